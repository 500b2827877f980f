import { BoundedMap } from '../core/boundedMap';
import type { Rejection } from './api';
import { RequestFailure } from './requestFailure';
import { isRetryable } from './retry';
import { Watchdog } from './watchdog';

/** Tokens whose last refresh is remembered. */
const MAX_KEYS = 500;

/**
 * Maximum time of one refresh. n8n's OAuth2 client has no timeout for a token endpoint that never ends
 * its response, and every later request of the credential would wait for it.
 */
const TIMEOUT_MS = 60_000;

/** After a refresh that did not help, no other refresh of the same token is tried for this time. */
const COOLDOWN_MS = 5 * 60_000;

/** A refresh is shared by executions, so that none of them may abort it. */
const watchdog = new Watchdog(() => false);

/** A token as it is stored now. */
export interface StoredToken {
	/** Differs if the token or the client that requests it has changed. */
	identity: string;
	/** When this n8n received it, and when it expires (epoch ms). */
	issuedAt?: number;
	expiresAt?: number;
	lifetimeMs?: number;
}

/** A token that can be refreshed. */
export interface TokenSource {
	/** Requests with the same key share one refresh. */
	key: string;
	read: () => Promise<StoredToken>;
	refresh: () => Promise<unknown>;
}

/** The last refresh of a token. */
interface Refresh {
	running?: Promise<boolean>;
	/** When it ended (epoch ms); 0 before the first one. */
	endedAt: number;
	failure?: unknown;
	/** The token that it stored, and when that token expires. */
	identity?: string;
	expiresAt: number;
	/** The API accepted the token after the refresh. */
	hasWorked: boolean;
}

const refreshes = new BoundedMap<string, Refresh>(MAX_KEYS);

const refreshFor = (key: string): Refresh =>
	refreshes.getOrCreate(key, () => ({ endedAt: 0, expiresAt: Infinity, hasWorked: false }));

/** Remembers that the API accepted the token of a request that was sent at `sentAt` (epoch ms). */
export function tokenWorked(key: string, sentAt: number): void {
	const last = refreshes.get(key);
	if (last && sentAt >= last.endedAt) last.hasWorked = true;
}

/**
 * Refreshes a token that the API rejected, once for all requests that were rejected with it. Refresh
 * tokens are single-use, so a second refresh for the same rejection would waste a good one.
 *
 * @returns Whether the request can be sent again. False if a new token does not help.
 */
export async function refreshOnce(source: TokenSource, rejection: Rejection): Promise<boolean> {
	const last = refreshFor(source.key);
	last.running ??= refresh(last, source, rejection).finally(() => {
		last.running = undefined;
	});
	return await last.running;
}

async function refresh(last: Refresh, source: TokenSource, rejection: Rejection): Promise<boolean> {
	if (last.endedAt >= rejection.sentAt) return await resultOf(last);
	const stored = await source.read();
	// Another process has refreshed it since.
	if (stored.issuedAt !== undefined && stored.issuedAt > rejection.sentAt) return true;
	const hasExpired = stored.expiresAt !== undefined && stored.expiresAt <= Date.now();
	if (rejection.reason === 'other' && !hasExpired) return false;
	if (isCoolingDown(last, stored, rejection)) {
		return last.failure === undefined ? false : await resultOf(last);
	}
	last.failure = await watchdog
		.run(TIMEOUT_MS, source.refresh)
		.then(() => undefined)
		.catch((error: unknown) => error ?? new Error('The refresh failed'));
	const { identity, lifetimeMs = Infinity } = await source.read();
	last.endedAt = Date.now();
	last.hasWorked = false;
	last.identity = isTemporary(last.failure) ? undefined : identity;
	last.expiresAt = last.failure === undefined ? last.endedAt + lifetimeMs : Infinity;
	return await resultOf(last);
}

async function resultOf({ failure }: Refresh): Promise<boolean> {
	return failure === undefined ? true : await Promise.reject(failure);
}

const isTemporary = (failure: unknown): boolean =>
	failure instanceof RequestFailure && isRetryable(failure.failure.kind);

/** Whether the token is still the one of a recent refresh, so that another one would not help either. */
function isCoolingDown(last: Refresh, { identity }: StoredToken, { reason }: Rejection): boolean {
	const now = Date.now();
	const hasExpired = last.expiresAt <= now || (reason === 'expired' && last.hasWorked);
	return last.identity === identity && now - last.endedAt < COOLDOWN_MS && !hasExpired;
}
