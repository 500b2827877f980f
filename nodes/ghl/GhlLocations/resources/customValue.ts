import { required } from '../../../shared/catalog/fields';
import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { LOCATION_IN_PATH } from '../../api';
import { customValues as f } from '../../fields/locations';
import { upsertCustomValue } from '../createOrUpdate';
import {
	createCustomValue,
	getCustomValue,
	listCustomValues,
	identifyValue,
	simplifiedValue,
	updateCustomValue,
} from './parts';

export const customValue: Resource = {
	name: 'Custom Value',
	operations: {
		create: createCustomValue,
		upsert: operation('POST /locations/{locationId}/customValues', {
			name: 'Create or Update',
			action: 'Create or update custom value',
			description: 'Create a new record, or update the current one if it already exists (upsert)',
			scope: 'locations/customValues.write',
			account: LOCATION_IN_PATH,
			fields: [
				{
					...required(f.name),
					description:
						'If a custom value has this name, the node updates it. If not, it creates one.',
				},
				required(f.value),
			],
			isRead: () => false,
			run: upsertCustomValue,
			simplified: { ...simplifiedValue, isNew: 'new' },
		}),
		delete: operation('DELETE /locations/{locationId}/customValues/{id}', {
			name: 'Delete',
			action: 'Delete custom value',
			description: 'Delete a custom value permanently',
			scope: 'locations/customValues.write',
			account: LOCATION_IN_PATH,
			path: { id: f.customValueId },
			prepare: identifyValue,
			result: 'deleted',
		}),
		get: getCustomValue,
		getAll: listCustomValues,
		update: updateCustomValue,
	},
};
