import { sentIn } from '../../../shared/catalog/fields';
import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { NO_ACCOUNT } from '../../api';
import { contacts as f } from '../../fields/contacts';

export const follower: Resource = {
	name: 'Follower',
	operations: {
		add: operation('POST /contacts/{contactId}/followers', {
			name: 'Add',
			action: 'Add followers to contact',
			description: 'Add users of the location as followers of a contact',
			scope: 'contacts.write',
			account: NO_ACCOUNT,
			path: { contactId: f.contactId },
			fields: [f.followers],
		}),
		remove: operation('DELETE /contacts/{contactId}/followers', {
			name: 'Remove',
			action: 'Remove followers from contact',
			description: 'Remove users from the followers of a contact',
			scope: 'contacts.write',
			account: NO_ACCOUNT,
			path: { contactId: f.contactId },
			fields: [sentIn(f.followers, 'body')],
		}),
	},
};
