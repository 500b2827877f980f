import type { IDataObject } from 'n8n-workflow';

import { getPath } from '../../shared/engine/paths';
import { listSearchOf } from '../../shared/engine/search';
import type { Search } from '../../shared/engine/search';
import { ghl, inBody, LOCATION_ID } from '../api';
import { lists } from './lists';
import { searchLocations } from './searchLocations';

/** Parts of a list entry's name, divided by dots; empty ones left out. */
const label = (...parts: unknown[]) =>
	parts
		.map((part) => String(part ?? '').trim())
		.filter(Boolean)
		.join(' · ');

const day = (row: IDataObject) => String(row.createdAt ?? '').slice(0, 10);
const money = (row: IDataObject) =>
	row.amount === undefined ? '' : `${row.amount} ${String(row.currency ?? '')}`.trim();
const contactName = (row: IDataObject) =>
	row.contactName || `${row.firstName ?? ''} ${row.lastName ?? ''}`.trim();

const SEARCHES = {
	searchOrders: {
		route: 'GET /payments/orders',
		list: lists.data,
		text: 'search',
		scope: 'payments/orders.readonly',
		name: (row) => label(row.contactName || row.sourceName, money(row), day(row), row.status),
		value: '_id',
	},
	searchContacts: {
		route: 'POST /contacts/search',
		list: lists.contacts,
		text: 'query',
		scope: 'contacts.readonly',
		account: inBody(LOCATION_ID),
		name: (row) => label(contactName(row) || getPath(row, 'id'), row.email, row.phone),
		value: 'id',
	},
} satisfies Record<string, Search>;

/** The searchable lists of GHL's resource locators, by the name that locators use. */
export const searches = { ...listSearchOf(ghl, SEARCHES), searchLocations };
