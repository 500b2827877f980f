import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { LOCATION_AS_ORIGIN, LOCATION_IN_PATH } from '../../api';
import { lists } from '../../fields/lists';
import { templates as f } from '../../fields/locations';

export const template: Resource = {
	name: 'Template',
	operations: {
		delete: operation('DELETE /locations/{locationId}/templates/{id}', {
			name: 'Delete',
			action: 'Delete template',
			description: 'Delete a message template of the location',
			account: LOCATION_IN_PATH,
			path: { id: f.templateId },
			result: 'deleted',
		}),
		getAll: operation('GET /locations/{locationId}/templates', {
			name: 'Get Many',
			action: 'Get many templates',
			description: 'Retrieve the SMS, email, and WhatsApp templates of the location',
			scope: 'locations/templates.readonly',
			account: LOCATION_AS_ORIGIN,
			filters: [f.type, f.deleted],
			list: lists.templates,
			simplified: {
				templateId: 'id',
				name: 'name',
				type: 'type',
				subject: 'template.subject',
				content: ['template.html', 'template.body'],
				attachments: ['urlAttachments', 'template.attachments'],
				createdAt: 'dateAdded',
			},
		}),
	},
};
