import type { FastifyInstance } from 'fastify';
import type { World } from '../../server/world';
import type { Query } from '../lists';
import { ALT_RULES } from '../lists';
import * as rules from '../validate';
import { listBills } from './lists';
import { create, find, type Body, type Kind, recordsOf, replace } from './records';
import type { Bill } from './types';

/** Returns the access of a route: the read or write scope, or none if the API does not declare one. */
export const access = (scope?: string) =>
	({ config: { access: { level: 'location', ...(scope && { scope }) } } }) as const;

/** The path and query of a request for one record. */
export interface OnRecord {
	Params: { id: string };
	Querystring: Query;
	Body: Body;
}

/** A type of record with the same create, list, get, update and delete routes as the others. */
export interface RecordRoutes {
	kind: Kind;
	/** `/invoices/template` */
	path: string;
	scopes: { read: string; write: string };
	created: 200 | 201;
	bodies: { create: Record<string, rules.Rule>; update: Record<string, rules.Rule> };
	/** Fields that an update can't change. */
	kept: string[];
	/** Converts a record to its form in responses. */
	view: (bill: Bill) => unknown;
	/** Runs after a write, for example to set a status. */
	after?: (bill: Bill) => Bill;
	/** The path of the list, if it is different. */
	listPath?: string;
}

/** Adds the list, create and update routes of a type. */
export function recordRoutes(scope: FastifyInstance, world: World, routes: RecordRoutes): void {
	const { kind, path, scopes, created, bodies, kept, view } = routes;
	const { after = (bill: Bill) => bill } = routes;

	scope.get<{ Querystring: Query }>(
		routes.listPath ?? path,
		access(scopes.read),
		async ({ query }) => listBills(world, kind, query, view),
	);
	scope.post<{ Body: Body }>(path, access(scopes.write), async ({ body }, reply) => {
		rules.check(body, bodies.create);
		return reply.code(created).send(view(after(create(world, kind, body))));
	});
	scope.put<OnRecord>(
		`${path.replace(/\/$/, '')}/:id`,
		access(scopes.write),
		async ({ params, body }) => {
			rules.check(body, bodies.update);
			const bill = find(world, kind, params.id, body.altId);
			return view(after(replace(world, kind, bill, body, kept)));
		},
	);
}

/** Adds a route that returns a record by the ID in the path. */
export function getRoute(
	scope: FastifyInstance,
	world: World,
	{ kind, path, scopes }: Pick<RecordRoutes, 'kind' | 'path' | 'scopes'>,
	view: (bill: Bill) => unknown,
): void {
	scope.get<OnRecord>(
		`${path.replace(/\/$/, '')}/:id`,
		access(scopes.read),
		async ({ params, query }) => {
			rules.check(query, ALT_RULES);
			return view(find(world, kind, params.id, query.altId));
		},
	);
}

/** Adds a delete route. The account is in the query or, with `body`, only in the body. */
export function deleteRoute(
	scope: FastifyInstance,
	world: World,
	{ kind, path, scopes }: Pick<RecordRoutes, 'kind' | 'path' | 'scopes'>,
	from: 'query' | 'body',
	response: (bill: Bill) => unknown,
): void {
	scope.delete<OnRecord>(
		`${path.replace(/\/$/, '')}/:id`,
		access(scopes.write),
		async (request) => {
			const account = request[from] as { altId?: string };
			rules.check(account, ALT_RULES);
			const bill = find(world, kind, request.params.id, account.altId);
			recordsOf(world, kind).delete(bill._id);
			return response(bill);
		},
	);
}

/** Adds an action on a record: `POST /invoices/{id}/void`. */
export function actionRoute(
	scope: FastifyInstance,
	world: World,
	action: {
		method?: 'POST' | 'PATCH';
		kind: Kind;
		/** Contains `:id`. */
		path: string;
		/** Undefined if the API does not declare a scope. */
		scope?: string;
		body: Record<string, rules.Rule>;
		status?: number;
		act: (bill: Bill, body: Body) => unknown;
	},
): void {
	scope.route<OnRecord>({
		method: action.method ?? 'POST',
		url: action.path,
		...access(action.scope),
		handler: async ({ params, body }, reply) => {
			rules.check(body, action.body);
			const bill = find(world, action.kind, params.id, body.altId);
			return reply.code(action.status ?? 200).send(action.act(bill, body));
		},
	});
}
