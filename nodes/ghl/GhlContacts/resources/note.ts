import { required } from '../../../shared/catalog/fields';
import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { NO_ACCOUNT } from '../../api';
import { contacts } from '../../fields/contacts';
import { lists } from '../../fields/lists';
import { notesAndTasks as f } from '../../fields/notesAndTasks';

const { contactId } = contacts;

export const note: Resource = {
	name: 'Note',
	operations: {
		create: operation('POST /contacts/{contactId}/notes', {
			name: 'Create',
			action: 'Create note',
			description: 'Add a note to a contact',
			scope: 'contacts.write',
			account: NO_ACCOUNT,
			path: { contactId },
			fields: [required(f.body)],
			additional: [f.title, f.color, f.pinned, f.userId],
			record: 'note',
		}),
		delete: operation('DELETE /contacts/{contactId}/notes/{id}', {
			name: 'Delete',
			action: 'Delete note',
			description: 'Delete a note of a contact',
			scope: 'contacts.write',
			account: NO_ACCOUNT,
			path: { contactId, id: f.noteId },
			result: 'deleted',
		}),
		get: operation('GET /contacts/{contactId}/notes/{id}', {
			name: 'Get',
			action: 'Get note',
			description: 'Retrieve one note of a contact',
			scope: 'contacts.readonly',
			account: NO_ACCOUNT,
			path: { contactId, id: f.noteId },
			record: 'note',
		}),
		getAll: operation('GET /contacts/{contactId}/notes', {
			name: 'Get Many',
			action: 'Get many notes',
			description: 'Retrieve the notes of a contact',
			scope: 'contacts.readonly',
			account: NO_ACCOUNT,
			path: { contactId },
			list: lists.notes,
		}),
		update: operation('PUT /contacts/{contactId}/notes/{id}', {
			name: 'Update',
			action: 'Update note',
			description: 'Update a note of a contact',
			scope: 'contacts.write',
			account: NO_ACCOUNT,
			path: { contactId, id: f.noteId },
			update: [f.body, f.title, f.color, f.pinned, f.userId],
			record: 'note',
		}),
	},
};
