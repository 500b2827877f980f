import { required } from '../../../shared/catalog/fields';
import type { Resource, Simplified } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { LOCATION_IN_PATH } from '../../api';
import { lists } from '../../fields/lists';
import { tags as f } from '../../fields/locations';

const simplified: Simplified = { tagId: 'id', name: 'name' };

export const tag: Resource = {
	name: 'Tag',
	operations: {
		create: operation('POST /locations/{locationId}/tags', {
			name: 'Create',
			action: 'Create tag',
			description: 'Create a tag that contacts can have',
			scope: 'locations/tags.write',
			account: LOCATION_IN_PATH,
			fields: [required(f.name)],
			record: 'tag',
			simplified,
		}),
		delete: operation('DELETE /locations/{locationId}/tags/{tagId}', {
			name: 'Delete',
			action: 'Delete tag',
			description: 'Delete a tag of the location',
			scope: 'locations/tags.write',
			account: LOCATION_IN_PATH,
			path: { tagId: f.tagId },
			guarded: true,
			result: 'deleted',
		}),
		get: operation('GET /locations/{locationId}/tags/{tagId}', {
			name: 'Get',
			action: 'Get tag',
			description: 'Retrieve one tag',
			scope: 'locations/tags.readonly',
			account: LOCATION_IN_PATH,
			path: { tagId: f.tagId },
			record: 'tag',
			simplified,
		}),
		getAll: operation('GET /locations/{locationId}/tags', {
			name: 'Get Many',
			action: 'Get many tags',
			description: 'Retrieve the tags of the location',
			scope: 'locations/tags.readonly',
			account: LOCATION_IN_PATH,
			list: lists.tags,
			simplified,
		}),
		update: operation('PUT /locations/{locationId}/tags/{tagId}', {
			name: 'Update',
			action: 'Update tag',
			description: 'Rename a tag',
			scope: 'locations/tags.write',
			account: LOCATION_IN_PATH,
			path: { tagId: f.tagId },
			fields: [required(f.name)],
			record: 'tag',
			simplified,
		}),
	},
};
