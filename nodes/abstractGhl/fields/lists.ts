import type { ListShape } from '../../shared/catalog/types';

/** Lists with cursor pagination. The contract allows at most 200 rows per page. */
const cursorList = (id: string): ListShape => ({
	rows: 'data',
	next: 'next_cursor',
	paging: 'cursor',
	params: { limit: 'limit', cursor: 'cursor' },
	in: 'query',
	pageSize: 200,
	id,
});

/** Describes a list of which only the first page is read, for lists in the editor. */
const firstPage = (id: string): ListShape => ({
	...cursorList(id),
	paging: 'none',
	params: {},
	pageSize: 50,
});

const wholeList = (id: string): ListShape => ({ ...firstPage(id), next: undefined });

/** List responses of AbstractGHL. */
export const lists = {
	activities: cursorList('activity_id'),
	customers: cursorList('id'),
	fields: wholeList('name'),
	firstCustomers: firstPage('id'),
	firstInvoices: firstPage('invoice_id'),
	firstOrders: firstPage('order_id'),
	firstSubscriptions: firstPage('id'),
	found: cursorList('key'),
	invoices: cursorList('invoice_id'),
	orders: cursorList('order_id'),
	statuses: wholeList('value'),
	subscriptions: cursorList('id'),
	tags: wholeList('name'),
} as const satisfies Record<string, ListShape>;
