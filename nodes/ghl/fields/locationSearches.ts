import { label, start } from '../../shared/engine/listEntries';
import { listSearchOf } from '../../shared/engine/search';
import type { Search } from '../../shared/engine/search';
import { ghl, LOCATION_AS_ORIGIN, LOCATION_IN_PATH } from '../api';
import { lists } from './lists';

/** List searches of the records of a location, by method name. */
export const locationSearches = listSearchOf(ghl, {
	searchAllCustomFields: {
		route: 'GET /locations/{locationId}/customFields',
		list: lists.customFields,
		scope: 'locations/customFields.readonly',
		account: LOCATION_IN_PATH,
		query: { model: 'all' },
		name: (row) => label(row.name, row.model),
		value: 'id',
	},
	searchCustomValues: {
		route: 'GET /locations/{locationId}/customValues',
		list: lists.customValues,
		scope: 'locations/customValues.readonly',
		account: LOCATION_IN_PATH,
		name: (row) => label(row.name, start(row.value)),
		value: 'id',
	},
	searchTags: {
		route: 'GET /locations/{locationId}/tags',
		list: lists.tags,
		scope: 'locations/tags.readonly',
		account: LOCATION_IN_PATH,
		name: (row) => label(row.name),
		value: 'id',
	},
	searchTemplates: {
		route: 'GET /locations/{locationId}/templates',
		list: lists.templates,
		scope: 'locations/templates.readonly',
		account: LOCATION_AS_ORIGIN,
		name: (row) => label(row.name, row.type),
		value: 'id',
	},
} satisfies Record<string, Search>);
