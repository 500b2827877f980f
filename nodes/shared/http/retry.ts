import type { Failure, FailureKind, RejectionReason } from './api';

/** What to do after a failure. */
export type Decision =
	| { action: 'wait'; ms: number }
	| { action: 'refreshToken'; reason: RejectionReason }
	| { action: 'fail' };

/** What a decision depends on beside the failure itself. */
export interface Attempt {
	/** The request may be sent twice without harm (GET, PUT, DELETE, searches, upserts, idempotency key). */
	repeatable: boolean;
	/** How often it has failed so, the present time included: one kind of failure does not use up the tries of another. */
	failures: Partial<Record<FailureKind, number>>;
	/** Milliseconds since the first attempt; see `Settings.maxWaitMs`. */
	elapsedMs: number;
	maxWaitMs: number;
	/** A new token has already been fetched for this request. */
	refreshed: boolean;
}

/** How a kind of failure is answered. */
interface Rule {
	/** Repeat a request that is safe to repeat. */
	repeat: boolean;
	/** Repeat also one that is not: the server provably did not carry it out. */
	repeatAlways?: boolean;
	/** Times that a request may fail so before it is given up. */
	tries: number;
	/** First step of the back-off, milliseconds. */
	baseMs: number;
}

/** Kinds that are not here are given up at once. */
const RULES: Partial<Record<FailureKind, Rule>> = {
	// The server refused before doing anything, whatever the method.
	rateLimited: { repeat: true, repeatAlways: true, tries: Infinity, baseMs: 1_000 },
	// No connection was made, so nothing can have arrived.
	unreachable: { repeat: true, repeatAlways: true, tries: 4, baseMs: 300 },
	connectionLost: { repeat: true, tries: 5, baseMs: 300 },
	serverError: { repeat: true, tries: 5, baseMs: 500 },
	invalidResponse: { repeat: true, tries: 4, baseMs: 300 },
};

/** Whether a request that failed so may succeed later. */
export const isRetryable = (kind: FailureKind): boolean => RULES[kind] !== undefined;

/**
 * Why the API rejected the token; undefined if the failure is not about the token. Gateways word an
 * expired token in many ways, so that a 401 without a known reason counts as one.
 */
export function rejectionReason({ kind, status, isKnown }: Failure): RejectionReason | undefined {
	if (kind === 'tokenExpired') return 'expired';
	if (kind === 'unauthorized' && status === 401 && !isKnown) return 'unknown';
	return status === 401 || status === 403 ? 'other' : undefined;
}

const MAX_STEP_MS = 30_000;

/**
 * How often a wait that the API asks for is used as it is. After that it is at least the backoff, so
 * that an API which always asks for a short wait gets no flood of requests.
 */
const TRUSTED_WAITS = 3;

/** Full-jitter exponential backoff (AWS Architecture Blog, "Exponential Backoff and Jitter"). */
export function backoff(
	baseMs: number,
	failed: number,
	random: () => number = Math.random,
): number {
	return Math.ceil(random() * Math.min(MAX_STEP_MS, baseMs * 2 ** failed));
}

/** Decides on one failure. Pure: the time is in `attempt`, chance in `random`. */
export function decide(
	failure: Failure,
	attempt: Attempt,
	random: () => number = Math.random,
): Decision {
	const reason = rejectionReason(failure);
	if (reason) return attempt.refreshed ? { action: 'fail' } : { action: 'refreshToken', reason };
	const rule = RULES[failure.kind];
	const failed = attempt.failures[failure.kind] ?? 0;
	if (!rule || failed >= rule.tries) return { action: 'fail' };
	const isRepeatable = attempt.repeatable || rule.repeatAlways || failure.isNotSent;
	if (!isRepeatable) return { action: 'fail' };
	const leftMs = attempt.maxWaitMs - attempt.elapsedMs;
	const { retryAfterMs = 0 } = failure;
	if (leftMs <= 0 || retryAfterMs > leftMs) return { action: 'fail' };
	const isTrusted = failure.retryAfterMs !== undefined && failed <= TRUSTED_WAITS;
	const own = isTrusted ? 0 : backoff(rule.baseMs, failed, random);
	// A backoff that is too long is shortened: one more attempt is made when the time is over.
	return { action: 'wait', ms: Math.min(Math.max(retryAfterMs, own), leftMs) };
}

const UNKNOWN_AFTER: ReadonlySet<FailureKind> = new Set([
	'connectionLost',
	'serverError',
	'invalidResponse',
	'tooLarge',
]);

/** After a write, "See Other" leads to the result: the API has processed the request. */
const SEE_OTHER = 303;

/** Whether the request may have been carried out although it failed. */
export function isOutcomeUnknown(failure: Failure, repeatable: boolean): boolean {
	const isSeeOther = failure.kind === 'redirected' && failure.status === SEE_OTHER;
	return !repeatable && !failure.isNotSent && (isSeeOther || UNKNOWN_AFTER.has(failure.kind));
}
