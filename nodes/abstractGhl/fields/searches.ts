import type { IDataObject } from 'n8n-workflow';

import { listSearchOf } from '../../shared/engine/search';
import type { Search } from '../../shared/engine/search';
import { abstractGhl } from '../api';
import { lists } from './lists';

/** Returns the name of a list entry: its non-empty parts, separated by dots. */
const label = (...parts: unknown[]) =>
	parts
		.map((part) => String(part ?? '').trim())
		.filter(Boolean)
		.join(' · ');

const money = (amount: unknown, { currency }: IDataObject) => `${amount} ${String(currency ?? '')}`;

/** Users usually look for the records that were updated last. */
const newest = { sort: '-updated_at' };

const SEARCHES = {
	searchCustomers: {
		route: 'GET /customers',
		list: lists.firstCustomers,
		text: 'q',
		query: newest,
		scope: 'read',
		name: (row) => label(row.name ?? row.id, row.email, row.company),
		value: 'id',
	},
	searchInvoices: {
		route: 'GET /invoices',
		list: lists.firstInvoices,
		text: 'q',
		query: newest,
		scope: 'read',
		name: (row) => label(row.invoice_id, money(row.amount, row), row.payment_status),
		value: 'invoice_id',
	},
	searchOrders: {
		route: 'GET /orders',
		list: lists.firstOrders,
		text: 'q',
		query: newest,
		scope: 'read',
		name: (row) => label(row.order_id, money(row.total, row), row.status),
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
