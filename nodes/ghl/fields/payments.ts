import { commaSeparated, isoDateTime, json } from '../../shared/catalog/encode';
import { choices, fieldTable, group, locator, rows } from '../../shared/catalog/fields';

/** Where records of payments come from, as payments.json names it. */
const SOURCE_TYPES = [
	...['funnel', 'website', 'invoice', 'calendar', 'text2Pay', 'document_contracts', 'membership'],
	...['mobile_app', 'communities', 'point_of_sale', 'manual', 'form', 'survey', 'payment_link'],
	'external',
];
const SOURCE_SUBTYPES = [
	...[
		'one_step_order_form',
		'two_step_order_form',
		'upsell',
		'tap_to_pay',
		'card_payment',
		'store',
	],
	...['contact_view', 'email_campaign', 'payments_dashboard', 'shopify', 'subscription_view'],
	...['store_upsell', 'woocommerce', 'service', 'meeting', 'imported_csv', 'qr_code'],
	...['saas_one_time', 'saas_subscription'],
];

/** How money was taken by hand. */
const PAYMENT_MODES = ['cash', 'card', 'cheque', 'bank_transfer', 'other'];

const cells = fieldTable({
	trackingNumber: {
		displayName: 'Tracking Number',
		type: 'string',
		placeholder: 'e.g. 40012345678',
	},
	shippingCarrier: { displayName: 'Shipping Carrier', type: 'string', placeholder: 'e.g. FedEx' },
	trackingUrl: {
		displayName: 'Tracking URL',
		type: 'string',
		placeholder: 'e.g. https://www.fedex.com/wtrk/track/?trknbr=40012345678',
	},
	priceId: {
		required: true,
		...locator({
			displayName: 'Item',
			search: 'searchOrderItems',
			example: '6578278e879ad2646715ba9c',
			description:
				'The item of the order, by its price. The list holds the items of the order chosen above.',
		}),
	},
	qty: {
		displayName: 'Quantity',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 1,
		description: 'How many of the item are fulfilled',
	},
	cardType: {
		displayName: 'Type',
		type: 'options',
		at: 'type',
		options: choices(['visa', 'mastercard', 'other']),
		default: 'visa',
	},
	last4: { displayName: 'Last Four Digits', type: 'string', placeholder: 'e.g. 1234' },
	chequeNumber: {
		displayName: 'Number',
		type: 'string',
		at: 'number',
		placeholder: 'e.g. 129-129-129-912',
	},
});

const { subscriptionId } = fieldTable({
	subscriptionId: locator({
		displayName: 'Subscription',
		search: 'searchSubscriptions',
		example: '64bf78af39118e4011926cba',
		description: 'The subscription, by the ID that GHL gave it',
	}),
});

/** Where orders, transactions and subscriptions come from (payments.json, source type). */
const SOURCES = [
	'funnel',
	'website',
	'invoice',
	'calendar',
	'text2Pay',
	'document_contracts',
	'membership',
	'mobile_app',
	'communities',
	'point_of_sale',
	'manual',
	'form',
	'survey',
	'payment_link',
	'external',
];

