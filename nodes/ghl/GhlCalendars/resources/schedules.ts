import { required } from '../../../shared/catalog/fields';
import type { Simplified } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { LOCATION_ID, NO_ACCOUNT } from '../../api';
import { schedules as s } from '../../fields/calendarNotifications';
import { lists } from '../../fields/lists';

const READ = 'calendars.readonly';
const WRITE = 'calendars.write';

const simplified: Simplified = {
	scheduleId: 'id',
	name: 'name',
	userId: 'userId',
	timeZone: 'timezone',
	rules: 'rules',
	calendarIds: 'calendarIds',
	createdAt: 'dateAdded',
	updatedAt: 'dateUpdated',
};

/** An operation on one calendar of a schedule. */
const association = {
	scope: WRITE,
	account: NO_ACCOUNT,
	path: { calendarId: s.calendarId, id: s.scheduleId },
	result: 'success',
} as const;

/** Operations on the availability schedules of users. */
export const scheduleOperations = {
	addToSchedule: operation('PUT /calendars/schedules/{id}/associations/{calendarId}', {
		...association,
		name: 'Add to Schedule',
		action: 'Add calendar to schedule',
		description: 'Let a calendar use the availability schedule of a user',
	}),
	createSchedule: operation('POST /calendars/schedules', {
		name: 'Create Schedule',
		action: 'Create availability schedule',
		description: 'Create an availability schedule for a user',
		scope: WRITE,
		account: LOCATION_ID,
		fields: [required(s.name), required(s.userId), required(s.timezone), s.rules],
		additional: [s.calendarIds],
		record: 'schedule',
		simplified,
	}),
	deleteSchedule: operation('DELETE /calendars/schedules/{id}', {
		name: 'Delete Schedule',
		action: 'Delete availability schedule',
		description: 'Delete the availability schedule of a user permanently',
		scope: WRITE,
		account: NO_ACCOUNT,
		path: { id: s.scheduleId },
		result: 'deleted',
	}),
	getSchedule: operation('GET /calendars/schedules/{id}', {
		name: 'Get Schedule',
		action: 'Get availability schedule',
		description: 'Retrieve one availability schedule',
		scope: READ,
		account: NO_ACCOUNT,
		path: { id: s.scheduleId },
		record: 'schedule',
		simplified,
	}),
	getSchedules: operation('GET /calendars/schedules/search', {
		name: 'Get Many Schedules',
		action: 'Get many availability schedules',
		description: 'Retrieve the availability schedules of a user',
		scope: READ,
		account: LOCATION_ID,
		fields: [required(s.userId)],
		filters: [s.calendarId],
		list: lists.userSchedules,
		simplified,
	}),
	removeFromSchedule: operation('DELETE /calendars/schedules/{id}/associations/{calendarId}', {
		...association,
		name: 'Remove From Schedule',
		action: 'Remove calendar from schedule',
		description: 'Stop a calendar from using the availability schedule of a user',
	}),
	updateSchedule: operation('PUT /calendars/schedules/{id}', {
		name: 'Update Schedule',
		action: 'Update availability schedule',
		description: 'Update the availability schedule of a user. New hours replace all hours.',
		scope: WRITE,
		account: NO_ACCOUNT,
		path: { id: s.scheduleId },
		update: [s.name, s.timezone, s.rules],
		record: 'schedule',
		simplified,
	}),
};
