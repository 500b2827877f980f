import { required } from '../../../shared/catalog/fields';
import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { LOCATION_ID, NO_ACCOUNT } from '../../api';
import { appointments as a, eventFilters as e } from '../../fields/appointments';
import { lists } from '../../fields/lists';
import { getAppointment } from '../getAppointment';
import { simplifiedAppointment, simplifiedBooking } from './simplified';

const READ = 'calendars/events.readonly';
const WRITE = 'calendars/events.write';

const details = [
	a.title,
	a.appointmentStatus,
	a.assignedUserId,
	a.description,
	a.address,
	a.meetingLocationType,
	a.meetingLocationId,
	a.overrideLocationConfig,
	a.rrule,
] as const;
const checks = [a.toNotify, a.ignoreDateRange, a.ignoreFreeSlotValidation] as const;

/** An update of one appointment. */
const update = {
	scope: WRITE,
	account: NO_ACCOUNT,
	path: { eventId: a.appointmentId },
	simplified: simplifiedBooking,
};

export const appointment = {
	name: 'Appointment',
	operations: {
		cancel: operation('PUT /calendars/events/appointments/{eventId}', {
			...update,
			name: 'Cancel',
			action: 'Cancel appointment',
			description: 'Cancel an appointment, so that its slot is free again',
			constants: { appointmentStatus: 'cancelled' },
			options: [a.toNotify],
		}),
		create: operation('POST /calendars/events/appointments', {
			name: 'Create',
			action: 'Create appointment',
			description: 'Book an appointment of a contact in a calendar',
			scope: WRITE,
			account: LOCATION_ID,
			fields: [required(a.calendarId), required(a.contactId), required(a.startTime), a.endTime],
			additional: details,
			options: checks,
			simplified: simplifiedBooking,
		}),
		delete: operation('DELETE /calendars/events/{eventId}', {
			name: 'Delete',
			action: 'Delete appointment',
			description: 'Delete an appointment permanently',
			scope: WRITE,
			account: NO_ACCOUNT,
			path: { eventId: a.appointmentId },
			result: 'deleted',
		}),
		get: operation('GET /calendars/events/appointments/{eventId}', {
			name: 'Get',
			action: 'Get appointment',
			description: 'Retrieve one appointment',
			scope: READ,
			account: NO_ACCOUNT,
			path: { eventId: a.appointmentId },
			run: getAppointment,
			simplified: simplifiedAppointment,
		}),
		getAll: operation('GET /calendars/events', {
			name: 'Get Many',
			action: 'Get many appointments',
			description: 'Retrieve the appointments of a calendar, calendar group, or user in a period',
			scope: READ,
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
			simplified: simplifiedAppointment,
		}),
		reschedule: operation('PUT /calendars/events/appointments/{eventId}', {
			...update,
			name: 'Reschedule',
			action: 'Reschedule appointment',
			description: 'Move an appointment to another time',
			fields: [required(a.startTime), a.newEndTime],
			options: checks,
		}),
		update: operation('PUT /calendars/events/appointments/{eventId}', {
			...update,
			name: 'Update',
			action: 'Update appointment',
			description: 'Update an appointment',
			update: [a.calendarId, a.startTime, a.newEndTime, ...details],
			options: checks,
		}),
	},
} satisfies Resource;
