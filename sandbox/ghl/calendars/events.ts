import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DateTime } from 'luxon';
import type { World } from '../../server/world';
import { LOCATIONS } from '../accounts';
import { findContact } from '../contacts/data';
import { nestError } from '../errors';
import { visibleAt } from '../lists';
import * as rules from '../validate';
import type { CalendarEvent } from './data';
import {
	APPOINTMENT_RULES,
	BLOCK_RULES,
	EVENT_RULES,
	NEW_APPOINTMENT_RULES,
	NOTE_PAGE_RULES,
	NOTE_RULES,
} from './rules';
import { freeSlots, lengthOf } from './slots';
import { add, change, find, pageOf, view, withoutLocation } from './store';

type Body = Record<string, unknown> & {
	calendarId?: string;
	contactId?: string;
	assignedUserId?: string;
	startTime?: string;
	endTime?: string;
	appointmentStatus?: string;
};
type Query = Record<string, string | undefined>;
type Params = { id: string; noteId: string };

/** Fields of a request that are no fields of the record. */
const SETTINGS = ['toNotify', 'ignoreDateRange', 'ignoreFreeSlotValidation', 'locationId'];
const OWN = ['calendarId', 'contactId', 'assignedUserId', 'startTime', 'endTime'];

/** Appointments, their notes, and blocked slots. */
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
			return { events: found.map(eventView) };
		});
	}

	function isMatch(one: CalendarEvent, query: Query): boolean {
		return (
			one.start < Number(query.endTime) &&
			one.end > Number(query.startTime) &&
			(query.calendarId ?? one.calendarId) === one.calendarId &&
			(query.userId ?? one.assignedUserId) === one.assignedUserId &&
			(query.groupId ?? groupOf(one)) === groupOf(one)
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
		event: eventView(findEvent(request, 'appointment')),
	}));

	scope.put<{ Params: Params; Body: Body }>(
		'/calendars/events/appointments/:id',
		write,
		async (request) => {
			rules.check(request.body, APPOINTMENT_RULES);
			const event = findEvent(request, 'appointment');
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
			const event = findEvent(request, 'block');
			move(request, event, request.body);
			return reply.code(201).send(blockView(event));
		},
	);

	scope.delete<{ Params: Params }>('/calendars/events/:id', write, async (request, reply) => {
		data().events.delete(findEvent(request)._id);
		return reply.code(201).send({ succeeded: true });
	});

	const notes = '/calendars/appointments/:id/notes';

	scope.get<{ Params: Params; Querystring: Query }>(notes, read, async (request) => {
		const { query } = request;
		rules.check(query, NOTE_PAGE_RULES);
		const { _id } = findEvent(request, 'appointment');
		const mine = data()
			.notes.all(request.grant.locationId ?? '')
			.filter(({ parent }) => parent === _id);
		const rows = pageOf(mine, query.limit, query.offset);
		return {
			notes: rows.map(noteView),
			hasMore: Number(query.offset) + rows.length < mine.length,
		};
	});

	scope.post<{ Params: Params; Body: Body }>(notes, write, async (request, reply) => {
		rules.check(request.body, NOTE_RULES);
		const { _id: parent, contactId } = findEvent(request, 'appointment');
		const fields = { contactId, ...withoutLocation(request.body) };
		const note = add(world, data().notes, request, fields, { parent });
		return reply.code(201).send({ note: noteView(note) });
	});

	scope.put<{ Params: Params; Body: Body }>(`${notes}/:noteId`, write, async (request) => {
		rules.check(request.body, NOTE_RULES);
		findEvent(request, 'appointment');
		const note = find(data().notes, request, request.params.noteId, 'Note');
		return { note: noteView(change(world, data().notes, note, request.body)) };
	});

	scope.delete<{ Params: Params }>(`${notes}/:noteId`, write, async (request) => {
		findEvent(request, 'appointment');
		const note = find(data().notes, request, request.params.noteId, 'Note');
		data().notes.delete(note._id);
		return { success: true };
	});

	function noteView(note: Parameters<typeof view>[0]) {
		const { id, body, userId, contactId } = view(note) as Record<string, unknown>;
		const user = world.ghl.contactData.lists.users.find((one) => one.id === userId);
		return {
			id,
			body,
			contactId,
			dateAdded: note.createdAt,
			...(user && { userId, createdBy: { id: user.id, name: user.name } }),
		};
	}

	function findEvent(request: FastifyRequest, kind?: CalendarEvent['kind']): CalendarEvent {
		const { id } = request.params as Params;
		const found = data().events.get(id, request.grant.locationId);
		if (!found || (kind && found.kind !== kind)) {
			throw nestError(400, `Event not found for id:${id}`);
		}
		return found;
	}

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

	const groupOf = ({ calendarId }: CalendarEvent): string =>
		String(data().calendars.get(calendarId ?? '')?.fields.groupId ?? '');

	/** Returns a time with the offset of the location's time zone. */
	function timeOf({ altId }: CalendarEvent, time: number): string {
		const zone = LOCATIONS.find(({ id }) => id === altId)?.timezone;
		return String(DateTime.fromMillis(time, { zone }).toISO({ suppressMilliseconds: true }));
	}

	function blockView(event: CalendarEvent) {
		const { calendarId, assignedUserId } = event;
		return {
			id: event._id,
			locationId: event.altId,
			title: event.fields.title,
			startTime: timeOf(event, event.start),
			endTime: timeOf(event, event.end),
			...(calendarId && { calendarId }),
			...(assignedUserId && { assignedUserId }),
		};
	}

	/** The response to a write. It has no times of creation and change (docs/api-notes/ghl.md#calendar-rules). */
	function resultView(event: CalendarEvent) {
		const { address, rrule, meetingLocationType } = event.fields;
		return {
			...blockView(event),
			contactId: event.contactId,
			appointmentStatus: event.status,
			...(address !== undefined && { address }),
			...(rrule !== undefined && { rrule, isRecurring: true }),
			...(meetingLocationType !== undefined && { meetingLocationType }),
		};
	}

	function eventView(event: CalendarEvent) {
		const { address, description, rrule } = event.fields;
		return {
			...blockView(event),
			calendarId: event.calendarId ?? '',
			contactId: event.contactId ?? '',
			groupId: groupOf(event),
			appointmentStatus: event.status,
			assignedUserId: event.assignedUserId ?? '',
			users: [],
			dateAdded: event.createdAt,
			dateUpdated: event.updatedAt,
			...(address !== undefined && { address }),
			...(description !== undefined && { description }),
			...(rrule !== undefined && { rrule, isRecurring: true }),
		};
	}
}
