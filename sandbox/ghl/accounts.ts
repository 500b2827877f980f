/** The fixed accounts of the sandbox: agency, locations, private tokens and OAuth apps. None of them is secret. */

/** A location. */
export interface Location {
	id: string;
	name: string;
	address: string;
	email: string;
	companyId: string;
	timezone: string;
}

/** The agency that all locations belong to. */
export const COMPANY = { id: 'aGNcy7Qm2XvR9kTs4LwP', name: 'Harbour Street Agency' } as const;

/** The location with the seeded orders. */
export const MAIN_LOCATION: Location = {
	id: 've9EPM428h8vShlRW1KT',
	name: 'Harbour Coffee Roasters',
	address: '12 Harbour Street, Bristol, BS1 4QA, United Kingdom',
	email: 'hello@harbour-coffee.example',
	companyId: COMPANY.id,
	// UTC-6 all year, because days at the real API start at 06:00Z (docs/api-notes/ghl.md#dates-and-time-zones).
	timezone: 'America/Regina',
};

/** A second location, with few orders. */
export const SECOND_LOCATION: Location = {
	id: 'Lk3nlfk4lxlelVEwcW2Z',
	name: 'Northside Bike Works',
	address: '480 Alder Avenue, Portland, OR 97205, USA',
	email: 'hello@northside-bikes.example',
	companyId: COMPANY.id,
	timezone: 'America/Los_Angeles',
};

/** All locations. */
export const LOCATIONS: readonly Location[] = [MAIN_LOCATION, SECOND_LOCATION];

/** The user that tokens belong to. */
export const USER_ID = 'q0m15dTLGeiGOXG7Hn3B';

/** Read-only scopes. */
export const READ_SCOPES: readonly string[] = [
	'payments/orders.readonly',
	'payments/transactions.readonly',
	'payments/subscriptions.readonly',
	'payments/coupons.readonly',
	'payments/custom-provider.readonly',
	'payments/integration.readonly',
	'invoices.readonly',
	'invoices/schedule.readonly',
	'invoices/template.readonly',
	'invoices/estimate.readonly',
	'products.readonly',
	'products/prices.readonly',
	'products/collection.readonly',
	'store/shipping.readonly',
	'store/setting.readonly',
	'contacts.readonly',
	'businesses.readonly',
	'campaigns.readonly',
	'calendars.readonly',
	'calendars/events.readonly',
	'calendars/groups.readonly',
	'calendars/resources.readonly',
	'conversations.readonly',
	'conversations/message.readonly',
	'forms.readonly',
	'funnels/funnel.readonly',
	'funnels/page.readonly',
	'funnels/pagecount.readonly',
	'funnels/redirect.readonly',
	'locations.readonly',
	'locations/customFields.readonly',
	'locations/customValues.readonly',
	'locations/tags.readonly',
	'locations/templates.readonly',
	'medias.readonly',
	'opportunities.readonly',
	'recurring-tasks.readonly',
	'surveys.readonly',
	'users.readonly',
	'workflows.readonly',
];

/** Scopes of writes, and of reads that only requests with POST need. */
const WRITE_SCOPES: readonly string[] = [
	'payments/orders.write',
	'payments/orders.collectPayment',
	'payments/coupons.write',
	'payments/custom-provider.write',
	'payments/integration.write',
	'invoices.write',
	'invoices/schedule.write',
	'invoices/template.write',
	'invoices/estimate.write',
	'products.write',
	'products/prices.write',
	'products/collection.write',
	'store/shipping.write',
	'store/setting.write',
	'contacts.write',
	'calendars.write',
	'calendars/events.write',
	'calendars/groups.write',
	'calendars/resources.write',
	'conversations.write',
	'conversations/message.write',
	'conversations/livechat.write',
	'forms.write',
	'funnels/redirect.write',
	'locations/customFields.write',
	'locations/customValues.write',
	'locations/tags.write',
	'locations/tasks.readonly',
	'medias.write',
	'opportunities.write',
	'recurring-tasks.write',
];

/** Scopes with which an agency token lists its locations and creates tokens for them. */
export const AGENCY_SCOPES: readonly string[] = ['oauth.readonly', 'oauth.write'];

/** The permissions of a token. */
export interface Grant {
	/** The name in the request log. */
	name: string;
	kind: 'private' | 'oauth';
	/** The app that the token belongs to. Rate limits count per app and location. */
	appId: string;
	clientId?: string;
	userType: 'Location' | 'Company';
	companyId: string;
	/** Location tokens only. */
	locationId?: string;
	scopes: readonly string[];
}

/** A private integration and its token. */
export interface PrivateToken {
	token: string;
	grant: Grant;
}

