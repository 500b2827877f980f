import type { ListShape } from '../../shared/catalog/types';

/** Describes a list with `page` from 1 and `perPage` up to 100, without a total. */
const numbered = (rows: string, id = 'id', pageSize = 100): ListShape => ({
	rows,
	paging: 'page',
	params: { page: 'page', limit: 'perPage' },
	in: 'query',
	pageSize,
	id,
});

/** Describes a list with `limit` up to 1000, and `nextToken`. */
const tokens = (rows: string, id: string): ListShape => ({
	rows,
	next: 'nextToken',
	paging: 'cursor',
	params: { limit: 'limit', cursor: 'nextToken' },
	in: 'query',
	pageSize: 1000,
	id,
});

/** Describes a list that one response contains completely. */
const whole = (rows: string, id = 'id'): ListShape => ({
	rows,
	paging: 'none',
	params: {},
	in: 'query',
	pageSize: 100,
	id,
});

/** List responses of Trustpilot, in five pagination styles (docs/api-notes/trustpilot.md#pagination). */
export const lists = {
	reviews: numbered('reviews'),
	productReviews: numbered('productReviews'),
	categoryBusinessUnits: numbered('businessUnits', 'businessUnitId'),
	/** Returns up to 1000 rows per page. */
	summaries: numbered('summaries', 'sku', 1000),
	/** No maximum is documented. With the default of 10,000, responses have many megabytes. */
	products: numbered('products', 'id', 1000),
	/** The only list that names its page size in lower case. */
	search: { ...numbered('businessUnits'), params: { page: 'page', limit: 'perpage' } },
	/** Does not accept a page size. */
	allReviews: {
		...tokens('reviews', 'id'),
		next: 'nextPageToken',
		params: { cursor: 'pageToken' },
	},
	allBusinessUnits: {
		...tokens('businessUnits', 'id'),
		next: 'cursor',
		params: { limit: 'perPage', cursor: 'cursor' },
	},
	deletedConsumers: tokens('consumers', 'consumerId'),
	deletedReviews: tokens('reviews', 'reviewId'),
	categories: whole('categories', 'categoryId'),
	comments: whole('comments', 'commentId'),
	countries: whole('countries', 'country'),
	likes: whole('likes'),
	locales: whole('locales', 'locale'),
	tags: whole('tags', 'value'),
	templates: whole('templates'),
} as const satisfies Record<string, ListShape>;
