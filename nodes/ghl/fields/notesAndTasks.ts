import { isoDateTime } from '../../shared/catalog/encode';
import { fieldTable, locator } from '../../shared/catalog/fields';
import { user } from './contacts';

/** Fields of contact notes and tasks. */
export const notesAndTasks = fieldTable({
	noteId: locator({ displayName: 'Note', search: 'searchNotes', example: 'HGPcayliwcdoUFzvbTok' }),
	taskId: locator({ displayName: 'Task', search: 'searchTasks', example: 'lJpzYrWdpkC2hX6t2yue' }),
	title: { displayName: 'Title', type: 'string', placeholder: 'e.g. Call back' },
	body: {
		displayName: 'Text',
		type: 'string',
		typeOptions: { rows: 4 },
		placeholder: 'e.g. Wants a price for 20 bags',
	},
	dueDate: { displayName: 'Due Date', type: 'dateTime', as: isoDateTime },
	color: { displayName: 'Color', type: 'color', default: '#FFAA00' },
	pinned: {
		displayName: 'Pinned',
		type: 'boolean',
		default: true,
		description: 'Whether to pin the note to the top',
	},
	userId: user('User', 'The user who wrote the note'),
	completed: {
		displayName: 'Completed',
		type: 'boolean',
		description: 'Whether the task is completed',
	},
	assignedTo: user('Assigned To', 'The user assigned to the task'),
});
