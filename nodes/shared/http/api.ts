import type {
	IAllExecuteFunctions,
	IDataObject,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	INodeProperties,
} from 'n8n-workflow';

import type { Secrets } from './secrets';

/** Any of n8n's contexts from which a request can be sent. */
export type Context = Pick<IAllExecuteFunctions, 'getCredentials' | 'getNode' | 'helpers'> &
	Partial<Pick<IAllExecuteFunctions, 'getWorkflow' | 'logger'>> & {
		/** Only in executions. */
		getExecutionCancelSignal?: () => AbortSignal | undefined;
	};

/** The values of an API's own properties (authentication, location, …), by name. */
export type AccountChoice = Record<string, unknown>;

/** Names the account of a request: which parameters, and where they travel. */
export interface AccountSelector {
	/**
	 * `auto`: in the query of GET and DELETE, in the body of the others; `path`: fills the route's
	 * braces where the form does not.
	 */
	in: 'auto' | 'query' | 'body' | 'path';
	values: (account: string) => IDataObject;
}

/** How many requests an API allows: `max` in any `intervalMs`. */
export interface Rate {
	max: number;
	intervalMs: number;
}

/** What an answer's headers say about the allowance. Times in milliseconds. */
export interface RateReport extends Partial<Rate> {
	/** Requests left in the present interval. */
	remaining?: number;
	/** Requests left today. */
	dailyRemaining?: number;
	/** Time until the daily allowance is full again. */
	dailyResetMs?: number;
	/** Time to wait, said by a 429 or 503. */
	retryAfterMs?: number;
}

/** Why a request did not give what was asked for. See retry.ts for what each leads to. */
export type FailureKind =
	| 'invalidResponse'
	| 'badInput'
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
	| 'missingScope'
	| 'serverError'
	| 'canceled'
	| 'unreachable';

/** A request that failed, in the API's own words. */
export interface Failure {
	kind: FailureKind;
	/** HTTP status, where there was an answer. */
	status?: number;
	/** What the API said, one line, no secrets. */
	apiMessage?: string;
	/** The code by which the API names the error. */
	apiCode?: string;
	/** The API's own number of the request, for its support. */
	traceId?: string;
	/** Operating system's or TLS library's code, where there was no answer. */
	code?: string;
	retryAfterMs?: number;
	dailyResetMs?: number;
	/** A known error describes it. */
	isKnown?: boolean;
	/** n8n did not send the request, because it did not get a token for it. */
	isNotSent?: boolean;
	/** What a known error says instead of the general text of its kind. */
	explain?: KnownError['explain'];
	/** Where a redirect leads: `another host: example.com`. */
	redirectedTo?: string;
}

/** What a user reads: what happened, and what to do about it. */
export interface Explanation {
	message: string;
	description: string;
}

/** A row of an API's table of known errors: it matches if all of its conditions do. The first match counts. */
export interface KnownError {
	status?: number;
	/** Tested against the code of the error. */
	code?: RegExp;
	/** Tested against the message of the error. */
	pattern?: RegExp;
	kind: FailureKind;
	/** Replaces the general text of the kind. */
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

/** Why the API rejected the token of a request: `expired` and `other` are stated, `unknown` is a 401 with any other text. */
export type RejectionReason = 'expired' | 'unknown' | 'other';

/** A request whose token the API rejected. */
export interface Rejection {
	/** When it was sent (epoch ms). */
	sentAt: number;
	reason: RejectionReason;
}

/** An authenticated way to one account of an API. */
export interface Connection {
	/** Address that routes are appended to, without a final slash. */
	baseUrl: string;
	/** Further hosts of the API by name, for operations that name one. */
	hosts?: Record<string, string>;
	/** Who acts, where the token does not say it: an ID; empty when it should be known and is not. */
	user?: string;
	/** The account that requests speak of; empty where the API has none. */
	account: string;
	/** The API version asked for, as encoders and adapters see it. */
	version: string;
	/** Requests under the same key share one limiter. */
	limitKey: string;
	/** Texts that must not appear in a message. */
	secrets: Secrets;
	/**
	 * Sends with authentication, and keeps the `abortSignal` of the options. Does not throw for an HTTP
	 * status. The client reads the body, if it is a stream, and follows redirects.
	 */
	send: (options: IHttpRequestOptions) => Promise<IN8nHttpFullResponse>;
	/** Gets a new token for a request that the API rejected. Returns false if a new token does not help. */
	refreshToken?: (rejection: Rejection) => Promise<boolean>;
}

/** What the engine has to know of an API. */
export interface Api {
	/** As users call it. */
	name: string;
	/** Properties that every node of the API begins with: authentication, account. */
	properties: INodeProperties[];
	/** The account selector of operations that name none. */
	account?: AccountSelector;
	/** Requests allowed until an answer says otherwise. */
	rate: Rate;
	/** Known errors. The first that matches counts. */
	knownErrors: readonly KnownError[];
	/** Throws NodeOperationError when the credential or the choice is incomplete. */
	connect: (context: Context, choice: AccountChoice) => Promise<Connection>;
	readRate: (headers: IDataObject) => RateReport;
}
