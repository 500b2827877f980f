import { LIST_ORDERS, type ListOrder } from './collection';

/** The number of requests that an app may send for one location. */
export interface RateLimit {
	/** Requests in one interval. */
	max: number;
	/** The length of the interval, which starts with its first request. */
	intervalMs: number;
	/** Requests in one day (UTC). */
	daily: number;
}

const START_AT = ['exact', 'day', 'dayUp', 'ignored'] as const;
const END_AT = ['exact', 'ignored'] as const;
const TOTAL_COUNT = ['right', 'missing', 'wrong', 'high'] as const;
const RETRY_AFTER = ['none', 'seconds', 'date'] as const;

/** The response to a request whose token is not valid. A string body is sent unchanged. */
export interface RejectedToken {
	status: number;
	body: unknown;
}

/**
 * How the sandbox behaves if the real APIs are undocumented, slow or unreliable. All settings can change at any time.
 */
export interface Settings {
	/** Null: no limit and no rate limit headers. */
	rateLimit: RateLimit | null;
	/** The same for Trustpilot: its recommended maximum, because no limit is documented. Null: no limit. */
	trustpilotRateLimit: RateLimit | null;
	/** The `Retry-After` of a 429 for the rate limit. The real API documents none. */
	rateLimitRetryAfter: (typeof RETRY_AFTER)[number];
	/** Lifetime of an OAuth access token, in ms. */
	tokenLifetimeMs: number;
	/** The response of all APIs to a token that is not valid. Null: the response of each API. */
	rejectedToken: RejectedToken | null;
	/** IDs of suspended locations: GHL returns no token for them. */
	inactiveLocations: string[];
	/** Lists show new records only after this time, in ms. Reading by ID returns them immediately. */
	lateVisibleMs: number;
	/** The share of new records that `lateVisibleMs` applies to (0 to 1). */
	lateVisibleChance: number;
	/** The order of lists. */
	listOrder: ListOrder;
	/** `day` rounds startAt down to its day (UTC), `dayUp` up to the next one: the list is shorter than requested. */
	startAt: (typeof START_AT)[number];
	endAt: (typeof END_AT)[number];
	/** The maximum number of records in a page, even if the request contains a higher limit. */
	maxLimit: number;
	/** Creates and deletes records after this number of list requests (0: never). */
	churn: { createEvery: number; deleteEvery: number };
	/** `wrong` returns the number of rows in the page, `high` a number that is too high. */
	totalCount: (typeof TOTAL_COUNT)[number];
	/** Whether orders contain `paymentStatus`: the specification declares a filter for it, but no field. */
	rowsCarryPaymentStatus: boolean;
	/** The waits before GHL retries a webhook after a 429, in ms. The real waits are 10 minutes each. */
	ghlWebhookRetryMs: number[];
	/** Whether a fulfillment changes the `updatedAt` of its order. Not documented. */
	fulfillmentTouchesOrder: boolean;
}

/** The initial settings: the measured limits of the real API, and no unusual behavior. */
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

/** The JSON schema of a change of settings in a request. */
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
