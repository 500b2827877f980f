import type { TriggerCatalog } from '../../shared/poll/catalog';
import { abstractGhl } from '../api';
import { lists } from '../fields/lists';
import {
	simplifiedAbstractGhlCustomer,
	simplifiedAbstractGhlInvoice,
	simplifiedAbstractGhlOrder,
} from '../operations';
import { customerFilter, statusFilter } from '../fields/triggers';

/** All lists filter by update time. */
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
			simplified: simplifiedAbstractGhlOrder,
			events: {
				orderCreated: { name: 'Order Created', description: 'An order was created', on: 'created' },
				orderStatusChanged: {
					name: 'Order Status Changed',
					description:
						'The status of an order changed. The item contains the old and the new value.',
					on: 'changed',
					field: 'status',
					since: 'status_since',
				},
				orderUpdated: {
					name: 'Order Updated',
					description: 'Any field of an order changed',
					on: 'updated',
				},
			},
		},
		{
			...changes,
			name: 'customers',
			route: 'GET /customers',
			list: lists.customers,
			id: 'id',
			simplified: simplifiedAbstractGhlCustomer,
			events: {
				customerCreated: {
					name: 'Customer Created',
					description: 'A customer was created',
					on: 'created',
				},
				customerUpdated: {
					name: 'Customer Updated',
					description: 'Any field of a customer changed, including tags',
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
			simplified: simplifiedAbstractGhlInvoice,
			events: {
				invoiceCreated: {
					name: 'Invoice Created',
					description: 'An invoice was created',
					on: 'created',
				},
				invoicePaid: {
					...paymentStatus,
					name: 'Invoice Paid',
					description: 'An invoice was paid in full',
					values: ['paid'],
				},
				invoiceOverdue: {
					...paymentStatus,
					name: 'Invoice Overdue',
					description: 'The due date of an unpaid invoice has passed',
					values: ['overdue'],
				},
			},
		},
	],
	filters: [customerFilter, statusFilter],
};
