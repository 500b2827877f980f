import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { NO_ACCOUNT } from '../../api';
import { contacts as f } from '../../fields/contacts';

export const campaign: Resource = {
	name: 'Campaign',
	operations: {
		add: operation('POST /contacts/{contactId}/campaigns/{campaignId}', {
			name: 'Add Contact',
			action: 'Add contact to campaign',
			description: 'Add a contact to a campaign',
			scope: 'contacts.write',
			account: NO_ACCOUNT,
			path: { contactId: f.contactId, campaignId: f.campaignId },
			result: 'success',
		}),
		remove: operation('DELETE /contacts/{contactId}/campaigns/{campaignId}', {
			name: 'Remove Contact',
			action: 'Remove contact from campaign',
			description: 'Remove a contact from a campaign',
			scope: 'contacts.write',
			account: NO_ACCOUNT,
			path: { contactId: f.contactId, campaignId: f.campaignId },
			result: 'success',
		}),
		removeAll: operation('DELETE /contacts/{contactId}/campaigns/removeAll', {
			name: 'Remove Contact From All',
			action: 'Remove contact from all campaigns',
			description: 'Remove a contact from all campaigns',
			scope: 'contacts.write',
			account: NO_ACCOUNT,
			path: { contactId: f.contactId },
			// The path is different in v3 (docs/api-notes/ghl.md#api-versions).
			prepare: async (request, { connection }) => {
				if (connection.version !== 'v3') return;
				request.path = request.path.replace('removeAll', 'remove-all');
			},
			result: 'success',
		}),
	},
};
