import { LIST_ORDERS, type ListOrder } from './collection';

/** How many requests an app may send for one location. */
export interface RateLimit {
	/** Requests in one interval. */
	max: number;
	/** Length of the interval, which starts at its first request. */
	intervalMs: number;
	/** Requests in one day (UTC). */
	daily: number;
}

const START_AT = ['exact', 'day', 'dayUp', 'ignored'] as const;
const END_AT = ['exact', 'ignored'] as const;
const TOTAL_COUNT = ['right', 'missing', 'wrong', 'high'] as const;
const RETRY_AFTER = ['none', 'seconds', 'date'] as const;

/** The response to a request whose token is not valid. A body that is text is sent as it is. */
export interface RejectedToken {
	status: number;
	body: unknown;
}

/** How the sandbox behaves where the real APIs are undocumented, slow or unreliable. All of it may change at any time. */
export interface Settings {
	/** Null: nothing is limited and no rate headers are sent. */
	rateLimit: RateLimit | null;
	/** The same for Trustpilot: its recommended ceiling, as none is documented. Null: no limit. */
	trustpilotRateLimit: RateLimit | null;
	/** What a 429 of the rate limit says in `Retry-After`. The real API documents none. */
	rateLimitRetryAfter: (typeof RETRY_AFTER)[number];
	/** Life of an OAuth access token, in ms. */
	tokenLifetimeMs: number;
	/** What all APIs return for a token that they do not accept. Null: the response of each API. */
	rejectedToken: RejectedToken | null;
	/** IDs of suspended locations: GHL returns no token for them. */
	inactiveLocations: string[];
	/** New records appear in lists only after this time, in ms (reading by id shows them at once). */
	lateVisibleMs: number;
	/** The share of new records that is late (0 to 1). */
	lateVisibleChance: number;
	/** The order of lists. */
	listOrder: ListOrder;
	/** `day` rounds startAt down to its day (UTC), `dayUp` up to the next one: a narrower list than was asked for. */
	startAt: (typeof START_AT)[number];
	endAt: (typeof END_AT)[number];
	/** The most records in a page, whatever was asked for. */
	maxLimit: number;
	/** Records made and deleted after every so many list requests (0: never). */
	churn: { createEvery: number; deleteEvery: number };
	/** `wrong` says the number of rows in the page, `high` a number beyond the end. */
	totalCount: (typeof TOTAL_COUNT)[number];
	/** Whether orders carry `paymentStatus`: the specification declares a filter for it, but no field. */
	rowsCarryPaymentStatus: boolean;
	/** Waits before GHL sends a webhook again that was answered with 429, in ms; the real ones are ten minutes each. */
	ghlWebhookRetryMs: number[];
	/** Whether a fulfillment changes its order's `updatedAt`: undocumented. */
	fulfillmentTouchesOrder: boolean;
}

/** The settings of a fresh sandbox: the limits as measured on the real API, and nothing odd. */
export const DEFAULT_SETTINGS: Readonly<Settings> = {
	rateLimit: { max: 100, intervalMs: 10_000, daily: 200_000 },
	trustpilotRateLimit: { max: 833, intervalMs: 300_000, daily: 200_000 },
	rateLimitRetryAfter: 'none',
	tokenLifetimeMs: 86_399_000,
	rejectedToken: null,
	inactiveLocations: [],
	lateVisibleMs: 0,
	lateVisibleChance: 1,
	listOrder: 'newest',
	startAt: 'exact',
	endAt: 'exact',
	maxLimit: 100,
	churn: { createEvery: 0, deleteEvery: 0 },
	totalCount: 'right',
	rowsCarryPaymentStatus: true,
	ghlWebhookRetryMs: [200, 500, 1_000, 3_000, 10_000, 30_000],
	fulfillmentTouchesOrder: true,
};

const count = { type: 'integer', minimum: 0 };
const some = { type: 'integer', minimum: 1 };

const RATE_LIMIT = {
	type: ['object', 'null'],
	additionalProperties: false,
	required: ['max', 'intervalMs', 'daily'],
	properties: { max: count, intervalMs: some, daily: count },
};

/** JSON schema of a change of settings, sent over HTTP. */
export const SETTINGS_SCHEMA = {
	type: 'object',
	additionalProperties: false,
	properties: {
		rateLimit: RATE_LIMIT,
		trustpilotRateLimit: RATE_LIMIT,
		rateLimitRetryAfter: { enum: RETRY_AFTER },
		tokenLifetimeMs: count,
		rejectedToken: {
			type: ['object', 'null'],
			additionalProperties: false,
			required: ['status', 'body'],
			properties: { status: { type: 'integer', minimum: 400, maximum: 599 }, body: {} },
		},
		inactiveLocations: { type: 'array', items: { type: 'string' } },
		lateVisibleMs: count,
		lateVisibleChance: { type: 'number', minimum: 0, maximum: 1 },
		listOrder: { enum: LIST_ORDERS },
		startAt: { enum: START_AT },
		endAt: { enum: END_AT },
		maxLimit: some,
		churn: {
			type: 'object',
			additionalProperties: false,
			required: ['createEvery', 'deleteEvery'],
			properties: { createEvery: count, deleteEvery: count },
		},
		totalCount: { enum: TOTAL_COUNT },
		rowsCarryPaymentStatus: { type: 'boolean' },
		ghlWebhookRetryMs: { type: 'array', items: count },
		fulfillmentTouchesOrder: { type: 'boolean' },
	},
};
