import { required } from '../../../shared/catalog/fields';
import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { NO_ACCOUNT } from '../../api';
import { contacts } from '../../fields/contacts';
import { lists } from '../../fields/lists';
import { notesAndTasks as f } from '../../fields/notesAndTasks';

const { contactId } = contacts;

export const task: Resource = {
	name: 'Task',
	operations: {
		create: operation('POST /contacts/{contactId}/tasks', {
			name: 'Create',
			action: 'Create task',
			description: 'Create a task for a contact',
			scope: 'contacts.write',
			account: NO_ACCOUNT,
			path: { contactId },
			fields: [required(f.title), required(f.dueDate), f.completed],
			additional: [f.body, f.assignedTo],
			record: 'task',
		}),
		delete: operation('DELETE /contacts/{contactId}/tasks/{taskId}', {
			name: 'Delete',
			action: 'Delete task',
			description: 'Delete a task of a contact',
			scope: 'contacts.write',
			account: NO_ACCOUNT,
			path: { contactId, taskId: f.taskId },
			result: 'deleted',
		}),
		get: operation('GET /contacts/{contactId}/tasks/{taskId}', {
			name: 'Get',
			action: 'Get task',
			description: 'Retrieve one task of a contact',
			scope: 'contacts.readonly',
			account: NO_ACCOUNT,
			path: { contactId, taskId: f.taskId },
			record: 'task',
		}),
		getAll: operation('GET /contacts/{contactId}/tasks', {
			name: 'Get Many',
			action: 'Get many tasks',
			description: 'Retrieve the tasks of a contact',
			scope: 'contacts.readonly',
			account: NO_ACCOUNT,
			path: { contactId },
			list: lists.tasks,
		}),
		setCompleted: operation('PUT /contacts/{contactId}/tasks/{taskId}/completed', {
			name: 'Set Completion',
			action: 'Set completion of task',
			description: 'Mark a task of a contact as completed or open',
			scope: 'contacts.write',
			account: NO_ACCOUNT,
			path: { contactId, taskId: f.taskId },
			fields: [f.completed],
			record: 'task',
		}),
		update: operation('PUT /contacts/{contactId}/tasks/{taskId}', {
			name: 'Update',
			action: 'Update task',
			description: 'Update a task of a contact',
			scope: 'contacts.write',
			account: NO_ACCOUNT,
			path: { contactId, taskId: f.taskId },
			update: [f.title, f.body, f.dueDate, f.completed, f.assignedTo],
			record: 'task',
		}),
	},
};
