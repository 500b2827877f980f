import type { IDataObject } from 'n8n-workflow';

import { commaSeparated, isoDateTime, json } from '../../shared/catalog/encode';
import type { Encoder } from '../../shared/catalog/encode';
import { choices, fieldTable, group, locator, rows } from '../../shared/catalog/fields';
import { incomingLines } from '../../shared/catalog/incomingLines';

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

/** The version of the node GHL Orders that can fulfill all open items. */
export const OPEN_ITEMS_VERSION = 1.1;

const readLines = incomingLines({
	parts: {
		priceId: ['priceId', 'price_id', 'price._id'],
		qty: ['qty', 'quantity'],
	},
	numbers: ['qty'],
	needed: { 'price ID': ['priceId'] },
	hint: 'A line requires a priceId. The default quantity is 1.',
});

/** Converts lines in any format to items of a fulfillment. */
const fulfilledLines: Encoder = (value, context) =>
	(readLines(value, context) as IDataObject[]).map((line) => ({ qty: 1, ...line }));

/** Methods of manual payments. */
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
				'The item of the order, identified by its price. The list shows the items of the order chosen above.',
		}),
	},
	qty: {
		displayName: 'Quantity',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 1,
		description: 'Number of units to fulfill',
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
		description: 'The subscription, by its GHL ID',
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
		as: json,
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
	itemsFrom: {
		displayName: 'Items From',
		type: 'options',
		in: 'none',
		showWhen: { '@version': [OPEN_ITEMS_VERSION] },
		options: [
			{
				name: 'All Open Items',
				value: 'open',
				description: 'The items of the order that no earlier fulfillment contains',
			},
			{
				name: 'Incoming Data',
				value: 'data',
				description: 'For example, items from your warehouse',
			},
			{ name: 'Rows Below', value: 'rows' },
		],
		default: 'open',
		description: 'Source of the items to fulfill',
	},
	itemsData: {
		displayName: 'Item Data',
		type: 'json',
		at: 'items',
		as: fulfilledLines,
		required: true,
		default: '={{ $json.items }}',
		showWhen: { itemsFrom: ['data'] },
		description:
			'A list of items with price ID and quantity, or an order with such a list in items or line_items',
	},
	items: {
		...rows(
			{
				displayName: 'Items',
				rowName: 'Item',
				required: true,
				description: 'The items to fulfill',
			},
			[cells.priceId, cells.qty],
		),
		hideWhen: { itemsFrom: ['open', 'data'] },
	},
	trackings: {
		...rows(
			{
				displayName: 'Trackings',
				rowName: 'Tracking',
				description: 'Tracking details of the shipments',
			},
			[cells.trackingNumber, cells.shippingCarrier, cells.trackingUrl],
		),
		always: true,
	},
	notifyCustomer: {
		displayName: 'Notify Customer',
		type: 'boolean',
		description: 'Whether GHL notifies the customer about the fulfillment',
	},
});
