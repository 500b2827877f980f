import { label, start } from '../../shared/engine/listEntries';
import { listSearchOf } from '../../shared/engine/search';
import type { Search } from '../../shared/engine/search';
import { ghl, LOCATION_ID, NO_ACCOUNT } from '../api';
import { lists } from './lists';

/** The lists in the forms of calendars, by method name. */
const CALENDAR_SEARCHES = {
	searchCalendars: {
		route: 'GET /calendars/',
		list: lists.calendars,
		scope: 'calendars.readonly',
		account: LOCATION_ID,
		name: (row) => label(row.name, row.isActive === false ? 'Draft' : undefined),
		value: 'id',
	},
	searchCalendarGroups: {
		route: 'GET /calendars/groups',
		list: lists.calendarGroups,
		scope: 'calendars/groups.readonly',
		account: LOCATION_ID,
		name: (row) => label(row.name, row.slug),
		value: 'id',
	},
	searchCalendarResources: {
		route: 'GET /calendars/resources/{resourceType}',
		list: lists.calendarResources,
		scope: 'calendars/resources.readonly',
		account: LOCATION_ID,
		from: ['resourceType'],
		name: (row) => label(row.name, row.description),
		value: '_id',
	},
	searchCalendarNotifications: {
		route: 'GET /calendars/{calendarId}/notifications',
		list: lists.calendarNotifications,
		scope: 'calendars/events.readonly',
		account: NO_ACCOUNT,
		from: ['calendarId'],
		name: (row) => label(row.notificationType, row.channel, row.receiverType),
		value: '_id',
	},
	searchAppointmentNotes: {
		route: 'GET /calendars/appointments/{appointmentId}/notes',
		list: lists.appointmentNotes,
		scope: 'calendars/events.readonly',
		account: NO_ACCOUNT,
		from: ['appointmentId'],
		name: (row) => label(start(row.body)),
		value: 'id',
	},
} satisfies Record<string, Search>;

/** List searches of calendars, by method name. */
export const calendarSearches = listSearchOf(ghl, CALENDAR_SEARCHES);
