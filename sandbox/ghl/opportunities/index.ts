import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { World } from '../../server/world';
import { isV3 } from '../contacts/data';
import { nestError } from '../errors';
import { visibleAt } from '../lists';
import * as rules from '../validate';
import type { Opportunity } from './data';
import { CREATE_RULES, FOLLOWER_RULES, STATUS_RULES, UPDATE_RULES, UPSERT_RULES } from './rules';
import { opportunityView, searchRoutes } from './search';

type Params = { id: string };
type Body = Partial<Omit<Opportunity, 'customFields'>> & {
	locationId: string;
	customFields?: IncomingField[];
};
type IncomingField = { id: string; field_value?: unknown; fieldValue?: unknown };
type Upsert = Body & {
	id: string;
	isRemoveAllFollowers: boolean;
	followersActionType: 'add' | 'remove';
};

const FIELDS = [
	'name',
	'pipelineId',
	'pipelineStageId',
	'status',
	'monetaryValue',
	'assignedTo',
	'lostReasonId',
] as const;

/** How writes report success: v3 adds a second name. */
const done = (request: FastifyRequest) => ({
	succeded: true,
	...(isV3(request) && { success: true }),
});

/** Opportunities, their pipelines, followers, and lost reasons. */
export function opportunityRoutes(scope: FastifyInstance, world: World): void {
	const implied = { level: 'location', impliedLocation: true } as const;
	const read = { config: { access: { ...implied, scope: 'opportunities.readonly' } } };
	const write = { config: { access: { ...implied, scope: 'opportunities.write' } } };
	searchRoutes(scope, world);

	scope.get<{ Querystring: { locationId: string } }>(
		'/opportunities/pipelines',
		read,
		async ({ query }) => {
			rules.check(query, { locationId: rules.text });
			const mine = world.ghl.opportunityData.pipelines.filter(
				({ locationId }) => locationId === query.locationId,
			);
			return { pipelines: mine };
		},
	);

	scope.get<{ Querystring: Record<string, string> }>(
		'/opportunities/lost-reason',
		read,
		async ({ query }) => {
			rules.check(query, { locationId: rules.text });
			const wanted = (query.query ?? query.name ?? '').toLowerCase();
			const found = world.ghl.opportunityData.lostReasons.filter(
				({ locationId, name, deleted }) =>
					locationId === query.locationId &&
					deleted === (query.deleted === 'true') &&
					name.toLowerCase().includes(wanted),
			);
			const skip = Number(query.skip ?? 0);
			const rows = found.slice(skip, skip + Number(query.limit ?? 100));
			return {
				lostReasons: rows.map(({ id, name, locationId, createdAt, updatedAt }) => ({
					id,
					name,
					locationId,
					createdAt,
					updatedAt,
				})),
				...(query.getCount === 'true' && { total: found.length }),
			};
		},
	);

	scope.get<{ Params: Params }>('/opportunities/:id', read, async (request) => ({
		opportunity: opportunityView(world, find(request)),
	}));

	scope.post<{ Body: Body }>('/opportunities/', write, async (request, reply) => {
		const { body } = request;
		rules.check(body, CREATE_RULES);
		const { contactId = '', locationId } = body;
		if (!world.ghl.contacts.get(contactId, locationId)) {
			throw nestError(400, `Contact not found for id:${contactId}`);
		}
		const at = new Date(world.now()).toISOString();
		const created = {
			_id: world.ghl.random.textId(),
			altId: locationId,
			contactId,
			followers: [],
			monetaryValue: 0,
			lastStatusChangeAt: at,
			lastStageChangeAt: at,
			createdAt: at,
			updatedAt: at,
			...changeOf(request, body),
		} as Opportunity;
		const opportunity = world.ghl.opportunityData.opportunities.insert(created, visibleAt(world));
		return reply.code(201).send({ opportunity: opportunityView(world, opportunity) });
	});

	scope.post<{ Body: Upsert }>('/opportunities/upsert', write, async (request) => {
		const { body } = request;
		rules.check(body, UPSERT_RULES);
		const before = find(request, body.id);
		const removed = body.followersActionType === 'remove' ? (body.followers ?? []) : [];
		const added = body.followersActionType === 'add' ? (body.followers ?? []) : [];
		const kept = body.isRemoveAllFollowers ? [] : before.followers;
		change(request, before, body, {
			followers: [...new Set([...kept, ...added])].filter((id) => !removed.includes(id)),
		});
		return { opportunity: opportunityView(world, before), new: false };
	});

	scope.put<{ Params: Params; Body: Body }>('/opportunities/:id', write, async (request) => {
		rules.check(request.body, UPDATE_RULES);
		const opportunity = find(request);
		change(request, opportunity, request.body);
		return { opportunity: opportunityView(world, opportunity) };
	});

	scope.put<{ Params: Params; Body: Body }>('/opportunities/:id/status', write, async (request) => {
		rules.check(request.body, STATUS_RULES);
		change(request, find(request), request.body);
		return done(request);
	});

	scope.delete<{ Params: Params }>('/opportunities/:id', write, async (request) => {
		world.ghl.opportunityData.opportunities.delete(find(request)._id);
		return done(request);
	});

	scope.post<{ Params: Params; Body: { followers: string[] } }>(
		'/opportunities/:id/followers',
		write,
		async (request, reply) => {
			rules.check(request.body, FOLLOWER_RULES);
			const { followers } = request.body;
			const before = find(request);
			const all = [...new Set([...before.followers, ...followers])];
			const added = followers.filter((id) => !before.followers.includes(id));
			change(request, before, {}, { followers: all });
			return reply.code(201).send({ followers: all, followersAdded: added });
		},
	);

	scope.delete<{
		Params: Params;
		Querystring: { isRemoveAllFollowers?: string };
		Body: { followers: string[] };
	}>('/opportunities/:id/followers', write, async (request) => {
		rules.check(request.body, FOLLOWER_RULES);
		const before = find(request);
		const removed =
			request.query.isRemoveAllFollowers === 'true' ? before.followers : request.body.followers;
		const left = before.followers.filter((id) => !removed.includes(id));
		change(request, before, {}, { followers: left });
		return { followers: left, followersRemoved: removed };
	});

	function find(request: FastifyRequest, id = (request.params as Params).id): Opportunity {
		const found = world.ghl.opportunityData.opportunities.get(id, request.grant.locationId);
		if (!found) throw nestError(400, `The opportunity with id ${id} was not found`);
		return found;
	}

	function change(
		request: FastifyRequest,
		before: Opportunity,
		body: Partial<Body>,
		more: Partial<Opportunity> = {},
	): void {
		const at = new Date(world.now()).toISOString();
		const next = changeOf(request, body, before);
		const moved = next.pipelineStageId && next.pipelineStageId !== before.pipelineStageId;
		const decided = next.status && next.status !== before.status;
		world.ghl.opportunityData.opportunities.update(before._id, {
			...next,
			...more,
			...(moved && { lastStageChangeAt: at }),
			...(decided && { lastStatusChangeAt: at }),
			updatedAt: at,
		});
	}

	/** Returns the fields that a body changes. In a new pipeline, the default stage is the first one. */
	function changeOf(
		request: FastifyRequest,
		body: Partial<Body>,
		before?: Opportunity,
	): Partial<Opportunity> {
		const own = Object.fromEntries(
			FIELDS.filter((field) => body[field as keyof Body] !== undefined).map((field) => [
				field,
				body[field as keyof Body],
			]),
		) as Partial<Opportunity>;
		if (own.pipelineId) {
			const pipeline = world.ghl.opportunityData.pipelines.find(({ id }) => id === own.pipelineId);
			if (!pipeline) throw nestError(400, `Pipeline not found for id:${own.pipelineId}`);
			const isSame = before?.pipelineId === pipeline.id;
			own.pipelineStageId ??= isSame ? before.pipelineStageId : pipeline.stages[0].id;
			if (!pipeline.stages.some(({ id }) => id === own.pipelineStageId)) {
				throw nestError(400, `Stage not found for id:${own.pipelineStageId}`);
			}
		}
		if (!body.customFields) return own;
		const known = before?.customFields ?? [];
		const values = new Map(known.map(({ id, fieldValue }) => [id, fieldValue]));
		// Each version reads the values under its own name only.
		for (const { id, field_value, fieldValue } of body.customFields) {
			values.set(id, isV3(request) ? fieldValue : field_value);
		}
		return { ...own, customFields: [...values].map(([id, fieldValue]) => ({ id, fieldValue })) };
	}
}
