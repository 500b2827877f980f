import type { ListShape } from '../../shared/catalog/types';

/**
 * Describes a list with `limit` and `offset` in the query and 100 rows per page. The API documents no
 * maximum.
 */
const offsetList = (rows: string, total?: string): ListShape => ({
	rows,
	...(total !== undefined && { total }),
	paging: 'offset',
	params: { limit: 'limit', offset: 'offset' },
	in: 'query',
	pageSize: 100,
	id: '_id',
});

/** Describes a list that one response contains completely. */
const wholeList = (rows: string, id = '_id'): ListShape => ({
	rows,
	paging: 'none',
	params: {},
	in: 'query',
	pageSize: 100,
	id,
});

/** Describes a list like {@link offsetList} in which the offset is named `skip`. */
const skipList = (rows: string, total?: string): ListShape => ({
	...offsetList(rows, total),
	params: { limit: 'limit', offset: 'skip' },
});

/** Contact search allows 500 rows per page, as users report (docs/api-notes/ghl.md#contact-search). Numbered pages end at 10,000 rows. */
const contactSearch = {
	rows: 'contacts',
	total: 'total',
	in: 'body',
	id: 'id',
} as const;

/** The next page starts after the sort value of the last row (docs/api-notes/ghl.md#conversation-rules). */
const conversations = {
	rows: 'conversations',
	total: 'total',
	paging: 'cursor',
	params: { limit: 'limit', cursor: 'startAfterDate' },
	nextInRow: ['sort', 'lastMessageDate'],
	in: 'query',
	pageSize: 100,
	id: 'id',
} as const;

/** Pages of the opportunity search count from 0 (docs/api-notes/ghl.md#opportunity-search). */
const opportunitySearch = {
	rows: 'opportunities',
	total: 'total',
	paging: 'page',
	params: { limit: 'limit', page: 'page' },
	firstPage: 0,
	in: 'body',
	id: 'id',
} as const;

/** List responses of GHL (docs/api-notes/ghl.md#pagination). */
export const lists = {
	data: offsetList('data', 'totalCount'),
	dataTotal: offsetList('data', 'total'),
	estimates: offsetList('estimates', 'total'),
	/** `total` is an object here, and a list with one object for products (docs/api-notes/ghl.md#pagination). */
	inventory: offsetList('inventory', 'total.total'),
	/** The API returns up to 50 forms or surveys per page (docs/api-notes/ghl.md#form-rules). */
	forms: { ...skipList('forms', 'total'), pageSize: 50, id: 'id' },
	funnelPages: offsetList(''),
	funnels: offsetList('funnels', 'count'),
	invoices: offsetList('invoices', 'total'),
	media: offsetList('files'),
	prices: offsetList('prices', 'total'),
	products: offsetList('products', 'total.0.total'),
	schedules: offsetList('schedules', 'total'),
	wholeData: wholeList('data'),
	installedLocations: {
		rows: 'locations',
		paging: 'offset',
		params: { limit: 'limit', offset: 'skip' },
		in: 'query',
		pageSize: 100,
		id: '_id',
	},
	/** Notes of an appointment: the API returns up to 20 per page (docs/api-notes/ghl.md#calendar-rules). */
	appointmentNotes: { ...offsetList('notes'), pageSize: 20, id: 'id' },
	appointments: wholeList('events', 'id'),
	businesses: wholeList('businesses', 'id'),
	calendarGroups: wholeList('groups', 'id'),
	calendarNotifications: skipList(''),
	calendarResources: skipList(''),
	calendars: wholeList('calendars', 'id'),
	campaigns: wholeList('campaigns', 'id'),
	/** For lists in the editor: pages can be requested by number. */
	contacts: {
		...contactSearch,
		paging: 'page',
		params: { limit: 'pageLimit', page: 'page' },
		pageSize: 100,
	},
	/**
	 * For reading the complete list: it has no upper bound, and includes all contacts that exist during the
	 * read.
	 */
	contactsByCursor: {
		...contactSearch,
		paging: 'cursor',
		params: { limit: 'pageLimit', cursor: 'searchAfter' },
		nextInRow: 'searchAfter',
		pageSize: 500,
	},
	contactsOfBusiness: {
		...offsetList('contacts', 'count'),
		params: { limit: 'limit', offset: 'skip' },
		id: 'id',
	},
	/** For lists in the editor. */
	conversationChoices: { ...conversations, paging: 'none' },
	conversations,
	customFields: wholeList('customFields', 'id'),
	customValues: wholeList('customValues', 'id'),
	exportedMessages: {
		rows: 'messages',
		total: 'total',
		paging: 'cursor',
		params: { limit: 'limit', cursor: 'cursor' },
		next: 'nextCursor',
		in: 'query',
		pageSize: 500,
		minPageSize: 10,
		id: 'id',
	},
	locations: { ...skipList('locations'), id: 'id' },
	/** The search for tasks returns no total, and up to 500 rows (docs/api-notes/ghl.md#location-rules). */
	locationTasks: { ...skipList('tasks'), in: 'body', pageSize: 500 },
	lostReasons: {
		...offsetList('lostReasons', 'total'),
		params: { limit: 'limit', offset: 'skip' },
		id: 'id',
	},
	/** The API puts the documented response in `messages` (docs/api-notes/ghl.md#conversation-rules). */
	messages: {
		rows: 'messages',
		wrapper: 'messages',
		paging: 'cursor',
		params: { limit: 'limit', cursor: 'lastMessageId' },
		next: 'lastMessageId',
		hasNext: 'nextPage',
		in: 'query',
		pageSize: 100,
		id: 'id',
	},
	notes: wholeList('notes', 'id'),
	opportunities: {
		rows: 'opportunities',
		total: 'meta.total',
		paging: 'page',
		params: { limit: 'limit', page: 'page' },
		in: 'query',
		pageSize: 100,
		id: 'id',
	},
	/** For lists in the editor. */
	opportunityChoices: { ...opportunitySearch, pageSize: 100 },
	opportunitySearch: { ...opportunitySearch, pageSize: 500 },
	pipelines: wholeList('pipelines', 'id'),
	providers: offsetList('providers'),
	redirects: { ...offsetList('data.data', 'data.count'), id: 'id' },
	submissions: {
		rows: 'submissions',
		total: 'meta.total',
		paging: 'page',
		params: { limit: 'limit', page: 'page' },
		in: 'query',
		pageSize: 100,
		id: 'id',
	},
	surveys: { ...skipList('surveys', 'total'), pageSize: 50, id: 'id' },
	tags: wholeList('tags', 'id'),
	tasks: wholeList('tasks', 'id'),
	templates: { ...skipList('templates', 'totalCount'), id: 'id' },
	userSchedules: { ...skipList('schedules'), id: 'id' },
	users: wholeList('users', 'id'),
	workflows: wholeList('workflows', 'id'),
} as const satisfies Record<string, ListShape>;