/** The fields that the resources of GHL's payments API share. */
export const payments = fieldTable({
	orderId: locator({
		displayName: 'Order',
		search: 'searchOrders',
		example: '653f5e0cde5a1314e62a837c',
		url: {
			pattern: 'orders/([0-9a-fA-F]{24})',
			example: 'https://app.gohighlevel.com/v2/location/…/payments/orders/653f5e0cde5a1314e62a837c',
		},
	}),
	transactionId: locator({
		displayName: 'Transaction',
		search: 'searchTransactions',
		example: '61dd0feac077f72010f78804',
	}),
	subscriptionId,
	/** How the list of subscriptions names the same. */
	id: subscriptionId,
	entityId: locator({
		displayName: 'Order or Invoice',
		search: 'searchOrders',
		example: '61dd0fe9c077f73e67f78803',
		description: 'What was paid for. The list holds the orders; an invoice can be given by its ID.',
	}),
	contactId: {
		...locator({
			displayName: 'Contact',
			search: 'searchContacts',
			example: 'XPLSw2SVagl12LMDeTmQ',
			url: {
				pattern: 'contacts/(?:detail/)?([0-9a-zA-Z]{20})',
				example: 'https://app.gohighlevel.com/v2/location/…/contacts/detail/XPLSw2SVagl12LMDeTmQ',
			},
		}),
		description: 'The contact, who is the customer',
	},
	status: {
		displayName: 'Status',
		type: 'string',
		placeholder: 'e.g. completed',
		description: 'Status of the order, as GHL writes it',
	},
	paymentStatus: {
		displayName: 'Payment Status',
		type: 'options',
		options: choices(['paid', 'unpaid', 'refunded', 'partially_paid']),
		default: 'paid',
	},
	paymentMode: {
		displayName: 'Payment Mode',
		type: 'options',
		options: choices(['live', 'test']),
		default: 'live',
		description: 'Without this filter, records of the test mode are returned beside the live ones',
	},
	startAt: {
		displayName: 'Created After',
		type: 'dateTime',
		as: isoDateTime,
		description: 'Only records created at or after this time',
	},
	endAt: {
		displayName: 'Created Before',
		type: 'dateTime',
		as: isoDateTime,
		description: 'Only records created at or before this time',
	},
	search: {
		displayName: 'Search',
		type: 'string',
		placeholder: 'e.g. Ana Diaz',
		description: 'Text to look for in the names of the records',
	},
	funnelProductIds: {
		displayName: 'Funnel Product IDs',
		type: 'string',
		as: commaSeparated,
		placeholder: 'e.g. 653f5e0cde5a1314e62a837c, 653f5e0cde5a1314e62a837d',
		description: 'IDs of funnel products, divided by commas',
	},
	sourceId: {
		displayName: 'Source ID',
		type: 'string',
		placeholder: 'e.g. 61dd48ff65b013bc39bb09c6',
		description: 'ID of the funnel, invoice, form or other place that the record comes from',
	},
	entitySourceType: {
		displayName: 'Source Type',
		type: 'options',
		options: choices(SOURCE_TYPES),
		default: 'funnel',
		description: 'Kind of place that the record comes from',
	},
	entitySourceSubType: {
		displayName: 'Source Subtype',
		type: 'options',
		options: choices(SOURCE_SUBTYPES),
		default: 'store',
		description: 'Kind of form, store or other part of the source',
	},
	getPaymentsCollectedCount: {
		displayName: 'Count Payments',
		type: 'boolean',
		in: 'query',
		description: 'Whether to count the payments collected so far for each subscription',
	},
	sourceType: {
		displayName: 'Source',
		type: 'options',
		options: choices(SOURCES),
		default: 'funnel',
		description: 'The kind of place that the record comes from',
	},
	rereadFulfillments: {
		displayName: 'Re-Read Fulfillments of Open Orders',
		type: 'boolean',
		in: 'none',
		description:
			'Whether to read the fulfillments of every order that is not fulfilled yet at each poll, which costs one request for each of them. Left off, they are read when the order has changed: GHL does not document whether a fulfillment always changes its order, so switch this on if Fulfillment Created misses some.',
	},
	includeItems: {
		displayName: 'Include Line Items',
		type: 'boolean',
		in: 'none',
		description:
			'Whether to read each order again for its line items, which the list leaves out. Costs one request for each order.',
	},
	mode: {
		displayName: 'Payment Method',
		type: 'options',
		options: choices(PAYMENT_MODES),
		default: 'cash',
		description: 'How the customer paid',
	},
	amount: {
		displayName: 'Amount',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		description:
			'What was paid, in the currency of the order (9.5 is nine and a half). Left out: the whole amount.',
	},
	notes: {
		displayName: 'Notes',
		type: 'string',
		placeholder: 'e.g. Paid at the counter',
		description: 'Kept with the transaction',
	},
	isPartialPayment: {
		displayName: 'Partial Payment',
		type: 'boolean',
		description: 'Whether this pays only a part of the order',
	},
	meta: {
		displayName: 'Metadata',
		type: 'json',
		as: json,
		description: 'Any data to keep with the transaction',
	},
	card: group(
		{ displayName: 'Card', showWhen: { mode: ['card'] }, description: 'The card that was used' },
		[cells.cardType, cells.last4],
	),
	cheque: group(
		{
			displayName: 'Cheque',
			showWhen: { mode: ['cheque'] },
			description: 'The cheque that was used',
		},
		[cells.chequeNumber],
	),
	items: rows(
		{ displayName: 'Items', rowName: 'Item', required: true, description: 'What is fulfilled' },
		[cells.priceId, cells.qty],
	),
	trackings: {
		...rows(
			{
				displayName: 'Trackings',
				rowName: 'Tracking',
				description: 'How the parcels can be followed',
			},
			[cells.trackingNumber, cells.shippingCarrier, cells.trackingUrl],
		),
		always: true,
	},
	notifyCustomer: {
		displayName: 'Notify Customer',
		type: 'boolean',
		description: 'Whether GHL tells the customer about the fulfillment',
	},
});

/** Filters of transactions alone. */
export const charges = fieldTable({
	subscriptionId: locator({
		displayName: 'Subscription',
		search: 'searchChargedSubscriptions',
		example: 'sub_1KGcXDCScnf89tZoVkoEMCEL',
		description:
			'The subscription that was charged. By ID: the one that the payment provider gave it, as Stripe gives sub_… and PayPal gives I-….',
	}),
});
