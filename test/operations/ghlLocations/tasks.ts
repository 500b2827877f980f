import { locator } from '../../harness';
import type { Cases } from '../support/types';
import { BAD_LIMIT, locationRecords, PATH, UNKNOWN } from './records';

const RECURRING = `${PATH}/recurring-tasks`;

/** Tasks. */
export const tasks: Cases = (world) => {
	const { tasks: all, recurring, users } = locationRecords(world);
	const [task] = all;
	const one = `${RECURRING}/${recurring.id}`;
	const unknown = {
		parameters: { recurringTaskId: UNKNOWN },
		message: new RegExp(`Recurring task not found for id:${UNKNOWN}`),
	};
	return [
		{
			resource: 'task',
			operation: 'search',
			parameters: {
				filters: {
					query: 'price',
					contactId: { rows: [{ contactId: locator(task.contactId) }] },
					assignedTo: { rows: [{ userId: locator(String(task.assignedTo)) }] },
					completed: false,
				},
			},
			expect: {
				request: {
					method: 'POST',
					path: `${PATH}/tasks/search`,
					body: {
						query: 'price',
						contactId: [task.contactId],
						assignedTo: [task.assignedTo],
						completed: false,
						limit: 50,
						skip: 0,
					},
				},
				output: [{ taskId: task.id, title: 'Send the price list', contactId: task.contactId }],
			},
			bad: BAD_LIMIT,
		},
		{
			resource: 'task',
			operation: 'createRecurring',
			parameters: {
				title: 'Call the customer',
				intervalType: 'monthly',
				interval: 1,
				startDate: '2026-12-01T09:00:00Z',
				dueAfterSeconds: 3600,
				additionalFields: {
					contactIds: { rows: [{ contactId: locator(task.contactId) }] },
					owners: { rows: [{ userId: locator(users[0].id) }] },
					dayOfMonth: 15,
					ignoreTaskCreation: true,
				},
			},
			expect: {
				request: {
					method: 'POST',
					path: RECURRING,
					body: {
						title: 'Call the customer',
						rruleOptions: {
							intervalType: 'monthly',
							interval: 1,
							startDate: '2026-12-01T09:00:00.000Z',
							dueAfterSeconds: 3600,
							dayOfMonth: 15,
						},
						contactIds: [task.contactId],
						owners: [users[0].id],
						ignoreTaskCreation: true,
					},
				},
				output: {
					title: 'Call the customer',
					contactId: task.contactId,
					assignedTo: users[0].id,
					rule: { intervalType: 'monthly', interval: 1, dayOfMonth: 15 },
				},
			},
			bad: {
				parameters: { startDate: 'soon' },
				message: /'Start Date' is not a date: "soon"/,
			},
		},
		{
			resource: 'task',
			operation: 'deleteRecurring',
			parameters: { recurringTaskId: recurring.id },
			expect: { request: { method: 'DELETE', path: one }, output: [{ deleted: true }] },
			bad: unknown,
		},
		{
			resource: 'task',
			operation: 'getRecurring',
			parameters: { recurringTaskId: recurring.id },
			expect: {
				request: { method: 'GET', path: one },
				output: { recurringTaskId: recurring.id, title: recurring.title },
			},
			bad: unknown,
		},
		{
			resource: 'task',
			operation: 'updateRecurring',
			parameters: { recurringTaskId: recurring.id, updateFields: { interval: 3, count: 5 } },
			expect: {
				request: [
					{ method: 'GET', path: one },
					{
						method: 'PUT',
						path: one,
						body: { rruleOptions: { ...recurring.rruleOptions, interval: 3, count: 5 } },
					},
				],
				output: {
					recurringTaskId: recurring.id,
					rule: { ...recurring.rruleOptions, interval: 3, count: 5 },
				},
			},
			bad: unknown,
		},
	];
};
