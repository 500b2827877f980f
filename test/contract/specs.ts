/** An official description of an API, and which nodes make actions of its operations. */
export interface Spec {
	name: string;
	/** Relative to the folder of the specs; `./…`: relative to the checkout. */
	file: string;
	/** The API as its nodes call it. */
	api: string;
	/** The sandbox's prefix for each server that the document names; left out: the API has one host. */
	hosts?: Record<string, string>;
	/** Each node with the paths that are its to cover. Together they hold every path that is not left out. */
	nodes: Record<string, RegExp>;
	/** Operations that are no actions on purpose, each with the reason. */
	leftOut: Record<string, string>;
}

/** A route without the names of its path parameters, which a spec and an action may choose differently. */
export const shapeOf = (route: string): string => route.replace(/\{\w+\}/g, '{}');

const leave = (reason: string, ...routes: string[]): Record<string, string> =>
	Object.fromEntries(routes.map((route) => [route, reason]));

/** To add an API: one entry here, and one in `test/operations/support/apis.ts`. */
export const SPECS: readonly Spec[] = [
	{
		name: 'payments',
		file: 'ghl/payments.json',
		api: 'GHL',
		nodes: {
			ghlOrders: /^\/payments\/orders/,
			ghlTransactions: /^\/payments\/transactions/,
			ghlSubscriptions: /^\/payments\/subscriptions/,
			ghlPayments: /^\/payments\/(coupon|custom-provider|integrations)/,
		},
		leftOut: {},
	},
	{
		name: 'invoices',
		file: 'ghl/invoices.json',
		api: 'GHL',
		nodes: { ghlInvoices: /^\/invoices/ },
		leftOut: leave(
			'a statistic of the page that customers see',
			'PATCH /invoices/stats/last-visited-at',
			'PATCH /invoices/estimate/stats/last-visited-at',
		),
	},
	{
		name: 'products',
		file: 'ghl/products.json',
		api: 'GHL',
		nodes: { ghlProducts: /^\/products/ },
		leftOut: {},
	},
	{
		name: 'store',
		file: 'ghl/store.json',
		api: 'GHL',
		nodes: { ghlStore: /^\/store/ },
		leftOut: {},
	},
	{
		name: 'contacts',
		file: 'ghl/contacts.json',
		api: 'GHL',
		nodes: { ghlContacts: /^\/contacts/ },
		leftOut: { 'GET /contacts/': 'deprecated, and absent in v3: the search replaces it' },
	},
	{
		name: 'oauth',
		file: 'ghl/oauth.json',
		api: 'GHL',
		nodes: {},
		leftOut: {
			'POST /oauth/token': 'signing in: n8n sends it',
			'POST /oauth/locationToken': 'signing in: sent before a request of an agency',
			'GET /oauth/installedLocations': 'fills the list of locations in the form',
		},
	},
	{
		name: 'trustpilot',
		file: 'trustpilot/trustpilot.openapi.json',
		api: 'Trustpilot',
		hosts: {
			'https://api.trustpilot.com': '/trustpilot',
			'https://invitations-api.trustpilot.com': '/trustpilot-invitations',
		},
		nodes: { trustpilot: /^\/v1\// },
		leftOut: {
			...leave(
				'signing in: n8n sends it',
				'POST /v1/oauth/oauth-business-users-for-applications/accesstoken',
				'POST /v1/oauth/oauth-business-users-for-applications/refresh',
				'POST /v1/oauth/oauth-business-users-for-applications/revoke',
			),
			...leave(
				'Data Solutions: a product of its own, with its own host and key',
				'GET /business-units',
				'GET /business-units/{businessUnitId}',
				'GET /business-units/{businessUnitId}/reviews',
				'GET /business-units/{businessUnitId}/reviews/latest',
				'GET /categories',
			),
			...leave(
				'deprecated: others replace it',
				'GET /v1/business-units',
				'GET /v1/private/business-units/{businessUnitId}/tags',
				'GET /v1/private/business-units/{businessUnitId}',
				'GET /v1/categories/find',
				'GET /v1/categories/search',
				'GET /v1/resources/images/stars',
				'GET /v1/resources/strings/stars',
				'POST /v1/private/business-units/{businessUnitId}/invitations',
			),
		},
	},
	{
		name: 'abstractghl',
		file: './docs/abstractghl.openapi.yaml',
		api: 'AbstractGHL',
		nodes: { abstractGhl: /^\// },
		leftOut: {},
	},
];

/**
 * Endpoints of areas whose specs are not among these, by API: what they are called for. No action stands for them, so
 * that nothing is left unjudged that a user could choose.
 */
export const ELSEWHERE: Record<string, Record<string, string>> = {
	GHL: {
		'GET /businesses/': 'fills the list of businesses in the form',
		'GET /campaigns/': 'fills the list of campaigns in the form',
		'GET /locations/{locationId}/customFields': 'gives custom fields their names',
		'GET /users/': 'fills the list of users in the form',
		'GET /workflows/': 'fills the list of workflows in the form',
	},
};

/** Whether a request goes to such an endpoint. */
export function isElsewhere(api: string, method: string, path: string): boolean {
	return Object.keys(ELSEWHERE[api] ?? {}).some((route) => {
		const pattern = route.replace(/\{\w+\}/g, '[^/]+');
		return new RegExp(`^${pattern}$`).test(`${method} ${path}`);
	});
}
