import { scalarText } from '../../shared/core/guards';
import type { TriggerFilter } from '../../shared/poll/catalog';
import { records as f } from './records';

const same = (a: unknown, b: unknown) =>
	scalarText(a).toLowerCase() === scalarText(b).toLowerCase();

/** Accepts the records of one customer, and the customer. */
export const customerFilter: TriggerFilter = {
	field: {
		...f.customerId,
		description: 'Only this customer, including orders and invoices of the customer',
	},
	accepts: ({ customer_id: owner, id }, value) => same(owner ?? id, value),
};

/** Accepts orders with one status, and all customers and invoices. */
export const statusFilter: TriggerFilter = {
	field: { ...f.filterStatus, name: 'orderStatus' },
	accepts: ({ order_id: isOrder, status }, value) =>
		isOrder === undefined || status === undefined || same(status, value),
};
