import { commaSeparated, isoDateTime, textList } from '../../shared/catalog/encode';
import { choices, fieldTable, locator } from '../../shared/catalog/fields';
import type { FieldDraft } from '../../shared/catalog/fields';
import { EVENTS } from './events';

/** Statuses of payment, as the contract fixes them. */
export const PAYMENT_STATUSES = ['unpaid', 'partially_paid', 'paid', 'overdue', 'void'] as const;

/** Resources that the metadata speaks of. */
export const RESOURCES = ['customers', 'orders', 'invoices'] as const;

/** Events of webhook subscriptions, by the contract's names. */
const EVENT_TYPES = Object.values(EVENTS).map(({ name, type, description }) => ({
	name,
	value: type,
	description,
}));

const customer = locator({
	displayName: 'Customer',
	search: 'searchCustomers',
	example: 'cus_1001',
});

const statusOf = (draft: Partial<FieldDraft>): FieldDraft => ({
	displayName: 'Status Name or ID',
	type: 'options',
	typeOptions: { loadOptionsMethod: 'getOrderStatuses' },
	description:
		'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	...draft,
});

/** Fields of customers, orders, invoices and what belongs to them. */
export const records = fieldTable({
	activityId: {
		displayName: 'Activity ID',
		type: 'string',
		at: 'activity_id',
		placeholder: 'e.g. ticket-4711',
		description:
			'Your own ID of the entry. With it, running the workflow again changes the entry instead of adding another.',
	},
	activityStatus: {
		displayName: 'Status',
		type: 'string',
		at: 'status',
		placeholder: 'e.g. open',
		description: 'Where the entry is something that is worked on, such as a ticket',
	},
	activityType: {
		displayName: 'Type',
		type: 'string',
		at: 'type',
		required: true,
		placeholder: 'e.g. ticket',
		description: 'The kind of entry, such as order, payment, review or ticket',
	},
	amountPaid: {
		displayName: 'Amount Paid',
		type: 'number',
		at: 'amount_paid',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		description: 'What has been paid in all, in the main unit of the currency',
	},
	customerId: customer,
	customerRef: { ...customer, at: 'customer_id', required: true },
	details: {
		displayName: 'Details',
		type: 'string',
		typeOptions: { rows: 3 },
		placeholder: 'e.g. Two of three cups arrived broken',
	},
	webhookEvents: {
		displayName: 'Webhook Events',
		type: 'multiOptions',
		options: EVENT_TYPES,
		at: 'events',
		required: true,
		description: 'What to be told of',
	},
	filterCustomer: { ...customer, at: 'filter[customer_id]' },
	filterEmail: {
		displayName: 'Email',
		type: 'string',
		at: 'filter[email]',
		placeholder: 'e.g. name@email.com',
	},
	filterOrder: {
		...locator({ displayName: 'Order', search: 'searchOrders', example: '1001' }),
		at: 'filter[order_id]',
	},
	filterPaymentStatus: {
		displayName: 'Payment Status',
		type: 'options',
		options: choices(PAYMENT_STATUSES),
		default: 'unpaid',
		at: 'filter[payment_status]',
	},
	filterStatus: statusOf({ at: 'filter[status]' }),
	filterActivityStatus: {
		displayName: 'Status',
		type: 'string',
		at: 'filter[status]',
		placeholder: 'e.g. open',
	},
	filterTag: {
		displayName: 'Tag',
		type: 'string',
		at: 'filter[tag]',
		placeholder: 'e.g. vip',
	},
	filterType: {
		displayName: 'Type',
		type: 'string',
		at: 'filter[type]',
		placeholder: 'e.g. ticket',
	},
	filterUrl: {
		displayName: 'URL',
		type: 'string',
		at: 'filter[url]',
		placeholder: 'e.g. https://shop.example.com/hook',
	},
	invoiceId: locator({ displayName: 'Invoice', search: 'searchInvoices', example: 'INV-1001' }),
	loadFields: {
		displayName: 'Load Only These Fields',
		type: 'string',
		at: 'fields',
		as: commaSeparated,
		placeholder: 'e.g. total, status',
		description:
			"Names of the API's own fields, divided by commas, to make answers smaller. ID and times always come.",
	},
	note: {
		displayName: 'Note',
		type: 'string',
		placeholder: 'e.g. Paid at the counter',
	},
	occurredAt: {
		displayName: 'Occurred At',
		type: 'dateTime',
		at: 'occurred_at',
		as: isoDateTime,
		description: 'When it happened; now, where left out',
	},
	orderId: locator({ displayName: 'Order', search: 'searchOrders', example: '1001' }),
	paidAt: {
		displayName: 'Paid At',
		type: 'dateTime',
		at: 'paid_at',
		as: isoDateTime,
		description: 'When it was paid; now, where left out',
	},
	paymentAmount: {
		displayName: 'Amount',
		type: 'number',
		at: 'amount',
		required: true,
		typeOptions: { minValue: 0, numberPrecision: 2 },
		description: 'What was paid, in the main unit of the currency',
	},
	paymentId: {
		displayName: 'Payment ID',
		type: 'string',
		at: 'payment_id',
		required: true,
		placeholder: 'e.g. 6650a1b2c3d4e5f60718293a',
		description:
			'Your own ID of the payment, such as that of the GHL transaction. A payment counts once, however often it is recorded.',
	},
	paymentMethod: {
		displayName: 'Method',
		type: 'string',
		at: 'method',
		placeholder: 'e.g. card',
	},
	paymentStatus: {
		displayName: 'Payment Status',
		type: 'options',
		options: choices(PAYMENT_STATUSES),
		default: 'paid',
		at: 'payment_status',
		required: true,
	},
	query: {
		displayName: 'Search Text',
		type: 'string',
		at: 'q',
		required: true,
		placeholder: 'e.g. Harbour',
	},
	queryFilter: {
		displayName: 'Search Text',
		type: 'string',
		at: 'q',
		placeholder: 'e.g. Harbour',
	},
	reason: {
		displayName: 'Reason',
		type: 'string',
		placeholder: 'e.g. Ordered twice',
	},
	recordType: {
		displayName: 'Record Type',
		type: 'options',
		options: choices(['customer', 'order', 'invoice']),
		default: 'customer',
		at: 'type',
		description: 'Only records of this kind',
	},
	resourceName: {
		displayName: 'Records',
		type: 'options',
		options: choices(RESOURCES),
		default: 'customers',
	},
	secret: {
		displayName: 'Secret',
		type: 'string',
		typeOptions: { password: true },
		required: true,
		placeholder: 'e.g. 32 or more random characters',
		description: 'Signs the deliveries; 32 characters or more',
	},
	sort: {
		displayName: 'Sort By',
		type: 'options',
		options: [
			{ name: 'Changed First', value: 'updated_at' },
			{ name: 'Changed Last', value: '-updated_at' },
		],
		default: 'updated_at',
		description:
			'The order of the list. Read from what was changed first, a list that changes meanwhile misses nothing.',
	},
	sourceStatus: {
		displayName: 'Source Status',
		type: 'string',
		at: 'source_status',
		placeholder: 'e.g. fulfilled',
		description: 'What the other system, such as GHL, calls the status',
	},
	status: statusOf({ required: true }),
	subscriptionId: locator({
		displayName: 'Subscription',
		search: 'searchSubscriptions',
		example: 'whs_1001',
	}),
	tags: {
		displayName: 'Tags',
		type: 'string',
		as: textList,
		required: true,
		placeholder: 'e.g. vip, wholesale',
		description: 'Divided by commas',
	},
	tagsToRemove: {
		displayName: 'Tags',
		type: 'string',
		at: 'tags',
		as: commaSeparated,
		required: true,
		placeholder: 'e.g. vip, wholesale',
		description: 'Divided by commas',
	},
	title: {
		displayName: 'Title',
		type: 'string',
		required: true,
		placeholder: 'e.g. Order 1001 was paid',
	},
	updatedSince: {
		displayName: 'Updated Since',
		type: 'dateTime',
		at: 'updated_since',
		as: isoDateTime,
		description: 'Only records that were changed at this time or later',
	},
	url: {
		displayName: 'URL',
		type: 'string',
		required: true,
		placeholder: 'e.g. https://shop.example.com/hook',
		description: 'The address that is told of events',
	},
});
