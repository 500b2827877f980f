import type { IDataObject } from 'n8n-workflow';

import { scalarText, textOf } from '../../shared/core/guards';
import { getPath } from '../../shared/core/paths';
import { counted, day, label, money, start } from '../../shared/engine/listEntries';
import { listSearchOf } from '../../shared/engine/search';
import type { Search } from '../../shared/engine/search';
import { ghl, inBody, LOCATION_ID, NO_ACCOUNT } from '../api';
import { searchCountries } from './countries';
import { lists } from './lists';
import { requiredOfSearch } from './opportunitySearch';
import { searchLocations } from './searchLocations';

const amountOf = (row: IDataObject) => money(row.amount, row.currency);
const total = (row: IDataObject) => money(row.total, row.currency);
/** Returns the name of an invoice, schedule, or estimate: number, customer or name, total, and status. */
const billLabel = (row: IDataObject, number: unknown, status: unknown) =>
	label(number, textOf(getPath(row, 'contactDetails.name')) || row.name, total(row), status);
const contactName = (row: IDataObject) =>
	textOf(row.contactName) || `${textOf(row.firstName)} ${textOf(row.lastName)}`.trim();

const subscriptionSearch: Search = {
	route: 'GET /payments/subscriptions',
	list: lists.data,
	text: 'search',
	scope: 'payments/subscriptions.readonly',
	name: (row) =>
		label(contactName(row) || row.entitySourceName, amountOf(row), day(row.createdAt), row.status),
	value: '_id',
};

