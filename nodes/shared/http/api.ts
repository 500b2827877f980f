import type {
	IAllExecuteFunctions,
	IDataObject,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	INodeProperties,
} from 'n8n-workflow';

import type { Secrets } from './secrets';

/** The part of n8n's contexts that sending a request requires. */
export type Context = Pick<IAllExecuteFunctions, 'getCredentials' | 'getNode' | 'helpers'> &
	Partial<Pick<IAllExecuteFunctions, 'getWorkflow' | 'logger'>> & {
		/** Only present in executions. */
		getExecutionCancelSignal?: () => AbortSignal | undefined;
	};

/** The values of an API's account properties (authentication, location, …), by name. */
export type AccountChoice = Record<string, unknown>;

/** How a request contains the account: the parameters and their part of the request. */
export interface AccountSelector {
	/**
	 * `auto`: the query for GET and DELETE, the body for other methods. `path`: fills the braces of the route
	 * that no field fills.
	 */
	in: 'auto' | 'query' | 'body' | 'path';
	values: (account: string) => IDataObject;
	/** More parameters, which are always in the query. */
	query?: (account: string) => IDataObject;
}

/** A rate limit: at most `max` requests in any period of `intervalMs`. */
export interface Rate {
	max: number;
	intervalMs: number;
}

/** The rate limit in the headers of a response. Times are in milliseconds. */
export interface RateReport extends Partial<Rate> {
	/** Remaining requests in the current interval. */
	remaining?: number;
	/** Remaining requests of the day. */
	dailyRemaining?: number;
	/** Time until the daily rate limit resets. */
	dailyResetMs?: number;
	/** Time to wait, from a 429 or 503 response. */
	retryAfterMs?: number;
}

/** Why a request did not return the expected result. retry.ts decides what happens after each kind. */
export type FailureKind =
	| 'invalidResponse'
	| 'badInput'
	/** n8n did not send the request, because its SSRF protection does not allow the address. */
	| 'blocked'
	| 'certificate'
	| 'dailyLimit'
	| 'tokenExpired'
	| 'connectionLost'
	| 'unknownHost'
	| 'notFound'
	| 'rateLimited'
	| 'redirected'
	| 'tooLarge'
	| 'unauthorized'
	/** Status 403 for an unknown reason: the credential may not use the operation, or may not access the record. */
	| 'forbidden'
	| 'missingScope'
	| 'serverError'
	| 'canceled'
	| 'unreachable';

/** A failed request. */
export interface Failure {
	kind: FailureKind;
	/** HTTP status, if there was a response. */
	status?: number;
	/** The message of the API, in one line and without secrets. */
	apiMessage?: string;
	/** The error code of the API. */
	apiCode?: string;
	/** The API's ID of the request, for its support. */
	traceId?: string;
	/** Code of the operating system or the TLS library, if there was no response. */
	code?: string;
	retryAfterMs?: number;
	dailyResetMs?: number;
	/** A known error describes it. */
	isKnown?: boolean;
	/** n8n did not send the request, because it did not get a token for it. */
	isNotSent?: boolean;
	/** Replaces the general message of the kind. */
	explain?: KnownError['explain'];
	/** The target of a redirect: `another host: example.com`. */
	redirectedTo?: string;
}

/** The text that a user reads: what happened, and what to do next. */
export interface Explanation {
	message: string;
	description: string;
}

/** A known error of an API. It matches if all of its conditions do. The first match in the table counts. */
export interface KnownError {
	status?: number;
	/** Tested against the code of the error. */
	code?: RegExp;
	/** Tested against the message of the error. */
	pattern?: RegExp;
	kind: FailureKind;
	/** Replaces the general message of the kind. */
	explain?: (facts: ExplainFacts) => Explanation;
}

/** Facts for the text of an error. */
export interface ExplainFacts {
	failure: Failure;
	/** Name of the API: `GHL`. */
	api: string;
	/** `GET /payments/orders/…`, without the query. */
	request: string;
	/** The user entered the path of the request. */
	isCustomPath?: boolean;
	scope?: string;
	account?: string;
	/** The user on whose behalf the request was sent, if the token does not imply it. */
	user?: string;
	/** Host of the request. */
	host: string;
}

/**
 * Why the API rejected the token of a request. `expired` and `other`: the API stated it. `unknown`: a 401
 * with any other text.
 */
export type RejectionReason = 'expired' | 'unknown' | 'other';

/** A request whose token the API rejected. */
export interface Rejection {
	/** When it was sent (epoch ms). */
	sentAt: number;
	reason: RejectionReason;
}

/** An authenticated connection to one account of an API. */
export interface Connection {
	/** The URL before each route, without a final slash. */
	baseUrl: string;
	/** Other hosts of the API by name, for operations that use them. */
	hosts?: Record<string, string>;
	/** The ID of the acting user, if the token does not contain it. Empty: it is required but not known. */
	user?: string;
	/** The account of the requests. Empty if the API has none. */
	account: string;
	/** The API version, for encoders and `adapt`. */
	version: string;
	/** Requests with the same key share one limiter. */
	limitKey: string;
	/** Texts that must not appear in a message. */
	secrets: Secrets;
	/**
	 * Sends a request with authentication, and keeps the `abortSignal` of the options. Does not throw for an
	 * HTTP status. The client reads the body if it is a stream, and follows redirects.
	 */
	send: (options: IHttpRequestOptions) => Promise<IN8nHttpFullResponse>;
	/** Gets a new token for a request that the API rejected. Returns false if a new token does not help. */
	refreshToken?: (rejection: Rejection) => Promise<boolean>;
}

/** An API, as the client and the engine need it. */
export interface Api {
	/** The name for users. */
	name: string;
	/** The first properties of every node of the API: authentication and account. */
	properties: INodeProperties[];
	/** The account selector of operations that do not set one. */
	account?: AccountSelector;
	/** The rate limit until a response states another one. */
	rate: Rate;
	/** Known errors. The first match counts. */
	knownErrors: readonly KnownError[];
	/** Throws a NodeOperationError if the credential or the account is incomplete. */
	connect: (context: Context, choice: AccountChoice) => Promise<Connection>;
	readRate: (headers: IDataObject) => RateReport;
}
