import { commaSeparated, isoDateTime, textList } from '../../shared/catalog/encode';
import { choices, fieldTable, locator } from '../../shared/catalog/fields';
import type { FieldDraft } from '../../shared/catalog/fields';
import { EVENTS } from './events';

/** Payment statuses that the contract defines. */
const PAYMENT_STATUSES = ['unpaid', 'partially_paid', 'paid', 'overdue', 'void'] as const;

/** Resources with metadata. */
export const RESOURCES = ['customers', 'orders', 'invoices'] as const;

/** Events of webhook subscriptions, by their names in the contract. */
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

/** Fields of customers, orders, invoices and their related records. */
export const records = fieldTable({
	activityId: {
		displayName: 'Activity ID',
		type: 'string',
		at: 'activity_id',
		placeholder: 'e.g. ticket-4711',
		description:
			'Your ID for the entry. If you run the workflow again, the entry with this ID is updated and no duplicate is added.',
	},
	activityStatus: {
		displayName: 'Status',
		type: 'string',
		at: 'status',
		placeholder: 'e.g. open',
		description: 'Status of an entry that somebody works on, such as a ticket',
	},
	activityType: {
		displayName: 'Type',
		type: 'string',
		at: 'type',
		required: true,
		placeholder: 'e.g. ticket',
		description: 'Type of the entry, such as order, payment, review or ticket',
	},
	amountPaid: {
		displayName: 'Amount Paid',
		type: 'number',
		at: 'amount_paid',
		typeOptions: { minValue: 0 },
		description: 'Total amount paid, in the main unit of the currency',
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
		description: 'Events to send',
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
			'Comma-separated list of API field names. Makes responses smaller. The ID and the times are always included.',
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
		description: 'Time of the activity. If empty: now.',
	},
	orderId: locator({ displayName: 'Order', search: 'searchOrders', example: '1001' }),
	paidAt: {
		displayName: 'Paid At',
		type: 'dateTime',
		at: 'paid_at',
		as: isoDateTime,
		description: 'Time of the payment. If empty: now.',
	},
	paymentAmount: {
		displayName: 'Amount',
		type: 'number',
		at: 'amount',
		required: true,
		typeOptions: { minValue: 0 },
		description: 'Amount paid, in the main unit of the currency',
	},
	paymentId: {
		displayName: 'Payment ID',
		type: 'string',
		at: 'payment_id',
		required: true,
		placeholder: 'e.g. 6650a1b2c3d4e5f60718293a',
		description:
			'Your ID for the payment, such as the ID of the GHL transaction. A payment with the same ID is recorded only once.',
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
		description: 'Only records of this type',
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
		description: 'Key that signs the deliveries. At least 32 characters.',
	},
	sort: {
		displayName: 'Sort By',
		type: 'options',
		options: [
			{ name: 'Oldest Update First', value: 'updated_at' },
			{ name: 'Newest Update First', value: '-updated_at' },
		],
		default: 'updated_at',
		description:
			'Order of the list. Use the oldest update first if records can change while the list is read.',
	},
	sourceStatus: {
		displayName: 'Source Status',
		type: 'string',
		at: 'source_status',
		placeholder: 'e.g. fulfilled',
		description: 'Name of the status in the other system, such as GHL',
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
		description: 'Comma-separated list of tags',
	},
	tagsToRemove: {
		displayName: 'Tags',
		type: 'string',
		at: 'tags',
		as: commaSeparated,
		required: true,
		placeholder: 'e.g. vip, wholesale',
		description: 'Comma-separated list of tags',
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
		description: 'Only records that were updated at or after this time',
	},
	url: {
		displayName: 'URL',
		type: 'string',
		required: true,
		placeholder: 'e.g. https://shop.example.com/hook',
		description: 'URL that receives the events',
	},
});
