import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { NO_ACCOUNT } from '../../api';
import { contacts as f } from '../../fields/contacts';

export const workflow: Resource = {
	name: 'Workflow',
	operations: {
		add: operation('POST /contacts/{contactId}/workflow/{workflowId}', {
			name: 'Add Contact',
			action: 'Add contact to workflow',
			description: 'Add a contact to a GHL workflow',
			scope: 'contacts.write',
			account: NO_ACCOUNT,
			path: { contactId: f.contactId, workflowId: f.workflowId },
			additional: [f.eventStartTime],
			result: 'success',
		}),
		remove: operation('DELETE /contacts/{contactId}/workflow/{workflowId}', {
			name: 'Remove Contact',
			action: 'Remove contact from workflow',
			description: 'Remove a contact from a GHL workflow',
			scope: 'contacts.write',
			account: NO_ACCOUNT,
			path: { contactId: f.contactId, workflowId: f.workflowId },
			additional: [f.eventStartTime],
			result: 'success',
		}),
	},
};
