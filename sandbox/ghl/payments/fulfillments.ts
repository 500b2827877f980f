import type { FastifyInstance } from 'fastify';
import type { World } from '../../server/world';
import { serviceError } from '../errors';
import { ALT_RULES, type Query } from '../lists';
import type { Fulfillment, Order, Tracking } from '../types';
import * as rules from '../validate';
import { findOrder } from './orders';
import { fulfillmentView } from './views';

const FULFILLMENT_RULES: Record<string, rules.Rule> = {
	...ALT_RULES,
	trackings: rules.list(
		rules.shape({
			trackingNumber: rules.optional(rules.text),
			shippingCarrier: rules.optional(rules.text),
			trackingUrl: rules.optional(rules.text),
		}),
	),
	items: rules.list(rules.shape({ priceId: rules.text, qty: rules.positive })),
	notifyCustomer: rules.boolean,
};

/** The items and trackings of a fulfillment. */
export interface FulfillmentInput {
	trackings: Tracking[];
	items: Array<{ priceId: string; qty: number }>;
}

type Params = { orderId: string };

/** Fulfillments and notes of an order. */
export function fulfillmentRoutes(scope: FastifyInstance, world: World): void {
	const read = {
		config: { access: { level: 'location', scope: 'payments/orders.readonly' } },
	} as const;

	scope.post<{ Params: Params; Body: FulfillmentInput & { altId: string } }>(
		'/payments/orders/:orderId/fulfillments',
		{ config: { access: { level: 'location', scope: 'payments/orders.write' } } },
		async ({ params, body }) => {
			rules.check(body, FULFILLMENT_RULES);
			const order = findOrder(world, params.orderId, body.altId);
			const fulfillment = addFulfillment(world, order, body);
			return { status: true, data: fulfillmentView(world.ghl, order, fulfillment) };
		},
	);

	scope.get<{ Params: Params; Querystring: Query }>(
		'/payments/orders/:orderId/fulfillments',
		read,
		async ({ params, query }) => {
			rules.check(query, ALT_RULES);
			const order = findOrder(world, params.orderId, query.altId);
			const list = world.ghl.fulfillments.get(order._id) ?? [];
			return { status: true, data: list.map((one) => fulfillmentView(world.ghl, order, one)) };
		},
	);

	// The response is not documented. It has the same format as the list of fulfillments.
	scope.get<{ Params: Params; Querystring: Query }>(
		'/payments/orders/:orderId/notes',
		read,
		async ({ params, query }) => {
			rules.check(query, ALT_RULES);
			const order = findOrder(world, params.orderId, query.altId);
			return { status: true, data: world.ghl.notes.get(order._id) ?? [] };
		},
	);
}

/**
 * Adds a fulfillment. Returns 400 if the order does not have the unfulfilled quantities. The messages are not
 * documented.
 */
export function addFulfillment(world: World, order: Order, input: FulfillmentInput): Fulfillment {
	const { ghl: data, settings } = world;
	if (input.items.length === 0) throw serviceError(400, 'Fulfillment has no items');
	const before = data.fulfillments.get(order._id) ?? [];
	for (const { priceId, qty } of totals(input.items)) checkItem(order, before, priceId, qty);
	const at = new Date(world.now()).toISOString();
	const fulfillment: Fulfillment = {
		_id: data.random.objectId(),
		altId: order.altId,
		trackings: input.trackings,
		items: input.items.map(({ priceId, qty }) => ({ priceId, qty })),
		createdAt: at,
		updatedAt: at,
	};
	const all = [...before, fulfillment];
	data.fulfillments.set(order._id, all);
	const complete = order.items.every((item) => left(order, all, item.priceId) === 0);
	data.orders.update(order._id, {
		fulfillmentStatus: complete ? 'fulfilled' : 'partially_fulfilled',
		...(settings.fulfillmentTouchesOrder && { updatedAt: at }),
	});
	return fulfillment;
}

/** Returns the unfulfilled quantities of an order, by price. */
export function unfulfilled(world: World, order: Order): Array<{ priceId: string; qty: number }> {
	const done = world.ghl.fulfillments.get(order._id) ?? [];
	return totals(order.items)
		.map(({ priceId }) => ({ priceId, qty: left(order, done, priceId) }))
		.filter(({ qty }) => qty > 0);
}

function checkItem(order: Order, before: Fulfillment[], priceId: string, qty: number): void {
	if (!order.items.some((item) => item.priceId === priceId)) {
		throw serviceError(400, `Price ${priceId} is not part of the order`);
	}
	const available = left(order, before, priceId);
	if (qty > available) {
		throw serviceError(400, `Quantity ${qty} of price ${priceId} exceeds the ${available} left`);
	}
}

function left(order: Order, fulfillments: Fulfillment[], priceId: string): number {
	const done = fulfillments.flatMap((fulfillment) => fulfillment.items);
	return sum(order.items, priceId) - sum(done, priceId);
}

function sum(items: Array<{ priceId: string; qty: number }>, priceId: string): number {
	return items.reduce((total, item) => total + (item.priceId === priceId ? item.qty : 0), 0);
}

function totals(items: Array<{ priceId: string; qty: number }>) {
	const priceIds = [...new Set(items.map((item) => item.priceId))];
	return priceIds.map((priceId) => ({ priceId, qty: sum(items, priceId) }));
}
