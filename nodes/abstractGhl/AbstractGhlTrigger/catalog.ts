import type { TriggerCatalog } from '../../shared/poll/catalog';
import { abstractGhl } from '../api';
import { lists } from '../fields/lists';
import { customerFilter, statusFilter } from '../fields/triggers';

/** Every list can be asked for what changed since, whenever it was made. */
const changes = {
	scope: 'read',
	from: 'updated_since',
	listedBy: 'updatedAt',
	createdAt: 'created_at',
	updatedAt: 'updated_at',
} as const;

const paymentStatus = {
	on: 'becomes',
	field: 'payment_status',
	since: 'payment_status_since',
} as const;

export const catalog: TriggerCatalog = {
	api: abstractGhl,
	records: 'customers, orders and invoices',
	webhookTrigger: 'AbstractGHL Webhook Trigger',
	watched: [
		{
			...changes,
			name: 'orders',
			route: 'GET /orders',
			list: lists.orders,
			id: 'order_id',
			events: {
				orderCreated: { name: 'Order Created', description: 'A new order appears', on: 'created' },
				orderUpdated: {
					name: 'Order Updated',
					description: 'Anything of an order changes',
					on: 'updated',
				},
				orderStatusChanged: {
					name: 'Order Status Changed',
					description: 'The status of an order changes; the item says from what to what',
					on: 'changed',
					field: 'status',
					since: 'status_since',
				},
			},
		},
		{
			...changes,
			name: 'customers',
			route: 'GET /customers',
			list: lists.customers,
			id: 'id',
			events: {
				customerCreated: {
					name: 'Customer Created',
					description: 'A new customer appears',
					on: 'created',
				},
				customerUpdated: {
					name: 'Customer Updated',
					description: 'Anything of a customer changes, also their tags',
					on: 'updated',
				},
			},
		},
		{
			...changes,
			name: 'invoices',
			route: 'GET /invoices',
			list: lists.invoices,
			id: 'invoice_id',
			events: {
				invoiceCreated: {
					name: 'Invoice Created',
					description: 'A new invoice appears',
					on: 'created',
				},
				invoicePaid: {
					...paymentStatus,
					name: 'Invoice Paid',
					description: 'An invoice is paid in full',
					values: ['paid'],
				},
				invoiceOverdue: {
					...paymentStatus,
					name: 'Invoice Overdue',
					description: 'The due date of an open invoice passes',
					values: ['overdue'],
				},
			},
		},
	],
	filters: [customerFilter, statusFilter],
};
