import { locator } from '../../harness';
import type { Cases } from '../support/types';
import { peopleOf } from './people';

export const tasks: Cases = (world) => {
	const { busy, task, users } = peopleOf(world);
	const path = `/contacts/${busy._id}/tasks`;
	const contactId = locator(busy._id);
	const one = { contactId, taskId: locator(String(task?.id)) };
	const unknown = {
		parameters: { taskId: locator('lJpzYrWdpkC2hX6t2yue') },
		message: /Task not found for id:lJpzYrWdpkC2hX6t2yue/,
	};
	const due = '2026-12-01T09:00:00.000Z';
	return [
		{
			resource: 'task',
			operation: 'create',
			parameters: {
				contactId,
				title: 'Call back',
				dueDate: due,
				additionalFields: { assignedTo: locator(users[0].id) },
			},
			expect: {
				request: {
					method: 'POST',
					path,
					body: { title: 'Call back', dueDate: due, completed: false, assignedTo: users[0].id },
				},
				output: { title: 'Call back', contactId: busy._id, completed: false },
			},
			bad: { parameters: { dueDate: '' }, message: /'Due Date' is empty/ },
		},
		{
			resource: 'task',
			operation: 'delete',
			parameters: one,
			expect: {
				request: { method: 'DELETE', path: `${path}/${task?.id}` },
				output: [{ deleted: true }],
			},
			bad: unknown,
		},
		{
			resource: 'task',
			operation: 'get',
			parameters: one,
			expect: {
				request: { method: 'GET', path: `${path}/${task?.id}` },
				output: { id: task?.id, title: 'Send the price list' },
			},
			bad: unknown,
		},
		{
			resource: 'task',
			operation: 'getAll',
			parameters: { contactId },
			expect: { request: { method: 'GET', path }, output: [{ id: task?.id }] },
			bad: {
				parameters: { limit: 0.5 },
				message: /'Limit' is not a whole number of 1 or more: 0.5/,
			},
		},
		{
			resource: 'task',
			operation: 'setCompleted',
			parameters: { ...one, completed: true },
			expect: {
				request: {
					method: 'PUT',
					path: `${path}/${task?.id}/completed`,
					body: { completed: true },
				},
				output: { id: task?.id, completed: true },
			},
			bad: unknown,
		},
		{
			resource: 'task',
			operation: 'update',
			parameters: { ...one, updateFields: { dueDate: due } },
			expect: {
				request: { method: 'PUT', path: `${path}/${task?.id}`, body: { dueDate: due } },
				output: { id: task?.id, dueDate: due },
			},
			bad: {
				parameters: { updateFields: { dueDate: 'tomorrow' } },
				message: /'Due Date' is not a date: "tomorrow"/,
			},
		},
	];
};
