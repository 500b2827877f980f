import type { Deviation } from '.';

const TIMES = 'Declared as an object. Its example is an ISO 8601 text.';
const EVENT_TIMES = ['startTime', 'endTime', 'dateAdded', 'dateUpdated'];
const BLOCKS = [
	'POST /calendars/events/block-slots',
	'PUT /calendars/events/block-slots/{eventId}',
];
const CALENDARS = ['POST /calendars/', 'PUT /calendars/{calendarId}'];

export const calendars: readonly Deviation[] = [
	{
		operations: ['GET /calendars/events', 'GET /calendars/blocked-slots'],
		part: 'response',
		at: EVENT_TIMES.map((name) => `events.${name}`),
		rule: 'type',
		fact: TIMES,
	},
	{
		operations: ['GET /calendars/events/appointments/{eventId}'],
		part: 'response',
		at: EVENT_TIMES.map((name) => `event.${name}`),
		rule: 'type',
		fact: TIMES,
	},
	{
		operations: BLOCKS,
		part: 'response',
		at: ['startTime', 'endTime'],
		rule: 'type',
		fact: TIMES,
	},
	{
		operations: BLOCKS,
		part: 'body',
		at: ['calendarId'],
		rule: 'required',
		fact: 'Declared as required. Its description: either calendarId or assignedUserId can be set, not both.',
	},
	{
		operations: ['DELETE /calendars/events/{eventId}'],
		part: 'body',
		at: [''],
		rule: 'required',
		fact: 'The body is declared as required, without any field.',
	},
	{
		operations: ['GET /calendars/{calendarId}/free-slots'],
		part: 'response',
		at: ['traceId'],
		rule: 'type',
		fact: 'The response also contains the trace ID (docs/api-notes/ghl.md#calendar-rules).',
	},
	{
		operations: [
			'PUT /calendars/appointments/{appointmentId}/notes/{noteId}',
			'DELETE /calendars/appointments/{appointmentId}/notes/{noteId}',
		],
		part: 'path',
		at: ['noteId'],
		rule: 'undeclared',
		fact: 'The path contains the ID, but its parameters do not declare it.',
	},
	{
		operations: [
			'POST /calendars/resources/{resourceType}',
			'GET /calendars/resources/{resourceType}',
			'GET /calendars/resources/{resourceType}/{id}',
			'PUT /calendars/resources/{resourceType}/{id}',
		],
		part: 'response',
		at: ['_id'],
		rule: 'undeclared',
		fact: 'No response declares the ID of a resource, which its path requires. The node reads _id and id.',
	},
	{
		operations: CALENDARS,
		part: 'form',
		at: [
			'notifications.type',
			'notifications.shouldSendToContact',
			'notifications.shouldSendToGuest',
			'notifications.shouldSendToUser',
			'notifications.shouldSendToSelectedUsers',
			'notifications.selectedUsers',
		],
		rule: 'unset',
		fact: 'Deprecated. The operations on notifications replace it.',
	},
	{
		operations: CALENDARS,
		part: 'form',
		at: ['meetingLocation', 'teamMembers.meetingLocationType', 'teamMembers.meetingLocation'],
		rule: 'unset',
		fact: 'Deprecated. locationConfigurations replaces it.',
	},
	{
		operations: ['POST /calendars/'],
		part: 'form',
		at: ['availabilities.deleted'],
		rule: 'unset',
		fact: 'A new calendar has no availability that could be deleted.',
	},
];
