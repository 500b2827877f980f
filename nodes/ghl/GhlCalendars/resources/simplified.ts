import type { Simplified } from '../../../shared/catalog/types';

/** Simplified appointment in the response to a write, which contains fewer fields. */
export const simplifiedBooking: Simplified = {
	appointmentId: 'id',
	title: 'title',
	status: 'appointmentStatus',
	startTime: 'startTime',
	endTime: 'endTime',
	calendarId: 'calendarId',
	contactId: 'contactId',
	assignedUserId: 'assignedUserId',
	address: 'address',
	isRecurring: 'isRecurring',
};

/** Simplified appointment. */
export const simplifiedAppointment: Simplified = {
	...simplifiedBooking,
	users: 'users',
	groupId: 'groupId',
	description: 'description',
	masterEventId: 'masterEventId',
	createdAt: 'dateAdded',
	updatedAt: 'dateUpdated',
};
