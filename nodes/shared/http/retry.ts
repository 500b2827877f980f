import type { Failure, FailureKind, RejectionReason } from './api';

/** The action after a failure. */
export type Decision =
	| { action: 'wait'; ms: number }
	| { action: 'refreshToken'; reason: RejectionReason }
	| { action: 'fail' };

/** The facts that a decision depends on, in addition to the failure. */
export interface Attempt {
	/** Safe to retry (GET, PUT, DELETE, searches, upserts, or with an idempotency key). */
	repeatable: boolean;
	/** Number of failures by kind, including the current one. Each kind has its own number of attempts. */
	failures: Partial<Record<FailureKind, number>>;
	/** Milliseconds since the first attempt; see `Settings.maxWaitMs`. */
	elapsedMs: number;
	maxWaitMs: number;
	/** The token was already refreshed for this request. */
	refreshed: boolean;
}

/** How failures of one kind are retried. */
interface Rule {
	/** The server did not process the request, so all requests are retried. Default: only those that are safe to retry. */
	isUnprocessed?: boolean;
	/** Maximum number of attempts that end with this failure. Default: as many as Maximum Wait allows. */
	maxFailures?: number;
	/** First step of the exponential backoff, in milliseconds. */
	baseMs: number;
}

/** Failures of other kinds are not retried. */
const RULES: Partial<Record<FailureKind, Rule>> = {
	// The server rejected the request before it processed it.
	rateLimited: { isUnprocessed: true, baseMs: 1_000 },
	// There was no connection, so the server did not receive the request.
	unreachable: { isUnprocessed: true, maxFailures: 4, baseMs: 300 },
	connectionLost: { maxFailures: 5, baseMs: 300 },
	serverError: { maxFailures: 5, baseMs: 500 },
	invalidResponse: { maxFailures: 4, baseMs: 300 },
};

/** Returns whether a retry may succeed after a failure of this kind. */
export const isRetryable = (kind: FailureKind): boolean => RULES[kind] !== undefined;

/**
 * Returns why the API rejected the token. Returns undefined if the failure is not about the token. Gateways
 * describe an expired token in many ways, so a 401 with an unknown message counts as one.
 */
export function rejectionReason({ kind, status, isKnown }: Failure): RejectionReason | undefined {
	if (kind === 'tokenExpired') return 'expired';
	if (kind === 'unauthorized' && status === 401 && !isKnown) return 'unknown';
	return status === 401 || status === 403 ? 'other' : undefined;
}

const MAX_STEP_MS = 30_000;

/**
 * How often the wait in a response is used unchanged. After that, the wait is at least the backoff. So an API
 * that always requires a short wait does not receive too many requests.
 */
const TRUSTED_WAITS = 3;

/**
 * Returns a random wait: exponential backoff with full jitter (AWS Architecture Blog, "Exponential Backoff
 * and Jitter").
 *
 * @internal Exported for tests.
 */
export function backoff(
	baseMs: number,
	failed: number,
	random: () => number = Math.random,
): number {
	return Math.ceil(random() * Math.min(MAX_STEP_MS, baseMs * 2 ** failed));
}

/**
 * Decides what happens after a failure. A pure function: `attempt` contains the time, and `random` is a
 * parameter.
 */
export function decide(
	failure: Failure,
	attempt: Attempt,
	random: () => number = Math.random,
): Decision {
	const reason = rejectionReason(failure);
	if (reason) return attempt.refreshed ? { action: 'fail' } : { action: 'refreshToken', reason };
	const rule = RULES[failure.kind];
	const failed = attempt.failures[failure.kind] ?? 0;
	if (!rule || (rule.maxFailures !== undefined && failed >= rule.maxFailures))
		return { action: 'fail' };
	const isRepeatable = attempt.repeatable || rule.isUnprocessed || failure.isNotSent;
	if (!isRepeatable) return { action: 'fail' };
	const leftMs = attempt.maxWaitMs - attempt.elapsedMs;
	const { retryAfterMs = 0 } = failure;
	if (leftMs <= 0 || retryAfterMs > leftMs) return { action: 'fail' };
	const isTrusted = failure.retryAfterMs !== undefined && failed <= TRUSTED_WAITS;
	const own = isTrusted ? 0 : backoff(rule.baseMs, failed, random);
	// A backoff that is too long is cut, so that the last attempt takes place at the end of Maximum Wait.
	return { action: 'wait', ms: Math.min(Math.max(retryAfterMs, own), leftMs) };
}

const UNKNOWN_AFTER: ReadonlySet<FailureKind> = new Set([
	'connectionLost',
	'serverError',
	'invalidResponse',
	'tooLarge',
]);

/** After a write, "See Other" points to the result: the API has processed the request. */
const SEE_OTHER = 303;

/** Returns whether the API may have processed a failed request. */
export function isOutcomeUnknown(failure: Failure, repeatable: boolean): boolean {
	const isSeeOther = failure.kind === 'redirected' && failure.status === SEE_OTHER;
	return !repeatable && !failure.isNotSent && (isSeeOther || UNKNOWN_AFTER.has(failure.kind));
}
