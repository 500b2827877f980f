import type { FastifyInstance } from 'fastify';
import type { Collection, StoredRecord } from '../../server/collection';
import type { World } from '../../server/world';
import { serviceError } from '../errors';
import { ALT_RULES } from '../lists';
import * as rules from '../validate';
import { partly } from './rules';

type Params = Record<string, string>;
type Query = { altId: string; withShippingRate?: string };
type Body = Record<string, unknown> & { altId: string };

/** Scopes of shipping. The specification lists none (docs/api-notes/ghl.md#scopes). */
export const access = (name: 'shipping' | 'setting', kind: 'readonly' | 'write') =>
	({ config: { access: { level: 'location', scope: `store/${name}.${kind}` } } }) as const;

/** The properties of a type of record. */
export interface RecordSpec<T extends StoredRecord> {
	/** Path of the list. */
	path: string;
	/** The name in messages: `Shipping zone`. */
	name: string;
	rows: () => Collection<T>;
	/** Fields of the body, except the account. */
	fields: Record<string, rules.Rule>;
	/** Returns the fields of a new record that its body does not contain. */
	start: (params: Params) => Partial<T>;
	/** Whether a record belongs to the parent in the path. If empty, the type has no parent. */
	within?: (row: T, params: Params) => boolean;
	view: (row: T, query: Query) => unknown;
	removed?: (row: T) => void;
}

/**
 * Adds the routes that zones, rates and carriers share: create, get, update, delete. All return `{status, message,
 * data}`.
 */
export function recordRoutes<T extends StoredRecord>(
	scope: FastifyInstance,
	world: World,
	spec: RecordSpec<T>,
): void {
	const read = access('shipping', 'readonly');
	const write = access('shipping', 'write');
	const one = `${spec.path}/:id`;
	const response = (data: unknown, message: string) => ({ status: true, message, data });

	scope.post<{ Params: Params; Body: Body }>(spec.path, write, async (request, reply) => {
		const { params, body } = request;
		rules.check(body, { ...ALT_RULES, ...spec.fields });
		const at = new Date(world.now()).toISOString();
		const record = {
			_id: world.ghl.random.objectId(),
			...spec.start(params),
			...given(spec, body),
			altId: body.altId,
			createdAt: at,
			updatedAt: at,
		} as T;
		const made = spec.rows().insert(record);
		return reply.code(201).send(response(spec.view(made, body), 'Successfully created'));
	});

	scope.get<{ Params: Params; Querystring: Query }>(one, read, async ({ params, query }) => {
		rules.check(query, ALT_RULES);
		return response(spec.view(find(spec, params, query.altId), query), 'Successfully retrieved');
	});

	scope.put<{ Params: Params; Body: Body }>(one, write, async ({ params, body }) => {
		rules.check(body, { ...ALT_RULES, ...partly(spec.fields) });
		const { _id } = find(spec, params, body.altId);
		const updatedAt = new Date(world.now()).toISOString();
		const updated = spec.rows().update(_id, { ...given(spec, body), updatedAt } as Partial<T>);
		return response(spec.view(updated as T, body), 'Successfully updated');
	});

	scope.delete<{ Params: Params; Querystring: Query }>(one, write, async ({ params, query }) => {
		rules.check(query, ALT_RULES);
		const row = find(spec, params, query.altId);
		spec.rows().delete(row._id);
		spec.removed?.(row);
		return { status: true, message: 'Successfully deleted' };
	});
}

function given<T extends StoredRecord>({ fields }: RecordSpec<T>, body: Body): Partial<T> {
	const names = Object.keys(fields).filter((name) => body[name] !== undefined);
	return Object.fromEntries(names.map((name) => [name, body[name]])) as Partial<T>;
}

function find<T extends StoredRecord>(spec: RecordSpec<T>, params: Params, altId: string): T {
	const row = spec.rows().get(params.id, altId);
	if (!row || spec.within?.(row, params) === false) {
		throw serviceError(404, `${spec.name} not found`);
	}
	return row;
}
