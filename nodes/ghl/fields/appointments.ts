import { epochMs, inputError, isoWithOffset } from '../../shared/catalog/encode';
import type { Encoder } from '../../shared/catalog/encode';
import { fieldTable, locator, shownWhen } from '../../shared/catalog/fields';
import type { FieldDraft } from '../../shared/catalog/fields';
import { isTimeZone } from '../../shared/core/days';
import { excerpt } from '../../shared/core/guards';
import { calendarIds } from './calendars';
import { contacts, user } from './contacts';
import { textId } from './messageParts';
import { recordIds } from './recordIds';

/** Checks the name of a time zone. */
export const timeZoneName: Encoder = (value, context) => {
	if (isTimeZone(value)) return value;
	throw inputError(
		context,
		`'${context.label}' is not a time zone: ${excerpt(value)}`,
		'Enter an IANA time zone such as America/New_York.',
	);
};

const time = (displayName: string, description?: string): FieldDraft => ({
	displayName,
	type: 'dateTime',
	as: isoWithOffset,
	...(description && { description }),
});

const bound = (displayName: string, preset: string, description: string): FieldDraft => ({
	displayName,
	type: 'dateTime',
	as: epochMs,
	default: preset,
	description: `${description} in the time zone of the workflow`,
});

const flag = (displayName: string, description: string, preset = true): FieldDraft => ({
	displayName,
	type: 'boolean',
	default: preset,
	description: `Whether ${description}`,
});

const NOW = '={{ $now }}';
const IN_A_WEEK = '={{ $now.plus({ weeks: 1 }) }}';

const OWNERS = [
	{ name: 'Calendar', value: 'calendar' },
	{ name: 'Calendar Group', value: 'group' },
	{ name: 'User', value: 'user' },
];

/** Fields of appointments. */
export const appointments = fieldTable({
	appointmentId: textId(
		'Appointment ID',
		'For all appointments of a series, enter the masterEventId of one of them',
	),
	calendarId: calendarIds.calendarId,
	contactId: contacts.contactId,
	startTime: time('Start Time', 'A time without a time zone is in that of the workflow'),
	endTime: time('End Time', 'If empty, the appointment has the duration that the calendar defines'),
	newEndTime: {
		...time('End Time', 'If empty, the node does not send an end time'),
		at: 'endTime',
	},
	title: { displayName: 'Title', type: 'string', placeholder: 'e.g. Coffee tasting' },
	appointmentStatus: {
		displayName: 'Status',
		type: 'options',
		options: [
			{ name: 'Canceled', value: 'cancelled' },
			{ name: 'Confirmed', value: 'confirmed' },
			{ name: 'Invalid', value: 'invalid' },
			{ name: 'New', value: 'new' },
			{ name: 'No-Show', value: 'noshow' },
			{ name: 'Showed', value: 'showed' },
		],
		default: 'confirmed',
	},
	assignedUserId: user(
		'Assigned User',
		'The user who attends the appointment. Some calendars require one of their team members.',
	),
	description: {
		displayName: 'Description',
		type: 'string',
		typeOptions: { rows: 3 },
		placeholder: 'e.g. Wants to taste espresso blends',
	},
	address: {
		displayName: 'Address',
		type: 'string',
		placeholder: 'e.g. 12 Harbour Street',
		description: 'Place or link of the meeting',
	},
	meetingLocationType: {
		displayName: 'Meeting Location Type',
		type: 'options',
		options: [
			{ name: 'Address', value: 'address' },
			{ name: 'Custom', value: 'custom' },
			{ name: 'Google', value: 'google' },
			{ name: 'Google Meet', value: 'gmeet' },
			{ name: 'Microsoft Teams', value: 'ms_teams' },
			{ name: 'Phone', value: 'phone' },
			{ name: 'Zoom', value: 'zoom' },
		],
		default: 'custom',
		description: 'With an address, GHL uses Custom by default',
	},
	meetingLocationId: {
		displayName: 'Meeting Location ID',
		type: 'string',
		placeholder: 'e.g. custom_0',
		description: 'The meetingId of a meeting location of the calendar or of a team member',
	},
	overrideLocationConfig: flag(
		'Override Meeting Location',
		'to use Meeting Location Type instead of the meeting locations of the calendar',
	),
	rrule: {
		displayName: 'Recurrence Rule',
		type: 'string',
		placeholder: 'e.g. RRULE:FREQ=WEEKLY;COUNT=4',
		description: 'Rule of the iCalendar standard (RFC 5545) for recurring appointments',
	},
	toNotify: flag(
		'Run Automations',
		'GHL runs the automations of the appointment. Without this option, GHL runs them.',
		false,
	),
	ignoreDateRange: flag(
		'Ignore Booking Period',
		'to ignore the minimum notice and the booking period of the calendar',
	),
	ignoreFreeSlotValidation: flag(
		'Ignore Free Slots',
		'to accept a time that is not a free slot, such as one that is already booked',
	),
});

/** Fields of blocked slots. */
export const blockedSlots = fieldTable({
	blockedSlotId: textId('Blocked Slot ID', 'The ID of the blocked slot'),
	blockFor: {
		displayName: 'Block For',
		type: 'options',
		options: OWNERS.filter(({ value }) => value !== 'group'),
		default: 'calendar',
		in: 'none',
	},
	calendarId: shownWhen(calendarIds.calendarId, { blockFor: ['calendar'] }),
	assignedUserId: {
		...user('User', 'The user who is not available'),
		showWhen: { blockFor: ['user'] },
	},
	title: { displayName: 'Title', type: 'string', placeholder: 'e.g. Machine maintenance' },
	startTime: appointments.startTime,
	endTime: time('End Time', 'A time without a time zone is in that of the workflow'),
});

/** Fields of lists of appointments and blocked slots. */
export const eventFilters = fieldTable({
	listBy: {
		displayName: 'List By',
		type: 'options',
		options: OWNERS,
		default: 'calendar',
		in: 'none',
	},
	calendarId: shownWhen(calendarIds.calendarId, { listBy: ['calendar'] }),
	groupId: shownWhen(calendarIds.groupId, { listBy: ['group'] }),
	userId: { ...user('User', 'The user who attends'), showWhen: { listBy: ['user'] } },
	startTime: bound('Start Time', NOW, 'Beginning of the period,'),
	endTime: bound('End Time', IN_A_WEEK, 'End of the period,'),
});

/** Fields of free slots. */
export const freeSlots = fieldTable({
	startDate: bound('Start Date', NOW, 'Beginning of the period,'),
	endDate: bound('End Date', IN_A_WEEK, 'End of the period, up to one year later,'),
	timezone: {
		displayName: 'Time Zone',
		type: 'string',
		as: timeZoneName,
		placeholder: 'e.g. America/New_York',
		description: 'Time zone of the slots. If empty, the time zone of the workflow is used.',
	},
	userIds: recordIds(
		{ displayName: 'Users', description: 'Only slots in which these users are available' },
		fieldTable({ userId: user('User', 'A user of the location') }).userId,
	),
});

/** Fields of notes on appointments. */
export const appointmentNotes = fieldTable({
	appointmentId: appointments.appointmentId,
	noteId: locator({
		displayName: 'Note',
		search: 'searchAppointmentNotes',
		example: 'HGPcayliwcdoUFzvbTok',
	}),
	body: {
		displayName: 'Text',
		type: 'string',
		typeOptions: { rows: 4 },
		placeholder: 'e.g. Prefers light roasts',
		description: 'Up to 5,000 characters',
	},
	userId: user('User', 'The user who wrote the note'),
});
