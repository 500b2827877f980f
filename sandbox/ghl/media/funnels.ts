import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { World } from '../../server/world';
import { nestError } from '../errors';
import * as rules from '../validate';
import type { Redirect } from './data';

type Query = Record<string, string | undefined>;
type Params = { id: string };
type Body = Pick<Redirect, 'domain' | 'path' | 'target' | 'action'>;

const PAGE_RULES = { limit: rules.count(1), offset: rules.count(0) };
const optionalText = rules.optional(rules.text);
const action = rules.oneOf('funnel', 'website', 'url', 'all');

/** Funnels, their pages, and redirects. */
export function funnelRoutes(scope: FastifyInstance, world: World): void {
	const access = (name: string) => ({
		config: { access: { level: 'location', scope: name, impliedLocation: true } as const },
	});
	const write = access('funnels/redirect.write');
	const data = () => world.ghl.mediaData;

	scope.get<{ Querystring: Query }>(
		'/funnels/funnel/list',
		access('funnels/funnel.readonly'),
		async ({ query }) => {
			rules.checkOnly(query, {
				locationId: rules.text,
				type: optionalText,
				category: optionalText,
				parentId: optionalText,
				name: optionalText,
				limit: rules.optional(rules.count(1)),
				offset: rules.optional(rules.count(0)),
			});
			const found = data().funnels.filter(
				(one) =>
					one.locationId === query.locationId &&
					one.type === (query.type ?? one.type) &&
					contains(one.name, query.name),
			);
			const rows = pageOf(found, query).map(({ id: _id, ...one }) => ({
				_id,
				...one,
				deleted: false,
				dateUpdated: one.dateAdded,
			}));
			return { funnels: rows, count: found.length, traceId: world.ghl.random.objectId() };
		},
	);

	scope.get<{ Querystring: Query }>(
		'/funnels/page',
		access('funnels/page.readonly'),
		async ({ query }) => {
			const named = { locationId: rules.text, funnelId: rules.text, name: optionalText };
			rules.checkOnly(query, { ...named, ...PAGE_RULES });
			return pageOf(pagesOf(query), query).map(({ id: _id, ...one }) => ({
				_id,
				...one,
				deleted: false,
			}));
		},
	);

	scope.get<{ Querystring: Query }>(
		'/funnels/page/count',
		access('funnels/pagecount.readonly'),
		async ({ query }) => {
			const named = { locationId: rules.text, funnelId: rules.text, name: optionalText };
			rules.checkOnly(query, named);
			return { count: pagesOf(query).length };
		},
	);

	scope.get<{ Querystring: Query }>(
		'/funnels/lookup/redirect/list',
		access('funnels/redirect.readonly'),
		async ({ query }) => {
			rules.checkOnly(query, { locationId: rules.text, search: optionalText, ...PAGE_RULES });
			const found = data()
				.redirects.all(String(query.locationId))
				.filter((one) => contains(`${one.domain}${one.path}`, query.search));
			return { data: { count: found.length, data: pageOf(found, query).map(redirectView) } };
		},
	);

	scope.post<{ Body: Body }>('/funnels/lookup/redirect', write, async ({ body, grant }, reply) => {
		void reply.code(200);
		rules.check(body, {
			locationId: rules.text,
			domain: rules.text,
			path: rules.text,
			target: rules.text,
			action,
		});
		const { domain, path, target } = body;
		const at = new Date(world.now()).toISOString();
		const stored = { altId: grant.locationId ?? '', createdAt: at, updatedAt: at };
		const ids = { _id: world.ghl.random.textId(), ...stored };
		const created = { ...ids, domain, path, target, action: body.action };
		return { data: redirectView(data().redirects.insert(created)) };
	});

	scope.patch<{ Params: Params; Body: Body }>(
		'/funnels/lookup/redirect/:id',
		write,
		async (request) => {
			rules.check(request.body, { locationId: rules.text, target: rules.text, action });
			const redirect = find(request);
			const { target, action: changed } = request.body;
			data().redirects.update(redirect._id, { target, action: changed });
			return { data: redirectView(redirect) };
		},
	);

	scope.delete<{ Params: Params; Querystring: Query }>(
		'/funnels/lookup/redirect/:id',
		write,
		async (request) => {
			rules.check(request.query, { locationId: rules.text });
			data().redirects.delete(find(request)._id);
			return { data: { status: 'ok' } };
		},
	);

	const pagesOf = ({ locationId, funnelId, name }: Query) =>
		data().pages.filter(
			(one) =>
				one.locationId === locationId && one.funnelId === funnelId && contains(one.name, name),
		);

	function find({ params, grant }: FastifyRequest): Redirect {
		const { id } = params as Params;
		const found = data().redirects.get(id, grant.locationId);
		if (!found) throw nestError(400, `Redirect not found for id:${id}`);
		return found;
	}
}

const contains = (text: string, part = ''): boolean =>
	text.toLowerCase().includes(part.toLowerCase());

function pageOf<T>(rows: readonly T[], { limit, offset }: Query): T[] {
	const start = Number(offset ?? 0);
	return rows.slice(start, start + Number(limit ?? 20));
}

const redirectView = ({ _id: id, altId: locationId, ...one }: Redirect) => ({
	id,
	locationId,
	domain: one.domain,
	path: one.path,
	pathLowercase: one.path.toLowerCase(),
	type: 'Permanent',
	target: one.target,
	action: one.action,
});
