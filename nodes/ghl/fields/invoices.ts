import { isoDateTime, isoDay, jsonObject, textList } from '../../shared/catalog/encode';
import { choices, fieldTable, group, locator } from '../../shared/catalog/fields';
import { filters } from './invoiceFilters';
import { invoiceCard } from './invoiceSchedules';
import { parties } from './invoiceParties';
import { payments } from './payments';

const SEND_BY = [
	{ name: 'Email', value: 'email' },
	{ name: 'None (Mark as Sent)', value: 'send_manually' },
	{ name: 'SMS', value: 'sms' },
	{ name: 'SMS and Email', value: 'sms_and_email' },
];

const invoiceLocator = locator({
	displayName: 'Invoice',
	search: 'searchInvoices',
	example: '6578278e879ad2646715ba9c',
	url: {
		pattern: 'invoices/(?:(?:detail|details|edit|preview|view)/)?([0-9a-fA-F]{24})',
		example: 'https://app.gohighlevel.com/v2/location/…/payments/invoices/6578278e879ad2646715ba9c',
	},
});

/** Send settings of invoices and estimates. */
const sending = fieldTable({
	sendBy: {
		displayName: 'Send By',
		type: 'options',
		at: 'action',
		options: SEND_BY,
		default: 'email',
		description: 'How to notify the customer',
	},
	userId: {
		displayName: 'User ID',
		type: 'string',
		placeholder: 'e.g. q0m15dTLGeiGOXG7Hn3B',
		description:
			'User who performs this operation. With OAuth2, leave it empty to use the user who connected the credential. You can find the ID in the URL of Settings > My Staff > Edit.',
	},
	liveMode: {
		displayName: 'Live Mode',
		type: 'boolean',
		default: true,
		description: 'Whether to charge real money. Turn off for test mode.',
	},
	estimateName: {
		displayName: 'Estimate Name',
		type: 'string',
		placeholder: 'e.g. Office Coffee Estimate',
		description: 'The document name used in the message',
	},
});

