import { operation } from '../shared/catalog/types';
import type { DataFor, ListShape, Operation, Prepare, Simplified } from '../shared/catalog/types';
import type { Route } from '../shared/core/routes';
import { apiCallOf } from '../shared/engine/apiCall';
import { withIdempotencyKey } from './idempotency';

/** Data of a write, in addition to the data of an operation. */
interface WriteData {
	/** Properties of the body that can contain the ID of the new record; see {@link withIdempotencyKey}. */
	ownId?: readonly string[];
	/** Functions that complete and validate the body, in this order, before the key is derived from it. */
	steps?: readonly Prepare[];
}

/** Returns an operation that reads. */
export function read<
	const R extends Route,
	N extends string,
	L extends ListShape | undefined = undefined,
>(route: R, data: DataFor<R, N, L>): Operation<R, N, NoInfer<L>> {
	return { ...operation<R, N, L>(route, data), scope: 'read' };
}

/** Returns an operation that writes. Its idempotency key makes it safe to retry. */
export function write<const R extends Route, N extends string>(
	route: R,
	data: DataFor<R, N, undefined> & WriteData,
): Operation<R, N, undefined> {
	const { ownId, steps = [], ...rest } = data as DataFor<R, N, undefined> & WriteData;
	const prepare: Prepare = async (request, run) => {
		for (const step of [...steps, withIdempotencyKey(ownId)]) await step(request, run);
	};
	return {
		...operation<R, N>(route, rest as unknown as DataFor<R, N, undefined>),
		scope: 'write',
		repeatable: true,
		isRead: () => false,
		prepare,
	};
}

/** Calls any endpoint of the backend. */
export const apiCall = apiCallOf({
	none: { name: 'Not at All', selector: { in: 'query', values: () => ({}) } },
});

/** Simplified customer. */
export const simplifiedAbstractGhlCustomer: Simplified = {
	customerId: 'id',
	customerName: 'name',
	customerEmail: 'email',
	phone: 'phone',
	company: 'company',
	tags: 'tags',
	customFields: 'custom_fields',
	createdAt: 'created_at',
	updatedAt: 'updated_at',
};

/** Simplified order. */
export const simplifiedAbstractGhlOrder: Simplified = {
	orderId: 'order_id',
	customerId: 'customer_id',
	status: 'status',
	totalAmount: 'total',
	currency: 'currency',
	lineItems: 'line_items',
	customFields: 'custom_fields',
	placedAt: 'placed_at',
	createdAt: 'created_at',
	updatedAt: 'updated_at',
};

/** Simplified invoice. */
export const simplifiedAbstractGhlInvoice: Simplified = {
	invoiceId: 'invoice_id',
	customerId: 'customer_id',
	orderId: 'order_id',
	paymentStatus: 'payment_status',
	totalAmount: 'amount',
	amountPaid: 'amount_paid',
	currency: 'currency',
	dueDate: 'due_date',
	paidAt: 'paid_at',
	updatedAt: 'updated_at',
};
