import { isoDateTime, isoDay, json, textList } from '../../shared/catalog/encode';
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
		pattern: 'invoices/(?:[a-z]+/)?([0-9a-fA-F]{24})',
		example: 'https://app.gohighlevel.com/v2/location/…/payments/invoices/6578278e879ad2646715ba9c',
	},
});

/** How something is sent: the invoice's and the estimate's own send, and an estimate sent as it is saved. */
const sending = fieldTable({
	sendBy: {
		displayName: 'Send By',
		type: 'options',
		at: 'action',
		options: SEND_BY,
		default: 'email',
		description: 'How the customer is told',
	},
	userId: {
		displayName: 'User ID',
		type: 'string',
		placeholder: 'e.g. q0m15dTLGeiGOXG7Hn3B',
		description:
			'The member of staff in whose name it is done. With OAuth2 it may be left empty: it is then who connected. The ID is in the address of the page Settings > My Staff > Edit.',
	},
	liveMode: {
		displayName: 'Live Mode',
		type: 'boolean',
		default: true,
		description: 'Whether real money is taken; off means test mode',
	},
	estimateName: {
		displayName: 'Estimate Name',
		type: 'string',
		placeholder: 'e.g. Office Coffee Estimate',
		description: 'As the message calls it',
	},
});

/** The fields that the resources of GHL's invoices API share; their larger parts have tables of their own. */
export const invoices = fieldTable({
	invoiceId: invoiceLocator,
	invoiceToUpdate: {
		...invoiceLocator,
		at: 'id',
		description: 'A draft to change instead of making a new invoice',
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
		description: 'Whom it is for. GHL wants a contact with a name, an email and a phone number.',
	},
	name: {
		displayName: 'Name',
		type: 'string',
		required: true,
		placeholder: 'e.g. Office coffee, March',
		description: 'Name in GHL, by which it is found again',
	},
	currency: {
		displayName: 'Currency',
		type: 'string',
		required: true,
		default: 'USD',
		placeholder: 'e.g. USD',
		description: 'Code of the currency (ISO 4217)',
	},
	title: {
		displayName: 'Title',
		type: 'string',
		placeholder: 'e.g. INVOICE',
		description: 'Heading that the customer sees',
	},
	description: { displayName: 'Description', type: 'string', placeholder: 'e.g. Standing order' },
	termsNotes: {
		displayName: 'Terms and Notes',
		type: 'string',
		typeOptions: { rows: 3 },
		placeholder: 'e.g. Payable within 14 days',
		description: 'Text below the items; HTML can be used',
	},
	includeTermsNote: {
		displayName: 'Terms on Receipts',
		type: 'boolean',
		description: 'Whether receipts carry the terms and notes too',
	},
	invoiceNumber: {
		displayName: 'Number',
		type: 'string',
		placeholder: 'e.g. 1001',
		description: 'Left empty: the next free number',
	},
	invoiceNumberPrefix: {
		displayName: 'Number Prefix',
		type: 'string',
		placeholder: 'e.g. INV-',
		description: 'Put before the number',
	},
	estimateNumber: {
		displayName: 'Number',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 1,
		description: 'Left out: the next free number',
	},
	estimateNumberPrefix: {
		displayName: 'Number Prefix',
		type: 'string',
		placeholder: 'e.g. EST-',
		description: 'Put before the number',
	},
	issueDate: {
		displayName: 'Issue Date',
		type: 'dateTime',
		as: isoDay,
		description: 'Left out: today',
	},
	dueDate: {
		displayName: 'Due Date',
		type: 'dateTime',
		as: isoDay,
		description: 'Left out: as the invoice settings of the location say',
	},
	expiryDate: {
		displayName: 'Expiry Date',
		type: 'dateTime',
		as: isoDay,
		description: 'Last day on which the customer can accept',
	},
	automaticTaxesEnabled: {
		displayName: 'Automatic Taxes',
		type: 'boolean',
		description: 'Whether GHL works out the taxes by itself',
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
		as: json,
		description: 'What GHL keeps for the connection with Xero',
	},
	meta: {
		displayName: 'Metadata',
		type: 'json',
		as: json,
		description: 'Any data to keep with the record',
	},
	estimateStatus: { ...filters.estimateStatusFilter, at: 'estimateStatus' },
	autoInvoice: group(
		{ displayName: 'Automatic Invoice', description: 'What happens when the customer accepts' },
		Object.values(
			fieldTable({
				enabled: {
					displayName: 'Enabled',
					type: 'boolean',
					default: true,
					description: 'Whether an invoice is made by itself',
				},
				directPayments: {
					displayName: 'Direct Payments',
					type: 'boolean',
					description: 'Whether the customer can pay at once',
				},
			}),
		),
	),
	sendEstimateDetails: group(
		{ displayName: 'Send at Once', description: 'Sends the estimate as soon as it is saved' },
		[...Object.values(sending), parties.sentFrom],
	),
	markAsInvoiced: {
		displayName: 'Mark as Invoiced',
		type: 'boolean',
		default: true,
		description: 'Whether the estimate counts as invoiced from then on',
	},
	version: {
		displayName: 'Version',
		type: 'options',
		options: choices(['v1', 'v2']),
		default: 'v2',
		description: 'How GHL makes the invoice; v2 is the newer way',
	},
	card: { ...invoiceCard, showWhen: { mode: ['card'] }, description: 'The card that was used' },
	linkAmount: {
		displayName: 'Amount',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		at: 'amount',
		required: true,
		description: 'What is to be paid, in major units: 9.5 means nine and a half',
	},
	amountPaid: {
		...payments.amount,
		at: 'amount',
		description: 'What was paid, in major units. Left out: all that is due.',
	},
	paymentScheduleIds: {
		displayName: 'Payment Schedule IDs',
		type: 'string',
		as: textList,
		placeholder: 'e.g. 6578278e879ad2646715ba9c',
		description: 'Parts of the payment schedule that this pays, divided by commas',
	},
	fulfilledAt: {
		displayName: 'Paid At',
		type: 'dateTime',
		as: isoDateTime,
		description: 'Left out: now',
	},
});
