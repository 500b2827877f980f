import { textList } from '../../shared/catalog/encode';
import { fieldTable, group, locator, rows } from '../../shared/catalog/fields';
import { common } from './common';
import { utcSeconds, usUtcSeconds } from './dates';
import { cells } from './products';

const part = fieldTable({
	templateId: locator({
		displayName: 'Template',
		search: 'searchTemplates',
		example: '529c0abfefb96008b894ad02',
		description: 'Left out: the one that is set in Trustpilot Business',
		ifEmpty: 'The one set in Trustpilot Business',
	}),
	preferredSendTime: {
		displayName: 'Send At',
		type: 'dateTime',
		as: utcSeconds,
		description: 'When the email goes out. Sent to Trustpilot in UTC.',
	},
	sendAfter: {
		displayName: 'Send After (Hours)',
		type: 'number',
		typeOptions: { minValue: 0 },
		in: 'none',
		description: 'How long after this run the email goes out, instead of a fixed time',
	},
	redirectUri: {
		displayName: 'Redirect URL',
		type: 'string',
		placeholder: 'e.g. https://www.nordicbikes.example/thanks',
		description: 'Where the customer is led after the review',
	},
	tags: {
		displayName: 'Tags',
		type: 'string',
		as: textList,
		placeholder: 'e.g. web-order, express',
		description: 'Tags for the review, divided by commas',
	},
	products: rows(
		{
			displayName: 'Products',
			rowName: 'Product',
			description:
				'What was bought. Left out, without product SKUs: the line items of the incoming order.',
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
		description: 'Article numbers of your catalogue at Trustpilot, instead of the products',
	},
});

/** The fields of invitations. */
export const invitations = fieldTable({
	howItWorks: {
		displayName:
			'Takes orders of GHL Orders as they come. Test orders and customers on do-not-disturb are left out, as far as the incoming item says so. No reference number is invited twice: the workflow remembers its last 10,000 invitations.',
		type: 'notice',
		in: 'none',
	},
	invite: {
		displayName: 'Ask For',
		type: 'options',
		options: [
			{ name: 'Both Reviews', value: 'both', description: 'The service review first' },
			{ name: 'Product Review', value: 'product', description: 'A review of what was bought' },
			{ name: 'Service Review', value: 'service', description: 'A review of the business' },
		],
		default: 'service',
		in: 'none',
		description: 'What the customer is invited to write',
	},
	referenceNumber: {
		displayName: 'Reference Number',
		type: 'string',
		placeholder: 'e.g. NB-10455',
		description: 'Your order number',
		hint: 'Left empty: the ID of the incoming order',
	},
	consumerEmail: {
		displayName: 'Customer Email',
		type: 'string',
		placeholder: 'e.g. mette@example.com',
		description: 'Address of the customer',
		hint: 'Left empty: that of the incoming order',
	},
	consumerName: {
		displayName: 'Customer Name',
		type: 'string',
		placeholder: 'e.g. Mette K.',
		description: 'First and last name, as the customer is greeted',
		hint: 'Left empty: that of the incoming order',
	},
	serviceReviewInvitation: group(
		{
			displayName: 'Service Review Invitation',
			showWhen: { invite: ['service', 'both'] },
			description: 'How the invitation to review the business goes out',
		},
		[part.templateId, part.preferredSendTime, part.sendAfter, part.redirectUri, part.tags],
	),
	productReviewInvitation: group(
		{
			displayName: 'Product Review Invitation',
			showWhen: { invite: ['product', 'both'] },
			description: 'How the invitation to review the products goes out, and which they are',
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
		description: 'An address that Trustpilot allows for your account',
	},
	replyTo: {
		displayName: 'Reply To',
		type: 'string',
		placeholder: 'e.g. support@nordicbikes.example',
		description: 'Where answers of customers go',
	},
	locationId: common.locationId,
	businessUserId: {
		displayName: 'Business User ID',
		type: 'string',
		at: 'x-business-user-id',
		in: 'header',
		placeholder: 'e.g. 5e80c4b19d7f2a0011aa42b3',
		description:
			'In whose name it is done. Left out: the user of the credential. Not the ID of the business unit.',
	},
	includeTestOrders: {
		displayName: 'Include Test Orders',
		type: 'boolean',
		in: 'none',
		description:
			'Whether customers of test orders are invited, too. An order counts as live unless the incoming item says otherwise (liveMode).',
	},
	inviteAgain: {
		displayName: 'Invite Again',
		type: 'boolean',
		in: 'none',
		description:
			'Whether to invite although this workflow has invited for the same reference number before, or may have',
	},
	email: {
		displayName: 'Customer Email',
		type: 'string',
		required: true,
		placeholder: 'e.g. mette@example.com',
	},
	name: {
		displayName: 'Customer Name',
		type: 'string',
		required: true,
		placeholder: 'e.g. Mette K.',
	},
	referenceId: {
		displayName: 'Reference Number',
		type: 'string',
		required: true,
		placeholder: 'e.g. NB-10455',
		description: 'Your order number',
	},
	redirectUri: part.redirectUri,
	tags: part.tags,
	linkProducts: {
		...rows(
			{
				displayName: 'Products',
				rowName: 'Product',
				at: 'products',
				description: 'What was bought, if it is not in your catalogue at Trustpilot',
			},
			[cells.sku, cells.name, cells.productUrl, cells.imageUrl, cells.gtin, cells.mpn, cells.brand],
		),
	},
	productIds: {
		displayName: 'Product IDs',
		type: 'string',
		as: textList,
		placeholder: 'e.g. 66a0aa01c98b5d0013f4c001',
		description: 'IDs in your catalogue at Trustpilot, divided by commas, instead of the products',
	},
	eraseBy: {
		displayName: 'Erase By',
		type: 'options',
		options: [
			{ name: 'Age', value: 'age', description: 'Everything older than a day' },
			{ name: 'Customer Email', value: 'email', description: 'Everything tied to addresses' },
		],
		default: 'email',
		in: 'none',
		description: 'Which invitation data is erased',
	},
	customerEmails: {
		displayName: 'Customer Emails',
		type: 'string',
		as: textList,
		required: true,
		showWhen: { eraseBy: ['email'] },
		placeholder: 'e.g. mette@example.com',
		description: 'Addresses, divided by commas',
	},
	deleteOlderThan: {
		displayName: 'Older Than',
		type: 'dateTime',
		as: usUtcSeconds,
		required: true,
		showWhen: { eraseBy: ['age'] },
		description: 'All invitation data from before this time is erased',
	},
});

/** The fields of what looks reviews up by an order. */
export const lookups = fieldTable({
	referenceId: { ...invitations.referenceNumber, in: 'none' },
	customerEmail: { ...invitations.consumerEmail, in: 'none' },
	includeProductReviews: {
		displayName: 'Include Product Reviews',
		type: 'boolean',
		in: 'none',
		description:
			'Whether to look among the product reviews, too. Trustpilot cannot filter them by order: the newest ones are read, a hundred with each request.',
	},
	productReviewsToRead: {
		displayName: 'Product Reviews to Read',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 500,
		in: 'none',
		description: 'How many of the newest product reviews are looked through',
	},
});