/** The lists in the forms, by method name. */
export const SEARCHES = {
	searchOrders: {
		route: 'GET /payments/orders',
		list: lists.data,
		text: 'search',
		scope: 'payments/orders.readonly',
		name: (row) =>
			label(
				textOf(row.contactName) || row.sourceName,
				amountOf(row),
				day(row.createdAt),
				row.status,
			),
		value: '_id',
	},
	searchBusinesses: {
		route: 'GET /businesses/',
		list: lists.businesses,
		scope: 'businesses.readonly',
		account: LOCATION_ID,
		name: (row) => label(row.name),
		value: 'id',
	},
	searchCampaigns: {
		route: 'GET /campaigns/',
		list: lists.campaigns,
		scope: 'campaigns.readonly',
		account: LOCATION_ID,
		name: (row) => label(row.name, row.status),
		value: 'id',
	},
	searchChargedSubscriptions: {
		...subscriptionSearch,
		// Transactions refer to subscriptions by the payment provider's ID (docs/api-notes/ghl.md#subscriptions).
		value: 'subscriptionId',
	},
	searchConversations: {
		route: 'GET /conversations/search',
		list: lists.conversationChoices,
		text: 'query',
		scope: 'conversations.readonly',
		account: LOCATION_ID,
		name: (row) =>
			label(
				row.fullName || row.contactName || row.email || row.phone,
				scalarText(row.lastMessageBody).slice(0, 60),
			),
		value: 'id',
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
	searchEstimates: {
		route: 'GET /invoices/estimate/list',
		list: lists.estimates,
		text: 'search',
		scope: 'invoices/estimate.readonly',
		name: (row) => billLabel(row, row.estimateNumber, row.estimateStatus),
		value: '_id',
	},
	searchEstimateTemplates: {
		route: 'GET /invoices/estimate/template',
		list: lists.data,
		text: 'search',
		scope: 'invoices/estimate.readonly',
		name: (row) => label(row.name, total(row)),
		value: '_id',
	},
	searchInventory: {
		route: 'GET /products/inventory',
		list: lists.inventory,
		text: 'search',
		scope: 'products/prices.readonly',
		name: (row) =>
			label(
				row.productName,
				row.name,
				row.sku,
				counted(row.availableQuantity, (count) => `${count} in stock`),
			),
		value: '_id',
	},
	searchInvoices: {
		route: 'GET /invoices/',
		list: lists.invoices,
		text: 'search',
		scope: 'invoices.readonly',
		name: (row) => billLabel(row, row.invoiceNumber, row.status),
		value: '_id',
	},
	searchInvoiceSchedules: {
		route: 'GET /invoices/schedule',
		list: lists.schedules,
		text: 'search',
		scope: 'invoices/schedule.readonly',
		name: (row) => billLabel(row, undefined, row.status),
		value: '_id',
	},
	searchInvoiceTemplates: {
		route: 'GET /invoices/template',
		list: lists.data,
		text: 'search',
		scope: 'invoices/template.readonly',
		name: (row) => label(row.name, total(row)),
		value: '_id',
	},
	searchLostReasons: {
		route: 'GET /opportunities/lost-reason',
		list: lists.lostReasons,
		text: 'query',
		scope: 'opportunities.readonly',
		account: LOCATION_ID,
		name: (row) => label(row.name),
		value: 'id',
	},
	searchOpportunities: {
		route: 'POST /opportunities/search',
		list: lists.opportunityChoices,
		text: 'query',
		scope: 'opportunities.readonly',
		account: inBody(LOCATION_ID),
		constants: requiredOfSearch(),
		name: (row) =>
			label(
				row.name || getPath(row, 'contact.name'),
				money(row.monetaryValue, undefined),
				row.status,
			),
		value: 'id',
	},
	searchPipelines: {
		route: 'GET /opportunities/pipelines',
		list: lists.pipelines,
		scope: 'opportunities.readonly',
		account: LOCATION_ID,
		name: (row) => label(row.name),
		value: 'id',
	},
	searchPrices: {
		route: 'GET /products/{productId}/price',
		list: lists.prices,
		scope: 'products/prices.readonly',
		account: LOCATION_ID,
		from: ['productId'],
		name: (row) => label(row.name, amountOf(row)),
		value: '_id',
	},
	searchProductReviews: {
		route: 'GET /products/reviews',
		list: lists.dataTotal,
		scope: 'products.readonly',
		from: ['productId'],
		name: (row) =>
			label(
				row.headline,
				counted(row.rating, (rating) => `${rating} stars`),
				getPath(row, 'user.name'),
				row.status,
			),
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
		name: (row) => label(row.name, amountOf(row)),
		value: '_id',
	},
	searchShippingZones: {
		route: 'GET /store/shipping-zone',
		list: lists.dataTotal,
		scope: 'store/shipping.readonly',
		name: (row) => label(row.name),
		value: '_id',
	},
	searchCoupons: {
		route: 'GET /payments/coupon/list',
		list: lists.data,
		text: 'search',
		scope: 'payments/coupons.readonly',
		name: (row) => label(row.name, row.code, row.status),
		value: '_id',
	},
	searchNotes: {
		route: 'GET /contacts/{contactId}/notes',
		list: lists.notes,
		scope: 'contacts.readonly',
		account: NO_ACCOUNT,
		from: ['contactId'],
		name: (row) => label(row.title, start(row.body)),
		value: 'id',
	},
	searchSubscriptions: subscriptionSearch,
	searchTasks: {
		route: 'GET /contacts/{contactId}/tasks',
		list: lists.tasks,
		scope: 'contacts.readonly',
		account: NO_ACCOUNT,
		from: ['contactId'],
		name: (row) => label(row.title, day(row.dueDate)),
		value: 'id',
	},
	searchTransactions: {
		route: 'GET /payments/transactions',
		list: lists.data,
		text: 'search',
		scope: 'payments/transactions.readonly',
		name: (row) =>
			label(
				contactName(row) || row.entitySourceName,
				amountOf(row),
				day(row.createdAt),
				row.status,
			),
		value: '_id',
	},
	searchUsers: {
		route: 'GET /users/',
		list: lists.users,
		scope: 'users.readonly',
		account: LOCATION_ID,
		name: (row) => label(row.name, row.email),
		value: 'id',
	},
	searchWorkflows: {
		route: 'GET /workflows/',
		list: lists.workflows,
		scope: 'workflows.readonly',
		account: LOCATION_ID,
		name: (row) => label(row.name, row.status),
		value: 'id',
	},
} satisfies Record<string, Search>;

/** List searches of GHL resource locators, by method name. */
export const searches = { ...listSearchOf(ghl, SEARCHES), searchCountries, searchLocations };
