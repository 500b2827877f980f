import { exclude, type SpecificationEntry } from '../api';

/** HighLevel's OpenAPI documents. */
export const SPECIFICATIONS: readonly SpecificationEntry[] = [
	{
		name: 'payments',
		file: 'ghl/payments.json',
		nodes: {
			ghlOrders: /^\/payments\/orders/,
			ghlTransactions: /^\/payments\/transactions/,
			ghlSubscriptions: /^\/payments\/subscriptions/,
			ghlPayments: /^\/payments\/(coupon|custom-provider|integrations)/,
		},
		excluded: {},
	},
	{
		name: 'invoices',
		file: 'ghl/invoices.json',
		nodes: { ghlInvoices: /^\/invoices/ },
		excluded: exclude(
			'statistics of the page that customers see',
			'PATCH /invoices/stats/last-visited-at',
			'PATCH /invoices/estimate/stats/last-visited-at',
		),
	},
	{
		name: 'products',
		file: 'ghl/products.json',
		nodes: { ghlProducts: /^\/products/ },
		excluded: {},
	},
	{
		name: 'store',
		file: 'ghl/store.json',
		nodes: { ghlStore: /^\/store/ },
		excluded: {},
	},
	{
		name: 'contacts',
		file: 'ghl/contacts.json',
		nodes: { ghlContacts: /^\/contacts/ },
		excluded: { 'GET /contacts/': 'deprecated, and removed in v3: the search replaces it' },
	},
	{
		name: 'calendars',
		file: 'ghl/calendars.json',
		nodes: { ghlCalendars: /^\/calendars/ },
		excluded: {},
	},
	{
		name: 'conversations',
		file: 'ghl/conversations.json',
		nodes: { ghlConversations: /^\/conversations/ },
		excluded: {
			'POST /conversations/messages/upload/complete':
				'the action Upload Large File sends it after the upload',
		},
	},
	{
		name: 'forms',
		file: 'ghl/forms.json',
		nodes: { ghlForms: /^\/forms/ },
		excluded: {},
	},
	{
		name: 'funnels',
		file: 'ghl/funnels.json',
		nodes: { ghlMedia: /^\/funnels/ },
		excluded: {},
	},
	{
		name: 'locations',
		file: 'ghl/locations.json',
		nodes: { ghlLocations: /^\/locations/ },
		excluded: exclude(
			'only tokens of an agency can call it',
			'POST /locations/',
			'PUT /locations/{locationId}',
			'DELETE /locations/{locationId}',
		),
	},
	{
		name: 'medias',
		file: 'ghl/medias.json',
		nodes: { ghlMedia: /^\/medias/ },
		excluded: {},
	},
	{
		name: 'opportunities',
		file: 'ghl/opportunities.json',
		nodes: { ghlOpportunities: /^\/opportunities/ },
		excluded: {},
	},
	{
		name: 'surveys',
		file: 'ghl/surveys.json',
		nodes: { ghlForms: /^\/surveys/ },
		excluded: {},
	},
	{
		name: 'oauth',
		file: 'ghl/oauth.json',
		nodes: {},
		excluded: {
			'POST /oauth/token': 'authentication: n8n sends it',
			'POST /oauth/locationToken':
				'authentication: the node sends it before a request of an agency',
			'GET /oauth/installedLocations': 'fills the list of locations in the form',
		},
	},
];

/** Endpoints of forms that the documents above do not contain. */
export const HELPER_ENDPOINTS: Record<string, string> = {
	'GET /businesses/': 'fills the list of businesses in the form',
	'GET /campaigns/': 'fills the list of campaigns in the form',
	'GET /users/': 'fills the list of users in the form',
	'GET /workflows/': 'fills the list of workflows in the form',
};
