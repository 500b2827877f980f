import type { IDataObject } from 'n8n-workflow';

import { getPath } from '../../shared/engine/paths';
import { listSearchOf } from '../../shared/engine/search';
import type { Search } from '../../shared/engine/search';
import { ghl, inBody, LOCATION_ID } from '../api';
import { searchCountries } from './countries';
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
	searchCollections: {
		route: 'GET /products/collections',
		list: lists.dataTotal,
		text: 'name',
		scope: 'products/collection.readonly',
		name: (row) => label(row.name, row.slug),
		value: '_id',
	},
	searchInventory: {
		route: 'GET /products/inventory',
		list: lists.inventory,
		text: 'search',
		scope: 'products/prices.readonly',
		name: (row) => label(row.productName, row.name, row.sku, `${row.availableQuantity} in stock`),
		value: '_id',
	},
	searchPrices: {
		route: 'GET /products/{productId}/price',
		list: lists.prices,
		scope: 'products/prices.readonly',
		account: LOCATION_ID,
		from: ['productId'],
		name: (row) => label(row.name, money(row)),
		value: '_id',
	},
	searchProductReviews: {
		route: 'GET /products/reviews',
		list: lists.dataTotal,
		scope: 'products.readonly',
		from: ['productId'],
		name: (row) =>
			label(row.headline, `${row.rating} stars`, getPath(row, 'user.name'), row.status),
		value: '_id',
	},
	searchProducts: {
		route: 'GET /products/',
		list: lists.products,
		text: 'search',
		scope: 'products.readonly',
		account: LOCATION_ID,
		name: (row) => label(row.name, row.productType),
		value: '_id',
	},
	searchShippingCarriers: {
		route: 'GET /store/shipping-carrier',
		list: lists.wholeData,
		scope: 'store/shipping.readonly',
		name: (row) => label(row.name),
		value: '_id',
	},
	searchShippingRates: {
		route: 'GET /store/shipping-zone/{shippingZoneId}/shipping-rate',
		list: lists.dataTotal,
		scope: 'store/shipping.readonly',
		from: ['shippingZoneId'],
		name: (row) => label(row.name, money(row)),
		value: '_id',
	},
	searchShippingZones: {
		route: 'GET /store/shipping-zone',
		list: lists.dataTotal,
		scope: 'store/shipping.readonly',
		name: (row) => label(row.name),
		value: '_id',
	},
} satisfies Record<string, Search>;

/** The searchable lists of GHL's resource locators, by the name that locators use. */
export const searches = { ...listSearchOf(ghl, SEARCHES), searchCountries, searchLocations };
