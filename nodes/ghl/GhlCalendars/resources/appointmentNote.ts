import { required } from '../../../shared/catalog/fields';
import type { Resource, Simplified } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { NO_ACCOUNT } from '../../api';
import { appointmentNotes as n } from '../../fields/appointments';
import { lists } from '../../fields/lists';

const WRITE = 'calendars/events.write';

const simplified: Simplified = {
	noteId: 'id',
	body: 'body',
	userId: 'userId',
	contactId: 'contactId',
	createdBy: 'createdBy.name',
	createdAt: 'dateAdded',
};

export const appointmentNote: Resource = {
	name: 'Appointment Note',
	operations: {
		create: operation('POST /calendars/appointments/{appointmentId}/notes', {
			name: 'Create',
			action: 'Create appointment note',
			description: 'Add a note to an appointment',
			scope: WRITE,
			account: NO_ACCOUNT,
			path: { appointmentId: n.appointmentId },
			fields: [required(n.body)],
			additional: [n.userId],
			record: 'note',
			simplified,
		}),
		delete: operation('DELETE /calendars/appointments/{appointmentId}/notes/{noteId}', {
			name: 'Delete',
			action: 'Delete appointment note',
			description: 'Delete a note of an appointment permanently',
			scope: WRITE,
			account: NO_ACCOUNT,
			path: { appointmentId: n.appointmentId, noteId: n.noteId },
			result: 'deleted',
		}),
		getAll: operation('GET /calendars/appointments/{appointmentId}/notes', {
			name: 'Get Many',
			action: 'Get many appointment notes',
			description: 'Retrieve the notes of an appointment',
			scope: 'calendars/events.readonly',
			account: NO_ACCOUNT,
			path: { appointmentId: n.appointmentId },
			list: lists.appointmentNotes,
			simplified,
		}),
		update: operation('PUT /calendars/appointments/{appointmentId}/notes/{noteId}', {
			name: 'Update',
			action: 'Update appointment note',
			description: 'Update a note of an appointment',
			scope: WRITE,
			account: NO_ACCOUNT,
			path: { appointmentId: n.appointmentId, noteId: n.noteId },
			fields: [required(n.body)],
			additional: [n.userId],
			record: 'note',
			simplified,
		}),
	},
};
