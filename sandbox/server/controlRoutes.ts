import type { FastifyInstance } from 'fastify';
import type { Context } from './context';
import type { Control } from './control';
import { FAULT_SCHEMA, type FaultSpec } from './faults';
import { NAMED_FAULTS } from './namedFaults';
import { SETTINGS_SCHEMA, type Settings } from './settings';
import type { WorldOptions } from './world';

const RESET_SCHEMA = {
	type: ['object', 'null'],
	additionalProperties: false,
	properties: {
		seed: { type: 'integer', minimum: 0 },
		orders: { type: 'integer', minimum: 0, maximum: 1_000_000 },
		days: { type: 'number', exclusiveMinimum: 0 },
	},
};

const REQUESTS_QUERY = {
	type: 'object',
	additionalProperties: false,
	properties: {
		since: { type: 'string', pattern: '^\\d+$' },
		bodies: { enum: ['true', 'false'] },
	},
};

/**
 * Adds the part of the control endpoint that is not specific to an API: health, settings, faults, request log and
 * reset.
 */
export function installControl(scope: FastifyInstance, context: Context, control: Control): void {
	const { world, faults, requests } = context;

	scope.get('/health', async () => ({ status: 'ok', now: new Date(world.now()).toISOString() }));

	scope.get('/settings', async () => world.settings);
	scope.patch<{ Body: Partial<Settings> }>(
		'/settings',
		{ schema: { body: SETTINGS_SCHEMA } },
		async (request) => control.set(request.body),
	);

	scope.get('/faults', async () => faults.all());
	scope.get('/faults/named', async () => NAMED_FAULTS);
	scope.post<{ Body: FaultSpec }>(
		'/faults',
		{ schema: { body: FAULT_SCHEMA } },
		async (request, reply) => reply.code(201).send(faults.add(request.body)),
	);
	scope.delete('/faults', async (_request, reply) => {
		faults.clear();
		return reply.code(204).send();
	});
	scope.delete<{ Params: { id: string } }>('/faults/:id', async (request, reply) => {
		faults.clear(Number(request.params.id));
		return reply.code(204).send();
	});

	scope.get<{ Querystring: { since?: string; bodies?: string } }>(
		'/requests',
		{ schema: { querystring: REQUESTS_QUERY } },
		async ({ query }) => ({
			last: requests.lastSeq,
			requests: requests
				.since(Number(query.since ?? 0))
				.map((entry) => (query.bodies === 'true' ? entry : { ...entry, body: undefined })),
		}),
	);
	scope.get<{ Params: { seq: string } }>('/requests/:seq', async ({ params }, reply) => {
		const entry = requests.get(Number(params.seq));
		if (!entry) return reply.code(404).send({ message: 'The log does not contain this request' });
		return { ...entry, response: requests.response(entry.seq) };
	});
	scope.get('/requests/counters', async () => requests.counters());
	scope.delete('/requests', async (_request, reply) => {
		requests.clear();
		return reply.code(204).send();
	});

	scope.post<{ Body?: Partial<WorldOptions> }>(
		'/reset',
		{ schema: { body: RESET_SCHEMA } },
		async (request) => {
			control.reset(request.body ?? {});
			return world.options;
		},
	);
}
