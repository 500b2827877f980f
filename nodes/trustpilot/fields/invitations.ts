import { textList } from '../../shared/catalog/encode';
import { fieldTable, group, locator, rows } from '../../shared/catalog/fields';
import type { FieldDraft } from '../../shared/catalog/fields';
import { common } from './common';
import { utcSeconds, usUtcSeconds } from './dates';
import { cells } from './products';

const part = fieldTable({
	templateId: locator({
		displayName: 'Template',
		search: 'searchTemplates',
		example: '529c0abfefb96008b894ad02',
		description: 'If empty, Trustpilot uses the template set in Trustpilot Business',
		ifEmpty: 'Template Set in Trustpilot Business',
	}),
	preferredSendTime: {
		displayName: 'Send At',
		type: 'dateTime',
		as: utcSeconds,
		description: 'When Trustpilot sends the email. The node converts the time to UTC.',
	},
	sendAfter: {
		displayName: 'Send After (Hours)',
		type: 'number',
		typeOptions: { minValue: 0 },
		in: 'none',
		description: 'Delay between this execution and the email. Use it instead of a fixed time.',
	},
	redirectUri: {
		displayName: 'Redirect URL',
		type: 'string',
		placeholder: 'e.g. https://www.nordicbikes.example/thanks',
		description: 'Page that the customer sees after the review',
	},
	tags: {
		displayName: 'Tags',
		type: 'string',
		as: textList,
		placeholder: 'e.g. web-order, express',
		description: 'Comma-separated list of tags for the review',
	},
	products: rows(
		{
			displayName: 'Products',
			rowName: 'Product',
			description:
				'Products to review. If this and Product SKUs are empty, the node uses the line items of the incoming order.',
		},
		[
			cells.sku,
			cells.name,
			cells.productUrl,
			cells.imageUrl,
			cells.gtin,
			cells.mpn,
			cells.brand,
			cells.productCategoryGoogleId,
		],
	),
	productSkus: {
		displayName: 'Product SKUs',
		type: 'string',
		as: textList,
		placeholder: 'e.g. NB-CITY-7, NB-CITY-9',
		description:
			'Comma-separated list of SKUs in your Trustpilot catalog. Use it instead of Products.',
	},
});

/** The customer to invite, and for which order. */
const recipient = {
	reference: {
		displayName: 'Reference Number',
		type: 'string',
		placeholder: 'e.g. NB-10455',
		description: 'Your order number',
		hint: 'If empty, the node uses the ID of the incoming order',
	},
	email: {
		displayName: 'Customer Email',
		type: 'string',
		placeholder: 'e.g. mette@example.com',
		description: 'Email address of the customer',
		hint: 'If empty, the node uses the address in the incoming order',
	},
	name: {
		displayName: 'Customer Name',
		type: 'string',
		placeholder: 'e.g. Mette K.',
		description: 'First and last name. Trustpilot uses it in the greeting.',
		hint: 'If empty: the name in the incoming order. If the order has none: a name derived from the company or email address.',
	},
} satisfies Record<string, FieldDraft>;

