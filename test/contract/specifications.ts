/** The specification of an API, and the nodes that cover its operations. */
export interface Specification {
	name: string;
	/** Relative to the folder of the specifications. `./…`: relative to the checkout. */
	file: string;
	/** The name of the API in its nodes. */
	api: string;
	/** The prefix in the sandbox for each server in the document. If empty, the API has one host. */
	hosts?: Record<string, string>;
	/** The paths that each node covers. Every path that is not excluded belongs to exactly one node. */
	nodes: Record<string, RegExp>;
	/** Operations that are not actions on purpose, each with the reason. */
	excluded: Record<string, string>;
}

/** Returns a route without the names of its path parameters: a specification and an action may use different ones. */
export const shapeOf = (route: string): string => route.replace(/\{\w+\}/g, '{}');

const exclude = (reason: string, ...routes: string[]): Record<string, string> =>
	Object.fromEntries(routes.map((route) => [route, reason]));

/** To add an API, add one entry here and one in `test/operations/support/apis.ts`. */
export const SPECIFICATIONS: readonly Specification[] = [
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
		excluded: {},
	},
	{
		name: 'invoices',
		file: 'ghl/invoices.json',
		api: 'GHL',
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
		api: 'GHL',
		nodes: { ghlProducts: /^\/products/ },
		excluded: {},
	},
	{
		name: 'store',
		file: 'ghl/store.json',
		api: 'GHL',
		nodes: { ghlStore: /^\/store/ },
		excluded: {},
	},
	{
		name: 'contacts',
		file: 'ghl/contacts.json',
		api: 'GHL',
		nodes: { ghlContacts: /^\/contacts/ },
		excluded: { 'GET /contacts/': 'deprecated, and removed in v3: the search replaces it' },
	},
	{
		name: 'oauth',
		file: 'ghl/oauth.json',
		api: 'GHL',
		nodes: {},
		excluded: {
			'POST /oauth/token': 'authentication: n8n sends it',
			'POST /oauth/locationToken':
				'authentication: the node sends it before a request of an agency',
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
		excluded: {
			...exclude(
				'authentication: n8n sends it',
				'POST /v1/oauth/oauth-business-users-for-applications/accesstoken',
				'POST /v1/oauth/oauth-business-users-for-applications/refresh',
				'POST /v1/oauth/oauth-business-users-for-applications/revoke',
			),
			...exclude(
				'Data Solutions: a separate product with its own host and key',
				'GET /business-units',
				'GET /business-units/{businessUnitId}',
				'GET /business-units/{businessUnitId}/reviews',
				'GET /business-units/{businessUnitId}/reviews/latest',
				'GET /categories',
			),
			...exclude(
				'deprecated: other endpoints replace it',
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
		excluded: {},
	},
];

/**
 * Endpoints that nodes call and that no specification in the list documents, by API, with the purpose of the call.
 * They are not actions: everything that a user can choose is validated.
 */
export const HELPER_ENDPOINTS: Record<string, Record<string, string>> = {
	GHL: {
		'GET /businesses/': 'fills the list of businesses in the form',
		'GET /campaigns/': 'fills the list of campaigns in the form',
		'GET /locations/{locationId}': 'returns the time zone for due dates',
		'GET /locations/{locationId}/customFields': 'returns the names of custom fields',
		'GET /users/': 'fills the list of users in the form',
		'GET /workflows/': 'fills the list of workflows in the form',
	},
};

/** Whether a request goes to one of the {@link HELPER_ENDPOINTS}. */
export function isHelperEndpoint(api: string, method: string, path: string): boolean {
	return Object.keys(HELPER_ENDPOINTS[api] ?? {}).some((route) => {
		const pattern = route.replace(/\{\w+\}/g, '[^/]+');
		return new RegExp(`^${pattern}$`).test(`${method} ${path}`);
	});
}
