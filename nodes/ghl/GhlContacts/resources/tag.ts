import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { LOCATION_ID, NO_ACCOUNT } from '../../api';
import { contacts as f, tagging as t } from '../../fields/contacts';

export const tag: Resource = {
	name: 'Tag',
	operations: {
		add: operation('POST /contacts/{contactId}/tags', {
			name: 'Add',
			action: 'Add tags to contact',
			description: 'Add tags to a contact. Existing tags are kept.',
			scope: 'contacts.write',
			account: NO_ACCOUNT,
			path: { contactId: f.contactId },
			fields: [t.tags],
		}),
		bulkUpdate: operation('POST /contacts/bulk/tags/update/{type}', {
			name: 'Update in Bulk',
			action: 'Update tags of many contacts',
			description: 'Add tags to many contacts, or remove tags from them',
			scope: 'contacts.write',
			account: LOCATION_ID,
			path: { type: t.type },
			fields: [t.contacts, t.tags, t.removeAllTags],
			guarded: true,
		}),
		remove: operation('DELETE /contacts/{contactId}/tags', {
			name: 'Remove',
			action: 'Remove tags from contact',
			description: 'Remove tags from a contact',
			scope: 'contacts.write',
			account: NO_ACCOUNT,
			path: { contactId: f.contactId },
			fields: [t.tags],
		}),
	},
};
