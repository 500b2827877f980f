import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { World } from '../../server/world';
import { successFields } from '../contacts/data';
import { nestError } from '../errors';
import * as rules from '../validate';
import { accessWith, valueKeyOf } from './data';

type Params = { locationId: string; id: string };
type Query = Record<string, string | undefined>;

const TAG_RULES = { name: rules.text };
const VALUE_RULES = { name: rules.text, value: rules.text };
const TEMPLATE_RULES = {
	originId: rules.text,
	deleted: rules.optional(rules.oneOf('true', 'false')),
	skip: rules.optional(rules.count(0)),
	limit: rules.optional(rules.count(1)),
	type: rules.optional(rules.oneOf('sms', 'email', 'whatsapp')),
};

/** Tags, custom values, and templates of a location. */
export function recordRoutes(scope: FastifyInstance, world: World): void {
	const data = () => world.ghl.locationData;
	tagRoutes();
	valueRoutes();
	templateRoutes();

	function tagRoutes(): void {
		const path = '/locations/:locationId/tags';
		const read = accessWith('locations/tags.readonly');
		const write = accessWith('locations/tags.write');

		scope.get<{ Params: Params }>(path, read, async (request) => {
			rules.checkOnly(request.query, {});
			return { tags: ownOf(request, data().tags) };
		});
		scope.post<{ Params: Params; Body: { name: string } }>(path, write, async (request) => {
			rules.checkOnly(request.body, TAG_RULES);
			const name = freeName(request, request.body.name);
			const { locationId } = request.params;
			const tag = { id: world.ghl.random.textId(), locationId, name };
			data().tags.push(tag);
			return { tag };
		});
		scope.get(`${path}/:id`, read, async (request) => ({ tag: find(request, 'tags', 'Tag') }));
		scope.put<{ Body: { name: string } }>(`${path}/:id`, write, async (request) => {
			rules.checkOnly(request.body, TAG_RULES);
			const tag = find(request, 'tags', 'Tag');
			if (tag.name !== request.body.name.toLowerCase()) {
				tag.name = freeName(request, request.body.name);
			}
			return { tag };
		});
		scope.delete(`${path}/:id`, write, async (request) => {
			remove(request, 'tags', 'Tag');
			return successFields(request);
		});
	}

	/** Returns the name of a tag as GHL stores it: in lower case. */
	function freeName(request: FastifyRequest, given: string): string {
		const name = given.trim().toLowerCase();
		const isTaken = ownOf(request, data().tags).some((tag) => tag.name === name);
		if (isTaken) throw nestError(400, 'The tag name is already exist.');
		return name;
	}

	function valueRoutes(): void {
		const path = '/locations/:locationId/customValues';
		const read = accessWith('locations/customValues.readonly');
		const write = accessWith('locations/customValues.write');
		type Body = { name: string; value: string };

		scope.get(path, read, async (request) => {
			rules.checkOnly(request.query, {});
			return { customValues: ownOf(request, data().values) };
		});
		scope.post<{ Params: Params; Body: Body }>(path, write, async ({ params, body }, reply) => {
			rules.checkOnly(body, VALUE_RULES);
			const customValue = {
				id: world.ghl.random.textId(),
				locationId: params.locationId,
				fieldKey: valueKeyOf(body.name),
				...body,
			};
			data().values.push(customValue);
			return reply.code(201).send({ customValue });
		});
		scope.get(`${path}/:id`, read, async (request) => ({
			customValue: find(request, 'values', 'Custom value'),
		}));
		scope.put<{ Body: Body }>(`${path}/:id`, write, async (request) => {
			rules.checkOnly(request.body, VALUE_RULES);
			const customValue = find(request, 'values', 'Custom value');
			return { customValue: Object.assign(customValue, request.body) };
		});
		scope.delete(`${path}/:id`, write, async (request) => {
			remove(request, 'values', 'Custom value');
			return successFields(request);
		});
	}

	function templateRoutes(): void {
		const path = '/locations/:locationId/templates';

		scope.get<{ Querystring: Query }>(
			path,
			accessWith('locations/templates.readonly'),
			async (request) => {
				const { query } = request;
				rules.checkOnly(query, TEMPLATE_RULES);
				const found = ownOf(request, data().templates).filter(
					({ type, deleted }) =>
						type === (query.type ?? type) && deleted === (query.deleted === 'true'),
				);
				const skip = Number(query.skip ?? 0);
				const rows = found.slice(skip, skip + Number(query.limit ?? 25));
				return {
					templates: rows.map((row) => ({ ...row, deleted: undefined })),
					totalCount: found.length,
				};
			},
		);
		scope.delete(`${path}/:id`, accessWith(), async (request, reply) => {
			find(request, 'templates', 'Template').deleted = true;
			return reply.code(200).send();
		});
	}

	function ownOf<T extends { locationId: string }>({ grant }: FastifyRequest, rows: T[]): T[] {
		return rows.filter(({ locationId }) => locationId === grant.locationId);
	}

	type Kind = 'tags' | 'values' | 'templates';

	function find<K extends Kind>(request: FastifyRequest, kind: K, label: string) {
		const { id } = request.params as Params;
		const rows = ownOf(request, data()[kind] as Array<ReturnType<typeof data>[K][number]>);
		const found = rows.find((one) => one.id === id);
		if (!found) throw nestError(400, `${label} not found for id:${id}`);
		return found;
	}

	function remove(request: FastifyRequest, kind: Kind, label: string): void {
		const rows: Array<{ id: string }> = data()[kind];
		rows.splice(rows.indexOf(find(request, kind, label)), 1);
	}
}
