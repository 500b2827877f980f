import { required } from '../../../shared/catalog/fields';
import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { LOCATION_IN_PATH } from '../../api';
import { choicesOfType, customFields as f, uploads as u } from '../../fields/locations';
import { upsertCustomField } from '../createOrUpdate';
import { uploadFieldFiles } from '../uploadFieldFiles';
import {
	createCustomField,
	fieldDetails,
	getCustomField,
	listCustomFields,
	identifyField,
	simplifiedField,
	updateCustomField,
} from './parts';

export const customField: Resource = {
	name: 'Custom Field',
	operations: {
		create: createCustomField,
		upsert: operation('POST /locations/{locationId}/customFields', {
			name: 'Create or Update',
			action: 'Create or update custom field',
			description: 'Create a new record, or update the current one if it already exists (upsert)',
			scope: 'locations/customFields.write',
			account: LOCATION_IN_PATH,
			fields: [
				{
					...required(f.name),
					description:
						'If a custom field of the record type has this name, the node updates it. If not, it creates one.',
				},
				required(f.dataType),
				...choicesOfType,
				f.model,
			],
			additional: fieldDetails,
			isRead: () => false,
			run: upsertCustomField,
			simplified: { ...simplifiedField, isNew: 'new' },
		}),
		delete: operation('DELETE /locations/{locationId}/customFields/{id}', {
			name: 'Delete',
			action: 'Delete custom field',
			description: 'Delete a custom field permanently, with its values in all records',
			scope: 'locations/customFields.write',
			account: LOCATION_IN_PATH,
			path: { id: f.customFieldId },
			guarded: true,
			prepare: identifyField,
			result: 'deleted',
		}),
		get: getCustomField,
		getAll: listCustomFields,
		update: updateCustomField,
		uploadFiles: operation('POST /locations/{locationId}/customFields/upload', {
			name: 'Upload Files',
			action: 'Upload files for custom field',
			description: 'Upload files and get their URLs, which custom fields with files can contain',
			scope: 'locations/customFields.write',
			account: LOCATION_IN_PATH,
			fields: [u.uploadFor, u.contactId, u.customFieldId, u.opportunityId, required(u.inputFields)],
			additional: [u.maxFiles],
			// A second upload only creates another URL.
			repeatable: true,
			isRead: () => false,
			run: uploadFieldFiles,
		}),
	},
};
