import type { IDataObject } from 'n8n-workflow';

import { fieldTable, required } from '../../shared/catalog/fields';
import { numberOf } from '../../shared/core/guards';
import { DAY_MS } from '../../shared/core/time';
import type { FormValues, TriggerCatalog, TriggerEvent } from '../../shared/poll/catalog';
import { ghl, LOCATION_ID } from '../api';
import { appointments as a, eventFilters as e } from '../fields/appointments';
import { lists } from '../fields/lists';
import { equals } from '../fields/triggers';
import { simplifiedAppointment } from '../GhlCalendars/resources/simplified';

/** The default period of the appointments to watch, in days before and after the poll. */
const PERIOD = { daysBack: 7, daysAhead: 90 };

const days = (displayName: string, preset: number, description: string) =>
	({
		displayName,
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		default: preset,
		description,
	}) as const;

const period = fieldTable({
	daysBack: days(
		'Days Back',
		PERIOD.daysBack,
		'How many days after its start an appointment is still watched, for example for a no-show',
	),
	daysAhead: days(
		'Days Ahead',
		PERIOD.daysAhead,
		'How many days before its start an appointment is watched. The trigger ignores later appointments.',
	),
});

/** Returns the owner of the appointments and the period, which GHL requires. */
function ofPeriod(_from: string | undefined, { fields, options, now }: FormValues): IDataObject {
	const owner = Object.fromEntries(Object.entries(fields).filter(([name]) => name !== 'listBy'));
	const inDays = (count: unknown, preset: number) => (numberOf(count) || preset) * DAY_MS;
	return {
		...owner,
		startTime: now - inDays(options.daysBack, PERIOD.daysBack),
		endTime: now + inDays(options.daysAhead, PERIOD.daysAhead),
	};
}

/** An event of appointments that reach a status. */
const reaches = (status: string, name: string, description: string): TriggerEvent => ({
	name: `Appointment ${name}`,
	description,
	on: 'becomes',
	field: 'appointmentStatus',
	values: [status],
});

// GHL filters appointments by their start, not by their last change, so each poll reads the period.
export const catalog: TriggerCatalog = {
	api: ghl,
	records: 'appointments',
	lookBackDays: PERIOD.daysAhead,
	costNotice: {
		text: 'GHL filters appointments by their start. Each poll reads all appointments of the period in one request (7 days back and 90 days ahead, see Options).',
		lists: ['appointments'],
	},
	fields: [
		{ ...e.listBy, displayName: 'Appointments Of' },
		required(e.calendarId),
		required(e.groupId),
		required(e.userId),
	],
	options: [period.daysBack, period.daysAhead],
	watched: [
		{
			name: 'appointments',
			route: 'GET /calendars/events',
			account: LOCATION_ID,
			list: lists.appointments,
			scope: 'calendars/events.readonly',
			ask: ofPeriod,
			id: 'id',
			createdAt: 'dateAdded',
			updatedAt: 'dateUpdated',
			listedBy: 'updatedAt',
			simplified: simplifiedAppointment,
			events: {
				appointmentCreated: {
					name: 'Appointment Created',
					description: 'An appointment was booked',
					on: 'created',
				},
				appointmentRescheduled: {
					name: 'Appointment Rescheduled',
					description:
						'An appointment was moved to another time. The item contains the old and the new start time.',
					on: 'changed',
					field: 'startTime',
				},
				appointmentStatusChanged: {
					name: 'Appointment Status Changed',
					description:
						'The status of an appointment changed. The item contains the old and the new value.',
					on: 'changed',
					field: 'appointmentStatus',
				},
				appointmentCanceled: reaches('cancelled', 'Canceled', 'An appointment was canceled'),
				appointmentShowed: reaches('showed', 'Showed', 'A contact came to an appointment'),
				appointmentNoShow: reaches('noshow', 'No Show', 'A contact did not come to an appointment'),
				appointmentUpdated: {
					name: 'Appointment Updated',
					description: 'Any field of an appointment changed',
					on: 'updated',
				},
			},
		},
	],
	filters: [
		equals(a.appointmentStatus, 'appointmentStatus'),
		equals(a.assignedUserId, 'assignedUserId'),
		equals(a.contactId, 'contactId'),
	],
};
