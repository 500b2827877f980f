import type { FastifyInstance, FastifyRequest } from 'fastify';
import { IANAZone } from 'luxon';
import type { World } from '../../server/world';
import { nestError } from '../errors';
import * as rules from '../validate';
import { eventRoutes } from './events';
import { noteRoutes } from './notes';
import { recordRoutes } from './records';
import {
	CALENDAR_RULES,
	GROUP_RULES,
	NEW_CALENDAR_RULES,
	NEW_GROUP_RULES,
	SLOT_RULES,
} from './rules';
import { freeSlots, slotsByDay } from './slots';
import { add, change, find, view, withoutLocation } from './store';
import { zoneOf } from './views';

type Params = { id: string };
type Body = Record<string, unknown>;
type Query = Record<string, string | string[] | undefined>;

const MAX_PERIOD_MS = 31 * 86_400_000;

/** Calendars, their groups, free slots, appointments, and the other records of the calendars API. */
export function calendarRoutes(scope: FastifyInstance, world: World): void {
	const implied = { level: 'location', impliedLocation: true } as const;
	const access = (name: string) => ({ config: { access: { ...implied, scope: name } } });
	const read = access('calendars.readonly');
	const write = access('calendars.write');
	const readGroups = access('calendars/groups.readonly');
	const writeGroups = access('calendars/groups.write');
	const data = () => world.ghl.calendarData;
	eventRoutes(scope, world);
	noteRoutes(scope, world);
	recordRoutes(scope, world);

	scope.get<{ Querystring: Query }>('/calendars/groups', readGroups, async ({ query }) => {
		rules.check(query, { locationId: rules.text });
		return { groups: data().groups.all(String(query.locationId)).map(view) };
	});

	scope.post<{ Body: Body }>('/calendars/groups', writeGroups, async (request, reply) => {
		rules.check(request.body, NEW_GROUP_RULES);
		checkSlug(request);
		const fields = { isActive: true, ...withoutLocation(request.body) };
		const group = view(add(world, data().groups, request, fields));
		return reply.code(201).send({ group });
	});

	scope.post<{ Body: Body }>(
		'/calendars/groups/validate-slug',
		writeGroups,
		async (request, reply) => {
			rules.check(request.body, { locationId: rules.text, slug: rules.text });
			return reply.code(200).send({ available: !isTaken(request) });
		},
	);

	scope.put<{ Params: Params; Body: Body }>(
		'/calendars/groups/:id',
		writeGroups,
		async (request) => {
			rules.check(request.body, GROUP_RULES);
			const group = findGroup(request);
			checkSlug(request, group._id);
			return { group: view(change(world, data().groups, group, request.body)) };
		},
	);

	scope.put<{ Params: Params; Body: Body }>(
		'/calendars/groups/:id/status',
		writeGroups,
		async (request) => {
			rules.check(request.body, { isActive: rules.boolean });
			change(world, data().groups, findGroup(request), request.body);
			return { success: true };
		},
	);

	scope.delete<{ Params: Params }>('/calendars/groups/:id', writeGroups, async (request) => {
		data().groups.delete(findGroup(request)._id);
		return { success: true };
	});

	scope.get<{ Querystring: Query }>('/calendars/', read, async ({ query }) => {
		rules.check(query, { locationId: rules.text });
		const found = data()
			.calendars.all(String(query.locationId))
			.filter(({ fields }) => query.showDrafted !== 'false' || fields.isActive !== false)
			.filter(({ fields }) => !query.groupId || fields.groupId === query.groupId);
		return { calendars: found.map(view) };
	});

	scope.post<{ Body: Body }>('/calendars/', write, async (request) => {
		const { body } = request;
		rules.check(body, NEW_CALENDAR_RULES);
		if ((body.calendarType ?? 'event') !== 'event' && !Array.isArray(body.teamMembers)) {
			throw nestError(422, [`teamMembers are required for calendars of type ${body.calendarType}`]);
		}
		const fields = { isActive: true, calendarType: 'event', ...withoutLocation(body) };
		return { calendar: view(add(world, data().calendars, request, fields)) };
	});

	scope.get<{ Params: Params }>('/calendars/:id', read, async (request) => ({
		calendar: view(findCalendar(request)),
	}));

	scope.put<{ Params: Params; Body: Body }>('/calendars/:id', write, async (request) => {
		rules.check(request.body, CALENDAR_RULES);
		const calendar = findCalendar(request);
		return { calendar: view(change(world, data().calendars, calendar, request.body)) };
	});

	scope.delete<{ Params: Params }>('/calendars/:id', write, async (request) => {
		data().calendars.delete(findCalendar(request)._id);
		return { success: true };
	});

	scope.get<{ Params: Params; Querystring: Query }>(
		'/calendars/:id/free-slots',
		read,
		async (request) => {
			const { query } = request;
			rules.check(query, SLOT_RULES);
			const calendar = findCalendar(request);
			const from = Number(query.startDate);
			const to = Number(query.endDate);
			if (to - from > MAX_PERIOD_MS) {
				throw nestError(400, 'Date range cannot be more than 31 days');
			}
			const zone = String(query.timezone ?? zoneOf(calendar.altId));
			if (!IANAZone.isValidZone(zone)) throw nestError(422, ['timezone must be a valid timezone']);
			const users = [query.userIds ?? [], query.userId ?? []].flat();
			const search = { from, to, ...(users.length > 0 && { users }) };
			const traceId = world.ghl.random.objectId();
			return { ...slotsByDay(freeSlots(world, calendar, search), zone), traceId };
		},
	);

	const findCalendar = (request: FastifyRequest) =>
		find(data().calendars, request, (request.params as Params).id, 'Calendar');

	const findGroup = (request: FastifyRequest) =>
		find(data().groups, request, (request.params as Params).id, 'Group');

	function isTaken({ grant, body }: FastifyRequest, except?: string): boolean {
		return data()
			.groups.all(grant.locationId ?? '')
			.some(({ _id, fields }) => _id !== except && fields.slug === (body as Body).slug);
	}

	function checkSlug(request: FastifyRequest, except?: string): void {
		if (isTaken(request, except)) throw nestError(400, 'Slug is already taken');
	}
}
