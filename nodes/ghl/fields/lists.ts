import type { ListShape } from '../../shared/catalog/types';

/** `limit` and `offset` in the query; 100 rows a page is what integrators use (no maximum is declared). */
const offsetList = (rows: string, total: string): ListShape => ({
	rows,
	total,
	paging: 'offset',
	params: { limit: 'limit', offset: 'offset' },
	in: 'query',
	pageSize: 100,
	id: '_id',
});

/** The whole list in one answer. */
const wholeList = (rows: string): ListShape => ({
	rows,
	paging: 'none',
	params: {},
	in: 'query',
	pageSize: 100,
	id: '_id',
});

/** The list answers of GHL (ghl-facts 3). */
export const lists = {
	data: offsetList('data', 'totalCount'),
	dataTotal: offsetList('data', 'total'),
	/** `total` is an object here, a list of one object for products (ghl-facts 2.5). */
	inventory: offsetList('inventory', 'total.total'),
	prices: offsetList('prices', 'total'),
	products: offsetList('products', 'total.0.total'),
	wholeData: wholeList('data'),
	installedLocations: {
		rows: 'locations',
		paging: 'offset',
		params: { limit: 'limit', offset: 'skip' },
		in: 'query',
		pageSize: 100,
		id: '_id',
	},
	contacts: {
		rows: 'contacts',
		total: 'total',
		paging: 'page',
		params: { limit: 'pageLimit', page: 'page' },
		in: 'body',
		pageSize: 100,
		id: 'id',
	},
} as const satisfies Record<string, ListShape>;
