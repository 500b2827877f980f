import { required } from '../../../shared/catalog/fields';
import type { Resource, Simplified } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { LOCATION_ID, NO_ACCOUNT } from '../../api';
import { blockedSlots as b, eventFilters as e } from '../../fields/appointments';
import { lists } from '../../fields/lists';

const simplified: Simplified = {
	blockedSlotId: 'id',
	title: 'title',
	startTime: 'startTime',
	endTime: 'endTime',
	calendarId: 'calendarId',
	assignedUserId: 'assignedUserId',
};

export const blockedSlot: Resource = {
	name: 'Blocked Slot',
	operations: {
		create: operation('POST /calendars/events/block-slots', {
			name: 'Create',
			action: 'Create blocked slot',
			description: 'Block a time in a calendar, or of a user, so that it cannot be booked',
			scope: 'calendars/events.write',
			account: LOCATION_ID,
			fields: [
				b.blockFor,
				required(b.calendarId),
				required(b.assignedUserId),
				required(b.startTime),
				required(b.endTime),
			],
			additional: [b.title],
			simplified,
		}),
		delete: operation('DELETE /calendars/events/{eventId}', {
			name: 'Delete',
			action: 'Delete blocked slot',
			description: 'Delete a blocked slot, so that its time can be booked again',
			scope: 'calendars/events.write',
			account: NO_ACCOUNT,
			path: { eventId: b.blockedSlotId },
			result: 'deleted',
		}),
		getAll: operation('GET /calendars/blocked-slots', {
			name: 'Get Many',
			action: 'Get many blocked slots',
			description: 'Retrieve the blocked slots of a calendar, calendar group, or user in a period',
			scope: 'calendars/events.readonly',
			account: LOCATION_ID,
			fields: [
				e.listBy,
				required(e.calendarId),
				required(e.groupId),
				required(e.userId),
				required(e.startTime),
				required(e.endTime),
			],
			list: lists.appointments,
			simplified,
		}),
		update: operation('PUT /calendars/events/block-slots/{eventId}', {
			name: 'Update',
			action: 'Update blocked slot',
			description: 'Move or rename a blocked slot',
			scope: 'calendars/events.write',
			account: LOCATION_ID,
			path: { eventId: b.blockedSlotId },
			fields: [b.blockFor, required(b.calendarId), required(b.assignedUserId)],
			update: [b.title, b.startTime, b.endTime],
			simplified,
		}),
	},
};