/** The fields of invitations. */
export const invitations = fieldTable({
	howItWorks: {
		displayName:
			'The node reads the customer from the incoming order. It skips test orders and customers on do-not-disturb, if the item contains this information. It sends one invitation per reference number, and stores the last 10,000 of this workflow.',
		type: 'notice',
		in: 'none',
	},
	invite: {
		displayName: 'Ask For',
		type: 'options',
		options: [
			{
				name: 'Both Reviews',
				value: 'both',
				description: 'A service review, followed by a product review',
			},
			{
				name: 'Product Review',
				value: 'product',
				description: 'A review of the purchased products',
			},
			{ name: 'Service Review', value: 'service', description: 'A review of the business' },
		],
		default: 'service',
		in: 'none',
		description: 'Type of review to request',
	},
	referenceNumber: recipient.reference,
	consumerEmail: recipient.email,
	consumerName: recipient.name,
	serviceReviewInvitation: group(
		{
			displayName: 'Service Review Invitation',
			showWhen: { invite: ['service', 'both'] },
			description: 'Settings of the invitation to review the business',
		},
		[part.templateId, part.preferredSendTime, part.sendAfter, part.redirectUri, part.tags],
	),
	productReviewInvitation: group(
		{
			displayName: 'Product Review Invitation',
			showWhen: { invite: ['product', 'both'] },
			description: 'Settings and products of the invitation to review products',
		},
		[
			part.templateId,
			part.preferredSendTime,
			part.sendAfter,
			part.redirectUri,
			part.products,
			part.productSkus,
		],
	),
	locale: {
		...locator({ displayName: 'Locale', search: 'searchLocales', example: 'en-GB' }),
		description: 'Language and country of the invitation',
	},
	senderName: { displayName: 'Sender Name', type: 'string', placeholder: 'e.g. Nordic Bikes' },
	senderEmail: {
		displayName: 'Sender Email',
		type: 'string',
		placeholder: 'e.g. noreply.invitations@trustpilotmail.com',
		description: 'Sender address. Trustpilot must allow it for your account.',
	},
	replyTo: {
		displayName: 'Reply To',
		type: 'string',
		placeholder: 'e.g. support@nordicbikes.example',
		description: 'Address for replies of customers',
	},
	locationId: common.locationId,
	businessUserId: {
		displayName: 'Business User ID',
		type: 'string',
		at: 'x-business-user-id',
		in: 'header',
		placeholder: 'e.g. 5e80c4b19d7f2a0011aa42b3',
		description:
			'ID of the business user who sends the request. If empty, the node uses the user of the credential. Do not use the ID of a business unit.',
	},
	includeTestOrders: {
		displayName: 'Include Test Orders',
		type: 'boolean',
		in: 'none',
		description:
			'Whether to invite customers of test orders too. An order is a test if liveMode is false in the incoming item.',
	},
	inviteAgain: {
		displayName: 'Invite Again',
		type: 'boolean',
		in: 'none',
		description:
			'Whether to send the invitation even if this workflow already sent one for the same reference number',
	},
	email: recipient.email,
	name: recipient.name,
	referenceId: recipient.reference,
	redirectUri: part.redirectUri,
	tags: part.tags,
	linkProducts: {
		...rows(
			{
				displayName: 'Products',
				rowName: 'Product',
				at: 'products',
				description:
					'Products to review. If this and Product IDs are empty, the node uses the line items of the incoming order.',
			},
			[cells.sku, cells.name, cells.productUrl, cells.imageUrl, cells.gtin, cells.mpn, cells.brand],
		),
	},
	productIds: {
		displayName: 'Product IDs',
		type: 'string',
		as: textList,
		placeholder: 'e.g. 66a0aa01c98b5d0013f4c001',
		description:
			'Comma-separated list of product IDs in your Trustpilot catalog. Use it instead of Products.',
	},
	eraseBy: {
		displayName: 'Erase By',
		type: 'options',
		options: [
			{ name: 'Age', value: 'age', description: 'All invitation data from before a date' },
			{
				name: 'Customer Email',
				value: 'email',
				description: 'All invitation data of one or more customers',
			},
		],
		default: 'email',
		in: 'none',
		description: 'Invitation data to erase',
	},
	customerEmails: {
		displayName: 'Customer Emails',
		type: 'string',
		as: textList,
		required: true,
		showWhen: { eraseBy: ['email'] },
		placeholder: 'e.g. mette@example.com',
		description: 'Comma-separated list of email addresses',
	},
	deleteOlderThan: {
		displayName: 'Older Than',
		type: 'dateTime',
		as: usUtcSeconds,
		required: true,
		showWhen: { eraseBy: ['age'] },
		description: 'Erases all invitation data from before this time',
	},
});

/** The fields of the operations that find reviews by an order. */
export const lookups = fieldTable({
	referenceId: { ...invitations.referenceNumber, in: 'none' },
	customerEmail: { ...invitations.consumerEmail, in: 'none' },
	includeProductReviews: {
		displayName: 'Include Product Reviews',
		type: 'boolean',
		in: 'none',
		description:
			'Whether to search the product reviews too. Trustpilot cannot filter them by order, so the node reads the newest ones, 100 per request.',
	},
	productReviewsToRead: {
		displayName: 'Product Reviews to Read',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 500,
		in: 'none',
		description: 'Maximum number of product reviews to search, newest first',
	},
});
