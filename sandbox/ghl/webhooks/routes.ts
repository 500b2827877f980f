import type { FastifyInstance } from 'fastify';
import type { GhlControl } from '../control';
import { nestBody } from '../errors';
import { EVENT_TYPES } from './samples';

const WEBHOOK = {
	type: 'object',
	additionalProperties: false,
	required: ['url'],
	properties: {
		url: { type: 'string', pattern: '^https?://' },
		events: { type: 'array', items: { enum: EVENT_TYPES }, minItems: 1 },
	},
};

const EVENT = {
	type: 'object',
	additionalProperties: false,
	required: ['type'],
	properties: { type: { type: 'string' }, fields: { type: 'object' } },
};

const SAMPLE = {
	type: 'object',
	additionalProperties: false,
	required: ['type'],
	properties: { type: { enum: EVENT_TYPES } },
};

/** The webhook settings of the app, which GHL has in its developer portal, and the deliveries. */
export function webhookRoutes(scope: FastifyInstance, control: GhlControl): void {
	scope.get('/ghl/webhooks', async () => ({ webhooks: control.webhooks() }));
	scope.post<{ Body: { url: string; events?: string[] } }>(
		'/ghl/webhooks',
		{ schema: { body: WEBHOOK } },
		async ({ body }, reply) => reply.code(201).send(control.subscribe(body.url, body.events)),
	);
	scope.delete<{ Params: { id: string } }>('/ghl/webhooks/:id', async ({ params }, reply) =>
		control.unsubscribe(params.id)
			? reply.code(204).send()
			: reply.code(404).send(nestBody(404, 'Webhook not found')),
	);
	scope.get('/ghl/deliveries', async () => control.deliveries());
	scope.post<{ Body: { type: string; fields?: Record<string, unknown> } }>(
		'/ghl/deliveries',
		{ schema: { body: EVENT } },
		async ({ body }, reply) => {
			control.sendEvent(body.type, body.fields);
			return reply.code(204).send();
		},
	);
	scope.post<{ Body: { type: string } }>(
		'/ghl/samples',
		{ schema: { body: SAMPLE } },
		async ({ body }, reply) => {
			control.sendSample(body.type);
			return reply.code(204).send();
		},
	);
}
