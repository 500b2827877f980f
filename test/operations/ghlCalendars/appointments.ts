import { locator } from '../../harness';
import type { Cases } from '../support/types';
import { calendarRecords, location, ms, UNKNOWN } from './records';

const PERIOD = { startTime: '2026-11-26T00:00:00', endTime: '2026-11-27T00:00:00' };
/** Returns the query of a list in that period. */
const queryOf = (owner: Record<string, string>): Record<string, string> => ({
	...location,
	startTime: ms('2026-11-26T00:00:00Z'),
	endTime: ms('2026-11-27T00:00:00Z'),
	...owner,
});
const firstNotes: Record<string, string> = { limit: '20', offset: '0' };
const noCalendar = {
	parameters: { calendarId: locator('') },
	message: /'Calendar' is empty/,
};

export const appointmentCases: Cases = (world) => {
	const { appointment, block, contacts, notes, tasting, group, user, calendarId } =
		calendarRecords(world);
	const path = `/calendars/events/appointments/${appointment._id}`;
	const id = { appointmentId: appointment._id };
	const unknown = {
		parameters: { appointmentId: UNKNOWN },
		message: new RegExp(`Event not found for id:${UNKNOWN}`),
	};
	const unknownBlock = {
		parameters: { blockedSlotId: UNKNOWN },
		message: new RegExp(`Event not found for id:${UNKNOWN}`),
	};
	const notesPath = `/calendars/appointments/${appointment._id}/notes`;
	const noteId = locator(notes[0]._id);
	return [
		{
			resource: 'appointment',
			operation: 'create',
			parameters: {
				calendarId,
				contactId: locator(contacts[1]._id),
				startTime: '2026-11-26T11:30:00-06:00',
				endTime: '2026-11-26T18:00:00',
				additionalFields: { title: 'Coffee tasting', appointmentStatus: 'confirmed' },
				options: { toNotify: false },
			},
			expect: {
				request: {
					method: 'POST',
					path: '/calendars/events/appointments',
					body: {
						...location,
						calendarId: tasting._id,
						contactId: contacts[1]._id,
						startTime: '2026-11-26T11:30:00-06:00',
						endTime: '2026-11-26T18:00:00Z',
						title: 'Coffee tasting',
						appointmentStatus: 'confirmed',
						toNotify: false,
					},
				},
				output: {
					title: 'Coffee tasting',
					status: 'confirmed',
					startTime: '2026-11-26T11:30:00-06:00',
					endTime: '2026-11-26T12:00:00-06:00',
					calendarId: tasting._id,
					contactId: contacts[1]._id,
				},
			},
			bad: {
				parameters: { startTime: '2026-11-26T18:00:00Z', endTime: '' },
				message: /The slot is not available in this calendar/,
			},
			samples: {
				calendarId,
				contactId: locator(contacts[1]._id),
				startTime: '2026-11-26T17:30:00Z',
				endTime: '2026-11-26T18:00:00Z',
			},
		},
		{
			resource: 'appointment',
			operation: 'cancel',
			parameters: id,
			expect: {
				request: { method: 'PUT', path, body: { appointmentStatus: 'cancelled' } },
				output: { appointmentId: appointment._id, status: 'cancelled' },
			},
			bad: unknown,
		},
		{
			resource: 'appointment',
			operation: 'delete',
			parameters: id,
			expect: {
				request: { method: 'DELETE', path: `/calendars/events/${appointment._id}` },
				output: [{ deleted: true }],
			},
			bad: unknown,
		},
		{
			resource: 'appointment',
			operation: 'get',
			parameters: id,
			expect: {
				request: { method: 'GET', path },
				output: {
					appointmentId: appointment._id,
					title: 'Coffee tasting',
					status: 'confirmed',
					startTime: '2026-11-26T12:00:00-06:00',
					groupId: group._id,
				},
			},
			bad: unknown,
		},
		{
			resource: 'appointment',
			operation: 'getAll',
			parameters: { listBy: 'calendar', calendarId, ...PERIOD },
			expect: {
				request: {
					method: 'GET',
					path: '/calendars/events',
					query: queryOf({ calendarId: tasting._id }),
				},
				output: [{ appointmentId: appointment._id, calendarId: tasting._id }],
			},
			bad: noCalendar,
		},
		{
			resource: 'appointment',
			operation: 'getAll',
			title: 'of a user',
			parameters: { listBy: 'user', userId: locator(user.id), ...PERIOD },
			expect: {
				request: { method: 'GET', path: '/calendars/events', query: queryOf({ userId: user.id }) },
				output: [{ appointmentId: appointment._id, assignedUserId: user.id }],
			},
			bad: { parameters: { userId: locator('') }, message: /'User' is empty/ },
		},
		{
			resource: 'appointment',
			operation: 'reschedule',
			parameters: { ...id, startTime: '2026-11-26T20:30:00' },
			expect: {
				request: { method: 'PUT', path, body: { startTime: '2026-11-26T20:30:00Z' } },
				output: {
					appointmentId: appointment._id,
					startTime: '2026-11-26T14:30:00-06:00',
					endTime: '2026-11-26T15:00:00-06:00',
				},
			},
			bad: {
				// A blocked slot.
				parameters: { startTime: '2026-11-26T19:30:00' },
				message: /The slot is not available in this calendar/,
			},
		},
		{
			resource: 'appointment',
			operation: 'update',
			parameters: {
				...id,
				updateFields: { title: 'Espresso tasting', appointmentStatus: 'showed' },
			},
			expect: {
				request: {
					method: 'PUT',
					path,
					body: { title: 'Espresso tasting', appointmentStatus: 'showed' },
				},
				output: { appointmentId: appointment._id, title: 'Espresso tasting', status: 'showed' },
			},
			bad: {
				parameters: { updateFields: { startTime: 'soon' } },
				message: /'Start Time' is not a date: "soon"/,
			},
		},
		{
			resource: 'blockedSlot',
			operation: 'create',
			parameters: {
				blockFor: 'calendar',
				calendarId,
				startTime: '2026-11-26T20:00:00',
				endTime: '2026-11-26T21:00:00',
				additionalFields: { title: 'Machine maintenance' },
			},
			expect: {
				request: {
					method: 'POST',
					path: '/calendars/events/block-slots',
					body: {
						...location,
						calendarId: tasting._id,
						startTime: '2026-11-26T20:00:00Z',
						endTime: '2026-11-26T21:00:00Z',
						title: 'Machine maintenance',
					},
				},
				output: {
					title: 'Machine maintenance',
					calendarId: tasting._id,
					startTime: '2026-11-26T14:00:00-06:00',
				},
			},
			bad: noCalendar,
		},
		{
			resource: 'blockedSlot',
			operation: 'delete',
			parameters: { blockedSlotId: block._id },
			expect: {
				request: { method: 'DELETE', path: `/calendars/events/${block._id}` },
				output: [{ deleted: true }],
			},
			bad: unknownBlock,
		},
		{
			resource: 'blockedSlot',
			operation: 'getAll',
			parameters: { listBy: 'group', groupId: locator(group._id), ...PERIOD },
			expect: {
				request: {
					method: 'GET',
					path: '/calendars/blocked-slots',
					query: queryOf({ groupId: group._id }),
				},
				output: [{ blockedSlotId: block._id, title: 'Machine maintenance' }],
			},
			bad: { parameters: { groupId: locator('') }, message: /'Calendar Group' is empty/ },
		},
		{
			resource: 'blockedSlot',
			operation: 'update',
			parameters: {
				blockedSlotId: block._id,
				blockFor: 'user',
				assignedUserId: locator(user.id),
				updateFields: { title: 'Day off' },
			},
			expect: {
				request: {
					method: 'PUT',
					path: `/calendars/events/block-slots/${block._id}`,
					body: { ...location, assignedUserId: user.id, title: 'Day off' },
				},
				output: { blockedSlotId: block._id, title: 'Day off', assignedUserId: user.id },
			},
			bad: unknownBlock,
		},
		{
			resource: 'appointmentNote',
			operation: 'create',
			parameters: {
				...id,
				body: 'Prefers light roasts',
				additionalFields: { userId: locator(user.id) },
			},
			expect: {
				request: {
					method: 'POST',
					path: notesPath,
					body: { body: 'Prefers light roasts', userId: user.id },
				},
				output: { body: 'Prefers light roasts', userId: user.id, createdBy: user.name },
			},
			bad: { parameters: { body: '' }, message: /'Text' is empty/ },
		},
		{
			resource: 'appointmentNote',
			operation: 'delete',
			parameters: { ...id, noteId },
			expect: {
				request: { method: 'DELETE', path: `${notesPath}/${notes[0]._id}` },
				output: [{ deleted: true }],
			},
			bad: unknown,
		},
		{
			resource: 'appointmentNote',
			operation: 'getAll',
			parameters: id,
			expect: {
				request: { method: 'GET', path: notesPath, query: firstNotes },
				output: [{ noteId: notes[0]._id }, { noteId: notes[1]._id }],
			},
			bad: unknown,
		},
		{
			resource: 'appointmentNote',
			operation: 'update',
			parameters: { ...id, noteId, body: 'Prefers dark roasts' },
			expect: {
				request: {
					method: 'PUT',
					path: `${notesPath}/${notes[0]._id}`,
					body: { body: 'Prefers dark roasts' },
				},
				output: { noteId: notes[0]._id, body: 'Prefers dark roasts' },
			},
			bad: {
				parameters: { body: 'x'.repeat(5001) },
				message: /body must be shorter than or equal to 5000 characters/,
			},
		},
	];
};