/** Fields shared by the resources of the invoices API. Larger groups have their own tables. */
export const invoices = fieldTable({
	invoiceId: invoiceLocator,
	invoiceToUpdate: {
		...invoiceLocator,
		at: 'id',
		description: 'An existing draft to update instead of creating a new invoice',
	},
	invoiceTemplateId: locator({
		displayName: 'Template',
		search: 'searchInvoiceTemplates',
		example: '6578278e879ad2646715ba9c',
	}),
	scheduleId: locator({
		displayName: 'Schedule',
		search: 'searchInvoiceSchedules',
		example: '6578278e879ad2646715ba9c',
	}),
	estimateId: locator({
		displayName: 'Estimate',
		search: 'searchEstimates',
		example: '5f9d6d8b1b2d2c001f2d9e4b',
	}),
	estimateTemplateId: locator({
		displayName: 'Template',
		search: 'searchEstimateTemplates',
		example: '5f9d6d8b1b2d2c001f2d9e4b',
	}),
	contactId: {
		...payments.contactId,
		at: 'contactDetails.id',
		required: true,
		description: 'The customer. GHL requires a contact with a name, an email, and a phone number.',
	},
	name: {
		displayName: 'Name',
		type: 'string',
		required: true,
		placeholder: 'e.g. Office coffee, March',
		description: 'Internal name in GHL',
	},
	currency: {
		displayName: 'Currency',
		type: 'string',
		required: true,
		default: 'USD',
		placeholder: 'e.g. USD',
		description: 'Three-letter currency code (ISO 4217)',
	},
	title: {
		displayName: 'Title',
		type: 'string',
		placeholder: 'e.g. INVOICE',
		description: 'Title shown to the customer',
	},
	description: { displayName: 'Description', type: 'string', placeholder: 'e.g. Monthly order' },
	termsNotes: {
		displayName: 'Terms and Notes',
		type: 'string',
		typeOptions: { rows: 3 },
		placeholder: 'e.g. Payable within 14 days',
		description: 'Text below the items. HTML is supported.',
	},
	includeTermsNote: {
		displayName: 'Terms on Receipts',
		type: 'boolean',
		description: 'Whether to include the terms and notes in receipts',
	},
	invoiceNumber: {
		displayName: 'Number',
		type: 'string',
		placeholder: 'e.g. 1001',
		description: 'If empty, the next free number is used',
	},
	invoiceNumberPrefix: {
		displayName: 'Number Prefix',
		type: 'string',
		placeholder: 'e.g. INV-',
		description: 'Prefix of the number',
	},
	estimateNumber: {
		displayName: 'Number',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 1,
		description: 'If empty, the next free number is used',
	},
	estimateNumberPrefix: {
		displayName: 'Number Prefix',
		type: 'string',
		placeholder: 'e.g. EST-',
		description: 'Prefix of the number',
	},
	issueDate: {
		displayName: 'Issue Date',
		type: 'dateTime',
		as: isoDay,
		description: 'If empty: today',
	},
	dueDate: {
		displayName: 'Due Date',
		type: 'dateTime',
		as: isoDay,
		description: 'If empty, the invoice settings of the location apply',
	},
	expiryDate: {
		displayName: 'Expiry Date',
		type: 'dateTime',
		as: isoDay,
		description: 'Last day on which the customer can accept the estimate',
	},
	automaticTaxesEnabled: {
		displayName: 'Automatic Taxes',
		type: 'boolean',
		description: 'Whether GHL calculates taxes automatically',
	},
	liveMode: sending.liveMode,
	userId: sending.userId,
	sendBy: sending.sendBy,
	estimateName: sending.estimateName,
	draftOrSend: {
		displayName: 'Action',
		type: 'options',
		at: 'action',
		options: [
			{ name: 'Save as Draft', value: 'draft' },
			{ name: 'Send to Contact', value: 'send' },
		],
		default: 'draft',
	},
	internal: {
		displayName: 'Internal',
		type: 'boolean',
		description: 'Whether the template is for internal use',
	},
	xeroDetails: {
		displayName: 'Xero Details',
		type: 'json',
		as: jsonObject,
		description: 'Data of the Xero integration',
	},
	meta: {
		displayName: 'Metadata',
		type: 'json',
		as: jsonObject,
		description: 'Custom data to store with the record',
	},
	estimateStatus: { ...filters.estimateStatusFilter, at: 'estimateStatus' },
	autoInvoice: group(
		{
			displayName: 'Automatic Invoice',
			description: 'Action when the customer accepts the estimate',
		},
		Object.values(
			fieldTable({
				enabled: {
					displayName: 'Enabled',
					type: 'boolean',
					default: true,
					description: 'Whether to create an invoice automatically',
				},
				directPayments: {
					displayName: 'Direct Payments',
					type: 'boolean',
					description: 'Whether the customer can pay immediately',
				},
			}),
		),
	),
	sendEstimateDetails: group(
		{ displayName: 'Send Immediately', description: 'Sends the estimate as soon as it is saved' },
		[...Object.values(sending), parties.sentFrom],
	),
	markAsInvoiced: {
		displayName: 'Mark as Invoiced',
		type: 'boolean',
		default: true,
		description: 'Whether to mark the estimate as invoiced',
	},
	version: {
		displayName: 'Version',
		type: 'options',
		options: choices(['v1', 'v2']),
		default: 'v2',
		description: "Version of GHL's invoice creation. V2 is newer.",
	},
	card: { ...invoiceCard, showWhen: { mode: ['card'] }, description: 'Details of the card' },
	linkAmount: {
		displayName: 'Amount',
		type: 'number',
		typeOptions: { minValue: 0 },
		at: 'amount',
		required: true,
		description: 'Amount to pay, in major units (9.5 means 9.50)',
	},
	amountPaid: {
		...payments.amount,
		at: 'amount',
		description:
			'Paid amount, in major units (9.5 means 9.50). If empty, the full amount due is used.',
	},
	paymentScheduleIds: {
		displayName: 'Payment Schedule IDs',
		type: 'string',
		as: textList,
		placeholder: 'e.g. 6578278e879ad2646715ba9c',
		description: 'Comma-separated IDs of the installments that this payment covers',
	},
	fulfilledAt: {
		displayName: 'Paid At',
		type: 'dateTime',
		as: isoDateTime,
		description: 'If empty, the current time is used',
	},
});
