import type { FastifyInstance } from 'fastify';
import type { Context } from '../server/context';
import type { GhlControl, OrderFields, TokenFilter } from './control';
import { ApiError, nestBody } from './errors';
import type { FulfillmentInput } from './payments/fulfillments';
import { orderRow } from './payments/views';
import type { Order } from './types';

const text = { type: 'string' };
const amount = { type: 'number', minimum: 0 };
const instant = { type: 'string', format: 'date-time' };

const ORDER_FIELDS = {
	contactId: text,
	currency: text,
	amount,
	amountPaid: amount,
	status: text,
	paymentStatus: { enum: ['paid', 'unpaid', 'refunded', 'partially_paid'] },
	fulfillmentStatus: text,
	liveMode: { type: 'boolean' },
	couponCode: text,
	createdAt: instant,
	updatedAt: instant,
};

const fieldsSchema = (extra: Record<string, unknown>, required: string[] = []) => ({
	type: 'object',
	additionalProperties: false,
	required,
	properties: { ...ORDER_FIELDS, ...extra },
});

const ids = { type: 'array', items: text, minItems: 1 };

const FULFILL = {
	trackings: { type: 'array', items: { type: 'object', additionalProperties: text } },
	items: {
		type: 'array',
		items: {
			type: 'object',
			required: ['priceId', 'qty'],
			properties: { priceId: text, qty: { type: 'integer', minimum: 1 } },
		},
	},
};

const VANISH = {
	type: ['object', 'null'],
	additionalProperties: false,
	properties: { status: { enum: [400, 404] } },
};

const REFUND = {
	type: ['object', 'null'],
	additionalProperties: false,
	properties: { amount, keepStatus: { type: 'boolean' } },
};

const TOKENS_EXPIRE = {
	type: ['object', 'null'],
	additionalProperties: false,
	properties: {
		kind: { enum: ['access', 'refresh', 'private'] },
		clientId: text,
		locationId: text,
	},
};

const TOKENS_ISSUE = {
	type: 'object',
	additionalProperties: false,
	required: ['clientId', 'location'],
	properties: { clientId: text, location: text, scopes: { type: 'array', items: text } },
};

type Many<T> = T & { ids: string[] };

/** The controls of GHL over HTTP: tokens, and records that tests create and change. */
export function controlRoutes(
	scope: FastifyInstance,
	{ world }: Context,
	control: GhlControl,
): void {
	scope.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
		if (error instanceof ApiError) return reply.code(error.status).send(error.body);
		const status = error.statusCode ?? 500;
		return reply.code(status).send(nestBody(status, error.message));
	});
	const rows = (orders: Array<Order | undefined>) => ({
		count: orders.filter(Boolean).length,
		orders: orders.flatMap((order) => (order ? [orderRow(world, order)] : [])),
	});

	scope.post<{ Body: OrderFields & { count?: number; locationId?: string } }>(
		'/orders',
		{
			schema: { body: fieldsSchema({ count: { type: 'integer', minimum: 1 }, locationId: text }) },
		},
		async ({ body }, reply) => reply.code(201).send(rows(control.createOrders(body))),
	);
	scope.patch<{ Body: Many<OrderFields> }>(
		'/orders',
		{ schema: { body: fieldsSchema({ ids }, ['ids']) } },
		async ({ body: { ids: list, ...fields } }) =>
			rows(list.map((id) => control.updateOrder(id, fields))),
	);
	scope.patch<{ Params: { id: string }; Body: OrderFields }>(
		'/orders/:id',
		{ schema: { body: fieldsSchema({}) } },
		async ({ params, body }, reply) => {
			const order = control.updateOrder(params.id, body);
			return order
				? orderRow(world, order)
				: reply.code(404).send(nestBody(404, 'Order not found'));
		},
	);
	scope.delete<{ Params: { id: string } }>('/orders/:id', async ({ params }, reply) =>
		reply.code(control.deleteOrder(params.id) ? 204 : 404).send(),
	);
	scope.post<{ Params: { id: string }; Body: { status?: 400 | 404 } | null }>(
		'/orders/:id/vanish',
		{ schema: { body: VANISH } },
		async ({ params, body }, reply) =>
			reply.code(control.vanishOrder(params.id, body?.status) ? 204 : 404).send(),
	);
	scope.post<{ Params: { id: string }; Body: { amount?: number; keepStatus?: boolean } | null }>(
		'/transactions/:id/refund',
		{ schema: { body: REFUND } },
		async ({ params, body }, reply) => {
			const row = control.refund(params.id, body?.amount, body?.keepStatus);
			return row ?? reply.code(404).send(nestBody(404, 'Transaction not found'));
		},
	);
	scope.post<{ Params: { id: string }; Body: Partial<FulfillmentInput> | null }>(
		'/orders/:id/fulfillments',
		{
			schema: {
				body: { type: ['object', 'null'], additionalProperties: false, properties: FULFILL },
			},
		},
		async ({ params, body }, reply) => {
			const fulfillment = control.fulfill(params.id, body ?? {});
			return fulfillment
				? reply.code(201).send(fulfillment)
				: reply.code(404).send(nestBody(404, 'Order not found'));
		},
	);
	scope.post<{ Body: Many<object> }>(
		'/orders/fulfillments',
		{
			schema: {
				body: {
					type: 'object',
					additionalProperties: false,
					required: ['ids'],
					properties: { ids },
				},
			},
		},
		async ({ body }, reply) => {
			const made = body.ids.flatMap((id) => control.fulfill(id) ?? []);
			return reply.code(201).send({ count: made.length, fulfillments: made });
		},
	);

	scope.post<{ Body?: TokenFilter | null }>(
		'/tokens/expire',
		{ schema: { body: TOKENS_EXPIRE } },
		async ({ body }) => ({ expired: control.expireTokens(body ?? {}) }),
	);
	scope.post('/tokens/restore', async (_request, reply) => {
		control.restorePrivateTokens();
		return reply.code(204).send();
	});
	scope.post<{ Body: { clientId: string; location: string; scopes?: string[] } }>(
		'/tokens',
		{ schema: { body: TOKENS_ISSUE } },
		async ({ body }, reply) =>
			reply.code(201).send(control.issueTokens(body.clientId, body.location, body.scopes)),
	);
}
