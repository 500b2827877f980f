import { textOf } from '../../shared/core/guards';
import { label } from '../../shared/engine/listEntries';
import { listSearchOf } from '../../shared/engine/search';
import type { Search } from '../../shared/engine/search';
import { ghl, LOCATION_ID } from '../api';
import { lists } from './lists';

/** Returns the search for files or folders. GHL requires the sort order. */
const mediaSearch = (type: 'file' | 'folder'): Search => ({
	route: 'GET /medias/files',
	list: lists.media,
	text: 'query',
	scope: 'medias.readonly',
	query: { type, sortBy: 'createdAt', sortOrder: 'desc', fetchAll: 'true' },
	name: (row) => label(row.name),
	value: '_id',
});

/** List searches of files, folders, funnels, and redirects, by method name. */
export const mediaSearches = listSearchOf(ghl, {
	searchMediaFiles: mediaSearch('file'),
	searchMediaFolders: mediaSearch('folder'),
	searchFunnels: {
		route: 'GET /funnels/funnel/list',
		list: lists.funnels,
		text: 'name',
		scope: 'funnels/funnel.readonly',
		account: LOCATION_ID,
		name: (row) => label(row.name, row.type, row.isStoreActive === true ? 'store' : ''),
		value: '_id',
	},
	searchRedirects: {
		route: 'GET /funnels/lookup/redirect/list',
		list: lists.redirects,
		text: 'search',
		scope: 'funnels/redirect.readonly',
		account: LOCATION_ID,
		name: (row) => label(`${textOf(row.domain)}${textOf(row.path)}`, row.target),
		value: 'id',
	},
} satisfies Record<string, Search>);
