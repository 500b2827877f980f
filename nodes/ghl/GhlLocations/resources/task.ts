import { required } from '../../../shared/catalog/fields';
import type { Prepare, Resource, Simplified } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { callOnSameRecord } from '../../../shared/engine/operation';
import { LOCATION_IN_PATH } from '../../api';
import { lists } from '../../fields/lists';
import { recurringTasks as f, taskFilters as s } from '../../fields/locationTasks';

const simplifiedRecurring: Simplified = {
	recurringTaskId: 'id',
	title: 'title',
	description: 'description',
	contactId: 'contactId',
	assignedTo: 'assignedTo',
	rule: 'rruleOptions',
	totalOccurrence: 'totalOccurrence',
	createdAt: 'createdAt',
	updatedAt: 'updatedAt',
};

/** Simplified task of a search. */
export const simplifiedFoundTask: Simplified = {
	taskId: ['_id', 'id'],
	title: 'title',
	body: 'body',
	contactId: 'contactId',
	contactName: 'contactDetails.firstName contactDetails.lastName',
	assignedTo: 'assignedTo',
	dueDate: 'dueDate',
	completed: 'completed',
	createdAt: 'dateAdded',
	updatedAt: 'dateUpdated',
};

const getRecurring = operation('GET /locations/{locationId}/recurring-tasks/{id}', {
	name: 'Get Recurring',
	action: 'Get recurring task',
	description: 'Retrieve one recurring task',
	scope: 'recurring-tasks.readonly',
	account: LOCATION_IN_PATH,
	path: { id: f.recurringTaskId },
	record: 'recurringTask',
	simplified: simplifiedRecurring,
});

/** Adds the other parts of the rule, because GHL requires a complete rule. */
const completeRule: Prepare = async ({ body }, run) => {
	if (body.rruleOptions === undefined) return;
	const { rruleOptions } = await callOnSameRecord(run, getRecurring);
	body.rruleOptions = { ...(rruleOptions as object), ...(body.rruleOptions as object) };
};

export const task: Resource = {
	name: 'Task',
	operations: {
		createRecurring: operation('POST /locations/{locationId}/recurring-tasks', {
			name: 'Create Recurring',
			action: 'Create recurring task',
			description: 'Create a task that GHL creates again at regular times',
			scope: 'recurring-tasks.write',
			account: LOCATION_IN_PATH,
			fields: [
				required(f.title),
				required(f.intervalType),
				required(f.interval),
				required(f.startDate),
				required(f.dueAfterSeconds),
			],
			additional: [
				f.description,
				f.contactIds,
				f.owners,
				f.endDate,
				f.count,
				f.dayOfMonth,
				f.dayOfWeek,
				f.monthOfYear,
				f.createTaskIfOverDue,
				f.ignoreTaskCreation,
			],
			record: 'recurringTask',
			simplified: simplifiedRecurring,
		}),
		deleteRecurring: operation('DELETE /locations/{locationId}/recurring-tasks/{id}', {
			name: 'Delete Recurring',
			action: 'Delete recurring task',
			description: 'Delete a recurring task, so that GHL creates no more tasks',
			scope: 'recurring-tasks.write',
			account: LOCATION_IN_PATH,
			path: { id: f.recurringTaskId },
			result: 'deleted',
		}),
		getRecurring,
		search: operation('POST /locations/{locationId}/tasks/search', {
			name: 'Search',
			action: 'Search tasks',
			description: 'Search the tasks of all contacts of the location',
			scope: 'locations/tasks.readonly',
			account: LOCATION_IN_PATH,
			filters: [s.query, s.contactId, s.assignedTo, s.completed, s.businessId],
			list: lists.locationTasks,
			repeatable: true,
			simplified: simplifiedFoundTask,
		}),
		updateRecurring: operation('PUT /locations/{locationId}/recurring-tasks/{id}', {
			name: 'Update Recurring',
			action: 'Update recurring task',
			description: 'Update a recurring task',
			scope: 'recurring-tasks.write',
			account: LOCATION_IN_PATH,
			path: { id: f.recurringTaskId },
			update: [
				f.title,
				f.description,
				f.contactIds,
				f.owners,
				f.intervalType,
				f.interval,
				f.startDate,
				f.dueAfterSeconds,
				f.endDate,
				f.count,
				f.dayOfMonth,
				f.dayOfWeek,
				f.monthOfYear,
				f.createTaskIfOverDue,
				f.ignoreTaskCreation,
			],
			prepare: completeRule,
			record: 'recurringTask',
			simplified: simplifiedRecurring,
		}),
	},
};
