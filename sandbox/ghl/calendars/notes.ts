import type { FastifyInstance } from 'fastify';
import type { World } from '../../server/world';
import * as rules from '../validate';
import type { Stored } from './data';
import { NOTE_PAGE_RULES, NOTE_RULES } from './rules';
import { add, change, find, findEvent, pageOf, view, withoutLocation } from './store';

type Body = Record<string, unknown>;
type Query = Record<string, string | undefined>;
type Params = { id: string; noteId: string };

/** Notes of appointments. */
export function noteRoutes(scope: FastifyInstance, world: World): void {
	const implied = { level: 'location', impliedLocation: true } as const;
	const read = { config: { access: { ...implied, scope: 'calendars/events.readonly' } } };
	const write = { config: { access: { ...implied, scope: 'calendars/events.write' } } };
	const notes = () => world.ghl.calendarData.notes;
	const path = '/calendars/appointments/:id/notes';

	scope.get<{ Params: Params; Querystring: Query }>(path, read, async (request) => {
		const { query } = request;
		rules.check(query, NOTE_PAGE_RULES);
		const { _id } = findEvent(world, request, 'appointment');
		const mine = notes()
			.all(request.grant.locationId ?? '')
			.filter(({ parent }) => parent === _id);
		const rows = pageOf(mine, query.limit, query.offset);
		return {
			notes: rows.map(noteView),
			hasMore: Number(query.offset) + rows.length < mine.length,
		};
	});

	scope.post<{ Params: Params; Body: Body }>(path, write, async (request, reply) => {
		rules.check(request.body, NOTE_RULES);
		const { _id: parent, contactId } = findEvent(world, request, 'appointment');
		const fields = { contactId, ...withoutLocation(request.body) };
		const note = add(world, notes(), request, fields, { parent });
		return reply.code(201).send({ note: noteView(note) });
	});

	scope.put<{ Params: Params; Body: Body }>(`${path}/:noteId`, write, async (request) => {
		rules.check(request.body, NOTE_RULES);
		findEvent(world, request, 'appointment');
		const note = find(notes(), request, request.params.noteId, 'Note');
		return { note: noteView(change(world, notes(), note, request.body)) };
	});

	scope.delete<{ Params: Params }>(`${path}/:noteId`, write, async (request) => {
		findEvent(world, request, 'appointment');
		const note = find(notes(), request, request.params.noteId, 'Note');
		notes().delete(note._id);
		return { success: true };
	});

	function noteView(note: Stored) {
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
}