function privateToken(name: string, token: string, scopes: readonly string[], location?: Location) {
	const grant: Grant = {
		name: `private token: ${name}`,
		kind: 'private',
		appId: `private-${name}`,
		userType: location ? 'Location' : 'Company',
		companyId: COMPANY.id,
		locationId: location?.id,
		scopes,
	};
	return { token, grant } satisfies PrivateToken;
}

const ALL_SCOPES = [...READ_SCOPES, ...WRITE_SCOPES];

/** The private integration tokens. */
export const PRIVATE_TOKENS = {
	/** The main location, all scopes. */
	full: privateToken('full', 'pit-5a1e0c52-0b7d-4f7e-9d6c-3c1f2a7b8e01', ALL_SCOPES, MAIN_LOCATION),
	/** The main location, read-only scopes. */
	readOnly: privateToken(
		'read-only',
		'pit-5a1e0c52-0b7d-4f7e-9d6c-3c1f2a7b8e02',
		READ_SCOPES,
		MAIN_LOCATION,
	),
	/** The main location, all scopes except orders. */
	noOrders: privateToken(
		'no-orders',
		'pit-5a1e0c52-0b7d-4f7e-9d6c-3c1f2a7b8e03',
		ALL_SCOPES.filter((scope) => !scope.startsWith('payments/orders')),
		MAIN_LOCATION,
	),
	/** The second location, all scopes. */
	second: privateToken(
		'second-location',
		'pit-5a1e0c52-0b7d-4f7e-9d6c-3c1f2a7b8e04',
		ALL_SCOPES,
		SECOND_LOCATION,
	),
	/** The agency. This token works for no location. */
	agency: privateToken('agency', 'pit-5a1e0c52-0b7d-4f7e-9d6c-3c1f2a7b8e05', AGENCY_SCOPES),
} as const;

/**
 * The Ed25519 keys of the app webhooks. Enter the public key in the field Public Key of a GHL Webhook credential. The
 * private key (PKCS #8) signs `X-GHL-Signature`.
 */
export const WEBHOOK_KEYS = {
	publicKey: `-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEAhq7Bt8ZU8pFjw3ppPfPOsC1MhqfgJTAAHMT55Xli6/E=
-----END PUBLIC KEY-----`,
	privateKey: 'MC4CAQAwBQYDK2VwBCIEIM5miMVyts0d5Nt5c6L1/ficLeMsP5qEPTvpfhBAHYkg',
} as const;

/** The shared secret of webhooks from GHL workflows. */
export const WORKFLOW_SECRET = 'harbour-street-workflows-7f2c1e94';

/** A marketplace app. */
export interface OAuthClient {
	name: string;
	appId: string;
	versionId: string;
	clientId: string;
	clientSecret: string;
	/** Whether the user can choose the entire agency, which returns a Company token. */
	agency: boolean;
	/** A private app: its link requires `version_id`. */
	needsVersionId: boolean;
	scopes: readonly string[];
}

/** The OAuth apps. */
export const OAUTH_CLIENTS = {
	/** Installed in one location: Location tokens. */
	subAccount: {
		name: 'Order Desk',
		appId: '6578278e879ad2646715ba9c',
		versionId: '6578278e879ad2646715ba9c',
		clientId: '6578278e879ad2646715ba9c-lq4n8s2v',
		clientSecret: '0f5b8c8e-7d1f-4a57-8b63-9f0c2d4e6a11',
		agency: false,
		needsVersionId: false,
		scopes: ALL_SCOPES,
	},
	/** Installed in the agency: Company tokens, exchanged for location tokens. */
	agency: {
		name: 'Order Desk for Agencies',
		appId: '662a44ad19a2a44d3cd9d749',
		versionId: '662a44ad19a2a44d3cd9d749',
		clientId: '662a44ad19a2a44d3cd9d749-mz7p3k1d',
		clientSecret: '0f5b8c8e-7d1f-4a57-8b63-9f0c2d4e6a22',
		agency: true,
		needsVersionId: false,
		scopes: [...ALL_SCOPES, ...AGENCY_SCOPES],
	},
	/** A private app. */
	private: {
		name: 'Order Desk (Private)',
		appId: '65f0b217a05c774da7f1efa5',
		versionId: '65f0b217a05c774da7f1efa5',
		clientId: '65f0b217a05c774da7f1efa5-t2h9w6xc',
		clientSecret: '0f5b8c8e-7d1f-4a57-8b63-9f0c2d4e6a33',
		agency: false,
		needsVersionId: true,
		scopes: ALL_SCOPES,
	},
} as const satisfies Record<string, OAuthClient>;

/** Returns the app with this client ID. */
export function findClient(clientId: string): OAuthClient | undefined {
	return Object.values<OAuthClient>(OAUTH_CLIENTS).find((client) => client.clientId === clientId);
}
