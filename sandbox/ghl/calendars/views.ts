import { DateTime } from 'luxon';
import type { World } from '../../server/world';
import { LOCATIONS } from '../accounts';
import type { Appointment } from '../contacts/data';
import type { CalendarEvent } from './data';

/** Returns the time zone of a location. */
export const zoneOf = (altId: string): string =>
	LOCATIONS.find(({ id }) => id === altId)?.timezone ?? 'UTC';

/** Returns a time with the offset of the location's time zone. */
function timeOf({ altId }: CalendarEvent, time: number): string {
	const local = DateTime.fromMillis(time, { zone: zoneOf(altId) });
	return String(local.toISO({ suppressMilliseconds: true }));
}

/** Returns the ID of the group of the event's calendar. Empty if it has none. */
export const groupOf = ({ ghl }: World, { calendarId = '' }: CalendarEvent): string =>
	String(ghl.calendarData.calendars.get(calendarId)?.fields.groupId ?? '');

/** Returns a blocked slot as its own endpoints do. */
export function blockView(event: CalendarEvent) {
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
export function resultView(event: CalendarEvent) {
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

/** Returns an appointment or a blocked slot as the lists do. */
export function eventView(world: World, event: CalendarEvent) {
	const { address, description, rrule } = event.fields;
	return {
		...blockView(event),
		calendarId: event.calendarId ?? '',
		contactId: event.contactId ?? '',
		groupId: groupOf(world, event),
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

/** Returns an appointment as the list of a contact does: with local times without an offset. */
function contactAppointment(event: CalendarEvent): Appointment {
	const local = (time: string | number): string =>
		DateTime.fromMillis(typeof time === 'string' ? Date.parse(time) : time, {
			zone: zoneOf(event.altId),
		}).toFormat('yyyy-MM-dd HH:mm:ss');
	return {
		id: event._id,
		contactId: event.contactId ?? '',
		locationId: event.altId,
		calendarId: event.calendarId ?? '',
		title: String(event.fields.title ?? ''),
		status: 'booked',
		appointmentStatus: event.status,
		assignedUserId: event.assignedUserId ?? '',
		startTime: local(event.start),
		endTime: local(event.end),
		address: String(event.fields.address ?? ''),
		dateAdded: local(event.createdAt),
		dateUpdated: local(event.updatedAt),
	};
}

/** Returns the appointments of a contact that were booked in calendars. */
export const appointmentsOf = ({ ghl }: World, altId: string, contactId: string): Appointment[] =>
	ghl.calendarData.events
		.all(altId)
		.filter((one) => one.kind === 'appointment' && one.contactId === contactId)
		.map(contactAppointment);
