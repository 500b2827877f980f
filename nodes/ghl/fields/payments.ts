import { commaSeparated, isoDateTime, jsonObject } from '../../shared/catalog/encode';
import { choices, fieldTable, group, locator } from '../../shared/catalog/fields';

/** Sources of payment records (payments.json). */
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

/** Methods of manual payments. */
const PAYMENT_MODES = ['cash', 'card', 'cheque', 'bank_transfer', 'other'];

const cells = fieldTable({
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
		description: 'GHL ID of the subscription',
	}),
});

/** Sources of orders, transactions, and subscriptions (payments.json, source type). */
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

/** Fields shared by the resources of the payments API. */
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
	/** The same filter in the list of subscriptions. */
	id: subscriptionId,
	entityId: locator({
		displayName: 'Order or Invoice',
		search: 'searchOrders',
		example: '61dd0fe9c077f73e67f78803',
		description: 'The order or invoice that was paid. The list shows orders. Enter invoices by ID.',
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
		description: 'The contact (customer)',
	},
	status: {
		displayName: 'Status',
		type: 'string',
		placeholder: 'e.g. completed',
		description: 'Status of the order, as in GHL',
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
		description: 'Without this filter, both live and test records are returned',
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
		description: 'Text to search for in record names',
	},
	funnelProductIds: {
		displayName: 'Funnel Product IDs',
		type: 'string',
		as: commaSeparated,
		placeholder: 'e.g. 653f5e0cde5a1314e62a837c, 653f5e0cde5a1314e62a837d',
		description: 'Comma-separated IDs of funnel products',
	},
	sourceId: {
		displayName: 'Source ID',
		type: 'string',
		placeholder: 'e.g. 61dd48ff65b013bc39bb09c6',
		description: 'ID of the source of the record, such as a funnel, invoice, or form',
	},
	entitySourceType: {
		displayName: 'Source Type',
		type: 'options',
		options: choices(SOURCE_TYPES),
		default: 'funnel',
		description: 'Type of the source of the record',
	},
	entitySourceSubType: {
		displayName: 'Source Subtype',
		type: 'options',
		options: choices(SOURCE_SUBTYPES),
		default: 'store',
		description: 'Subtype of the source of the record',
	},
	getPaymentsCollectedCount: {
		displayName: 'Count Payments',
		type: 'boolean',
		in: 'query',
		description: 'Whether to return the number of payments collected for each subscription',
	},
	sourceType: {
		displayName: 'Source',
		type: 'options',
		options: choices(SOURCES),
		default: 'funnel',
		description: 'Type of the source of the record',
	},
	rereadFulfillments: {
		displayName: 'Re-Read Fulfillments of Open Orders',
		type: 'boolean',
		in: 'none',
		description:
			'Whether to read the fulfillments of every unfulfilled order at each poll. Uses one request per order. By default, they are read when the order was updated. GHL does not document whether a fulfillment always updates its order, so turn this on if Fulfillment Created misses events.',
	},
	includeItems: {
		displayName: 'Include Line Items',
		type: 'boolean',
		in: 'none',
		description:
			'Whether to get the line items of each order. The list does not contain them, so the node sends one more request per order.',
	},
	mode: {
		displayName: 'Payment Method',
		type: 'options',
		options: choices(PAYMENT_MODES),
		default: 'cash',
		description: 'Payment method of the customer',
	},
	amount: {
		displayName: 'Amount',
		type: 'number',
		typeOptions: { minValue: 0 },
		description:
			'Paid amount, in the currency of the order (9.5 means 9.50). If empty, the full amount is used.',
	},
	notes: {
		displayName: 'Notes',
		type: 'string',
		placeholder: 'e.g. Paid at the counter',
		description: 'Notes stored with the transaction',
	},
	isPartialPayment: {
		displayName: 'Partial Payment',
		type: 'boolean',
		description: 'Whether this is a partial payment of the order',
	},
	meta: {
		displayName: 'Metadata',
		type: 'json',
		as: jsonObject,
		description: 'Custom data to store with the transaction',
	},
	card: group(
		{ displayName: 'Card', showWhen: { mode: ['card'] }, description: 'Details of the card' },
		[cells.cardType, cells.last4],
	),
	cheque: group(
		{
			displayName: 'Check',
			showWhen: { mode: ['cheque'] },
			description: 'Details of the check',
		},
		[cells.chequeNumber],
	),
});
