import type { Operation, OperationData, Prepare, Simplified } from '../shared/catalog/types';
import { operation } from '../shared/catalog/types';
import type { Route } from '../shared/core/routes';
import { apiCall as apiCallOf } from '../shared/engine/apiCall';
import { withIdempotencyKey } from './idempotency';

/** An operation's data as `operation` demands it for its route. */
type DataFor<R extends Route> = Parameters<typeof operation<R>>[1];

/** What a write has beside an operation's data. */
interface Writing {
	/** Properties of the body that may hold the ID of the record that is made; see {@link withIdempotencyKey}. */
	ownId?: readonly string[];
	/** Completes and checks the body, in this order, before the key is made of it. */
	steps?: readonly Prepare[];
}

/** An operation that reads. */
export const read = <R extends Route>(route: R, data: DataFor<R>): Operation =>
	operation(route, { scope: 'read', ...data });

/** An operation that writes: its idempotency key makes it safe to repeat. */
export function write<R extends Route>(
	route: R,
	{ ownId, steps = [], ...data }: DataFor<R> & Writing,
): Operation {
	const prepare: Prepare = async (request, run) => {
		for (const step of [...steps, withIdempotencyKey(ownId)]) await step(request, run);
	};
	const rest = data as unknown as DataFor<R>;
	return {
		...operation(route, rest),
		scope: 'write',
		repeatable: true,
		isRead: () => false,
		prepare,
	} satisfies OperationData & Operation;
}

/** Any endpoint of the backend. */
export const apiCall = apiCallOf({
	none: { name: 'Not at All', selector: { in: 'query', values: () => ({}) } },
});

/** A customer in the users' words. */
export const simplifiedCustomer: Simplified = {
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

/** An order in the users' words. */
export const simplifiedOrder: Simplified = {
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

/** An invoice in the users' words. */
export const simplifiedInvoice: Simplified = {
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
