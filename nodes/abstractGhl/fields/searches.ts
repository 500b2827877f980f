import { textOf } from '../../shared/core/guards';
import { label, money } from '../../shared/engine/listEntries';
import { listSearchOf } from '../../shared/engine/search';
import type { Search } from '../../shared/engine/search';
import { abstractGhl } from '../api';
import { lists } from './lists';

/** Users usually look for the records that were updated last. */
const newest = { sort: '-updated_at' };

const SEARCHES = {
	searchCustomers: {
		route: 'GET /customers',
		list: lists.firstCustomers,
		text: 'q',
		query: newest,
		scope: 'read',
		name: (row) => label(textOf(row.name) || row.id, row.email, row.company),
		value: 'id',
	},
	searchInvoices: {
		route: 'GET /invoices',
		list: lists.firstInvoices,
		text: 'q',
		query: newest,
		scope: 'read',
		name: (row) => label(row.invoice_id, money(row.amount, row.currency), row.payment_status),
		value: 'invoice_id',
	},
	searchOrders: {
		route: 'GET /orders',
		list: lists.firstOrders,
		text: 'q',
		query: newest,
		scope: 'read',
		name: (row) => label(row.order_id, money(row.total, row.currency), row.status),
		value: 'order_id',
	},
	searchSubscriptions: {
		route: 'GET /webhook-subscriptions',
		list: lists.firstSubscriptions,
		scope: 'read',
		name: (row) => label(row.url, row.active ? '' : 'inactive'),
		value: 'id',
	},
} as const satisfies Record<string, Search>;

/** n8n's list search methods for AbstractGHL. */
export const searches = listSearchOf(abstractGhl, SEARCHES);
