import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { World } from '../../server/world';
import { findContact } from '../contacts/data';
import { nestError } from '../errors';
import { visibleAt } from '../lists';
import * as rules from '../validate';
import type { CalendarEvent } from './data';
import { APPOINTMENT_RULES, BLOCK_RULES, EVENT_RULES, NEW_APPOINTMENT_RULES } from './rules';
import { freeSlots, lengthOf } from './slots';
import { find, findEvent } from './store';
import { blockView, eventView, groupOf, resultView } from './views';

type Body = Record<string, unknown> & {
	calendarId?: string;
	contactId?: string;
	assignedUserId?: string;
	startTime?: string;
	endTime?: string;
	appointmentStatus?: string;
};
type Query = Record<string, string | undefined>;
type Params = { id: string };

/** Fields of a request that are no fields of the record. */
const SETTINGS = ['toNotify', 'ignoreDateRange', 'ignoreFreeSlotValidation', 'locationId'];
const OWN = ['calendarId', 'contactId', 'assignedUserId', 'startTime', 'endTime'];

/** Appointments and blocked slots. */
export function eventRoutes(scope: FastifyInstance, world: World): void {
	const implied = { level: 'location', impliedLocation: true } as const;
	const read = { config: { access: { ...implied, scope: 'calendars/events.readonly' } } };
	const write = { config: { access: { ...implied, scope: 'calendars/events.write' } } };
	const data = () => world.ghl.calendarData;

	for (const [path, kind] of [
		['/calendars/events', 'appointment'],
		['/calendars/blocked-slots', 'block'],
	] as const) {
		scope.get<{ Querystring: Query }>(path, read, async ({ query }) => {
			rules.check(query, EVENT_RULES);
			const owners = [query.calendarId, query.groupId, query.userId];
			if (owners.every((one) => one === undefined)) {
				throw nestError(422, 'Either of calendarId, userId or groupId is required');
			}
			const found = data()
				.events.page({
					...{ altId: String(query.locationId), order: 'oldest', offset: 0, limit: Infinity },
					now: world.now(),
					where: (one) => one.kind === kind && isMatch(one, query),
				})
				.rows.sort((a, b) => a.start - b.start);
			return { events: found.map((one) => eventView(world, one)) };
		});
	}

	function isMatch(one: CalendarEvent, query: Query): boolean {
		return (
			one.start < Number(query.endTime) &&
			one.end > Number(query.startTime) &&
			(query.calendarId ?? one.calendarId) === one.calendarId &&
			(query.userId ?? one.assignedUserId) === one.assignedUserId &&
			(query.groupId ?? groupOf(world, one)) === groupOf(world, one)
		);
	}

	scope.post<{ Body: Body }>('/calendars/events/appointments', write, async (request) => {
		const { body } = request;
		rules.check(body, NEW_APPOINTMENT_RULES);
		findContact(world, body.contactId ?? '', request);
		const calendar = find(data().calendars, request, body.calendarId ?? '', 'Calendar');
		const start = Date.parse(body.startTime ?? '');
		const end = body.endTime
			? Date.parse(body.endTime)
			: start + lengthOf(calendar, 'slotDuration', 30);
		const team = (calendar.fields.teamMembers ?? []) as Array<{ userId: string }>;
		const event = insert(request, {
			kind: 'appointment',
			start,
			end,
			contactId: body.contactId,
			calendarId: calendar._id,
			assignedUserId: body.assignedUserId ?? team[0]?.userId,
			status:
				body.appointmentStatus ?? (calendar.fields.autoConfirm === false ? 'new' : 'confirmed'),
			fields: fieldsOf(body),
		});
		return resultView(event);
	});

	scope.get<{ Params: Params }>('/calendars/events/appointments/:id', read, async (request) => ({
		event: eventView(world, findEvent(world, request, 'appointment')),
	}));

	scope.put<{ Params: Params; Body: Body }>(
		'/calendars/events/appointments/:id',
		write,
		async (request) => {
			rules.check(request.body, APPOINTMENT_RULES);
			const event = findEvent(world, request, 'appointment');
			move(request, event, request.body);
			return resultView(event);
		},
	);

	scope.post<{ Body: Body }>('/calendars/events/block-slots', write, async (request, reply) => {
		const { body } = request;
		rules.check(body, { ...BLOCK_RULES, startTime: rules.date, endTime: rules.date });
		checkOwner(body);
		const event = insert(request, {
			kind: 'block',
			start: Date.parse(body.startTime ?? ''),
			end: Date.parse(body.endTime ?? ''),
			calendarId: body.calendarId,
			assignedUserId: body.assignedUserId,
			status: 'confirmed',
			fields: { title: 'Blocked', ...fieldsOf(body) },
		});
		return reply.code(201).send(blockView(event));
	});

	scope.put<{ Params: Params; Body: Body }>(
		'/calendars/events/block-slots/:id',
		write,
		async (request, reply) => {
			rules.check(request.body, BLOCK_RULES);
			checkOwner(request.body);
			const event = findEvent(world, request, 'block');
			move(request, event, request.body);
			return reply.code(201).send(blockView(event));
		},
	);

	scope.delete<{ Params: Params }>('/calendars/events/:id', write, async (request, reply) => {
		data().events.delete(findEvent(world, request)._id);
		return reply.code(201).send({ succeeded: true });
	});

	function insert(
		request: FastifyRequest,
		event: Omit<CalendarEvent, '_id' | 'altId' | 'createdAt' | 'updatedAt'>,
	): CalendarEvent {
		const at = new Date(world.now()).toISOString();
		const altId = request.grant.locationId ?? '';
		const row = { _id: world.ghl.random.textId(), altId, createdAt: at, updatedAt: at, ...event };
		checkTimes(request, row, request.body as Body);
		return data().events.insert(row, visibleAt(world));
	}

	/** Changes an event. Without a new end, its length stays the same. */
	function move(request: FastifyRequest, event: CalendarEvent, body: Body): void {
		const start = body.startTime ? Date.parse(body.startTime) : event.start;
		const end = body.endTime ? Date.parse(body.endTime) : start + event.end - event.start;
		const next = {
			start,
			end,
			...(body.calendarId && { calendarId: body.calendarId }),
			...(body.assignedUserId && { assignedUserId: body.assignedUserId }),
			status: body.appointmentStatus ?? event.status,
			fields: { ...event.fields, ...fieldsOf(body) },
		};
		const isMoved = start !== event.start || next.calendarId !== undefined;
		if (isMoved) checkTimes(request, { ...event, ...next }, body);
		const updatedAt = new Date(world.now()).toISOString();
		data().events.update(event._id, { ...next, updatedAt });
	}

	/** Rejects times in the wrong order, and an appointment outside the free slots of its calendar. */
	function checkTimes(request: FastifyRequest, event: CalendarEvent, body: Body): void {
		if (event.end <= event.start) throw nestError(400, 'End time must be after start time');
		if (event.kind === 'block' || body.ignoreFreeSlotValidation === true) return;
		const calendar = find(data().calendars, request, event.calendarId ?? '', 'Calendar');
		const search = {
			...{ from: event.start, to: event.start, except: event._id },
			includePast: body.ignoreDateRange === true,
		};
		if (freeSlots(world, calendar, search).includes(event.start)) return;
		throw nestError(400, 'The slot you have selected is no longer available.');
	}

	function checkOwner({ calendarId, assignedUserId }: Body): void {
		if ((calendarId === undefined) !== (assignedUserId === undefined)) return;
		throw nestError(422, 'Either calendarId or assignedUserId can be set, not both');
	}

	function fieldsOf(body: Body): Record<string, unknown> {
		const names = [...SETTINGS, ...OWN, 'appointmentStatus'];
		return Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));
	}
}
