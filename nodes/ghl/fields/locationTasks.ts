import { isoDateTime } from '../../shared/catalog/encode';
import { choices, fieldTable, within } from '../../shared/catalog/fields';
import { contacts, user } from './contacts';
import { textId } from './messageParts';
import { recordIds } from './recordIds';

const { userId } = fieldTable({ userId: user('User', 'A user of the location') });

/** Filters of the search for tasks. */
export const taskFilters = fieldTable({
	query: {
		displayName: 'Search',
		type: 'string',
		placeholder: 'e.g. price list',
		description: 'Text to search for in tasks',
	},
	contactId: recordIds(
		{ displayName: 'Contacts', description: 'Only tasks of these contacts' },
		contacts.contactId,
	),
	assignedTo: recordIds(
		{ displayName: 'Assigned To', description: 'Only tasks of these users' },
		userId,
	),
	completed: {
		displayName: 'Completed',
		type: 'boolean',
		description: 'Whether to return completed tasks instead of open ones',
	},
	businessId: contacts.businessId,
});

/** How often GHL creates the task. */
const rule = fieldTable({
	intervalType: {
		displayName: 'Repeat',
		type: 'options',
		options: choices(['yearly', 'monthly', 'weekly', 'daily', 'hourly']),
		default: 'weekly',
	},
	interval: {
		displayName: 'Interval',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 1,
		description: 'Number of hours, days, weeks, months, or years from one task to the next',
	},
	startDate: { displayName: 'Start Date', type: 'dateTime', as: isoDateTime },
	dueAfterSeconds: {
		displayName: 'Due After (Seconds)',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 86400,
		description: 'Time from the creation of a task to its due date',
	},
	endDate: { displayName: 'End Date', type: 'dateTime', as: isoDateTime },
	count: {
		displayName: 'Max Number of Tasks',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 10,
		description: 'After this number of tasks, GHL creates no more',
	},
	dayOfMonth: {
		displayName: 'Day of Month',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 31 },
		default: 1,
	},
	dayOfWeek: {
		displayName: 'Day of Week',
		type: 'options',
		options: [
			{ name: 'Friday', value: 'FR' },
			{ name: 'Monday', value: 'MO' },
			{ name: 'Saturday', value: 'SA' },
			{ name: 'Sunday', value: 'SU' },
			{ name: 'Thursday', value: 'TH' },
			{ name: 'Tuesday', value: 'TU' },
			{ name: 'Wednesday', value: 'WE' },
		],
		default: 'MO',
	},
	monthOfYear: {
		displayName: 'Month of Year',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 12 },
		default: 1,
		description: 'Number of the month: 1 is January',
	},
	createTaskIfOverDue: {
		displayName: 'Create If Overdue',
		type: 'boolean',
		default: true,
		description: 'Whether GHL creates the next task although the last one is overdue',
	},
});

/** Fields of recurring tasks. */
export const recurringTasks = fieldTable({
	recurringTaskId: textId('Recurring Task ID', 'ID of the recurring task'),
	title: { displayName: 'Title', type: 'string', placeholder: 'e.g. Call the customer' },
	description: {
		displayName: 'Text',
		type: 'string',
		typeOptions: { rows: 4 },
		placeholder: 'e.g. Ask for the next order',
	},
	contactIds: recordIds(
		{ displayName: 'Contacts', description: 'Contacts that the task is about' },
		contacts.contactId,
	),
	owners: recordIds(
		{ displayName: 'Owners', description: 'Users that the task is assigned to' },
		userId,
	),
	ignoreTaskCreation: {
		displayName: 'Skip First Task',
		type: 'boolean',
		default: true,
		description: 'Whether GHL does not create the first task immediately',
	},
	intervalType: within('rruleOptions', rule.intervalType),
	interval: within('rruleOptions', rule.interval),
	startDate: within('rruleOptions', rule.startDate),
	dueAfterSeconds: within('rruleOptions', rule.dueAfterSeconds),
	endDate: within('rruleOptions', rule.endDate),
	count: within('rruleOptions', rule.count),
	dayOfMonth: within('rruleOptions', rule.dayOfMonth),
	dayOfWeek: within('rruleOptions', rule.dayOfWeek),
	monthOfYear: within('rruleOptions', rule.monthOfYear),
	createTaskIfOverDue: within('rruleOptions', rule.createTaskIfOverDue),
});
