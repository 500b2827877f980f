import type { FastifyInstance } from 'fastify';
import type { World } from '../../server/world';
import { castError, serviceError } from '../errors';
import { ALT_RULES, contains, equals, inMode, listResponse, type Query, visibleAt } from '../lists';
import { roundAmount } from '../../server/currency';
import type { Order, Transaction } from '../types';
import * as rules from '../validate';
import { orderDetail, orderRow } from './views';

const MODES = ['cash', 'card', 'cheque', 'bank_transfer', 'other'];

const PAYMENT_RULES: Record<string, rules.Rule> = {
	...ALT_RULES,
	mode: rules.oneOf(...MODES),
	card: rules.optional(
		rules.shape({ type: rules.oneOf('visa', 'mastercard', 'other'), last4: rules.text }),
	),
	cheque: rules.optional(rules.shape({ number: rules.text })),
	notes: rules.optional(rules.text),
	amount: rules.optional(rules.number),
	meta: rules.optional(rules.object),
	isPartialPayment: rules.optional(rules.boolean),
};

interface PaymentBody {
	altId: string;
	mode: string;
	card?: { type: string; last4: string };
	cheque?: { number: string };
	notes?: string;
	amount?: number;
	isPartialPayment?: boolean;
}

/** Orders: list, get, record a payment. */
export function orderRoutes(scope: FastifyInstance, world: World): void {
	const read = {
		config: { access: { level: 'location', scope: 'payments/orders.readonly' } },
	} as const;

	scope.get<{ Querystring: Query }>('/payments/orders', read, async ({ query }) => {
		const data = world.ghl;
		const products = query.funnelProductIds?.split(',').filter(Boolean);
		return listResponse<Order>(world, query, {
			rows: data.orders,
			tests: [
				equals(query.status, (order) => order.status),
				equals(query.paymentStatus, (order) => order.paymentStatus),
				equals(query.contactId, (order) => order.contactId),
				equals(query.sourceId, (order) => order.source.id),
				inMode(query.paymentMode),
				contains(data, query.altId, query.search),
				products?.length
					? (order) =>
							order.items.some((item) =>
								products.includes(data.prices.get(item.priceId)?.product ?? ''),
							)
					: undefined,
			],
			view: (order) => orderRow(world, order),
		});
	});

	scope.get<{ Params: { orderId: string }; Querystring: Query }>(
		'/payments/orders/:orderId',
		read,
		async ({ params, query }) => {
			rules.check(query, ALT_RULES);
			return orderDetail(world, findOrder(world, params.orderId, query.altId));
		},
	);

	scope.post<{ Params: { orderId: string }; Body: PaymentBody }>(
		'/payments/orders/:orderId/record-payment',
		{ config: { access: { level: 'location', scope: 'payments/orders.collectPayment' } } },
		async ({ params, body }) => {
			rules.check(body, PAYMENT_RULES);
			recordPayment(world, findOrder(world, params.orderId, body.altId), body);
			return { success: true };
		},
	);
}

/** Returns the order of a location. Throws the API's error for a malformed (400) or unknown (404) ID. */
export function findOrder(world: World, id: string, altId?: string): Order {
	if (!/^[0-9a-f]{24}$/i.test(id)) throw castError(id, 'Order');
	const order = world.ghl.orders.get(id, altId);
	const status = order ? world.ghl.vanished.get(id) : 404;
	if (!order || status) throw serviceError(status ?? 404, 'Order not found');
	return order;
}

/** Adds a transaction and pays all or a part of the order. Not documented: a paid order accepts no payment (400). */
function recordPayment(world: World, order: Order, body: PaymentBody): void {
	const { ghl: data } = world;
	const due = roundAmount(order.amount - order.amountPaid, order.currency);
	if (due <= 0) throw serviceError(400, 'Order is already paid');
	const amount = body.amount ?? due;
	if (amount <= 0 || amount > due) throw serviceError(400, `Amount must be between 0 and ${due}`);
	const at = new Date(world.now()).toISOString();
	const transaction: Transaction = {
		_id: data.random.objectId(),
		altId: order.altId,
		contactId: order.contactId,
		currency: order.currency,
		amount,
		amountRefunded: 0,
		status: 'succeeded',
		liveMode: order.liveMode,
		entityType: 'order',
		entityId: order._id,
		source: order.source,
		chargeId: `manual_${data.random.objectId()}`,
		paymentProviderType: 'manual',
		paymentMethod: { mode: body.mode, ...(body.card ?? body.cheque) },
		notes: body.notes,
		createdAt: at,
		updatedAt: at,
	};
	data.transactions.insert(transaction, visibleAt(world));
	const paid = amount === due;
	data.orders.update(order._id, {
		amountPaid: roundAmount(order.amountPaid + amount, order.currency),
		paymentStatus: paid ? 'paid' : 'partially_paid',
		status: paid ? 'completed' : order.status,
		updatedAt: at,
	});
}
