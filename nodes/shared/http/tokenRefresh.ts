import { sleep } from 'n8n-workflow';

import { BoundedMap } from '../core/boundedMap';
import type { Rejection } from './api';
import { RequestFailure } from './requestFailure';
import { isRetryable } from './retry';
import { Watchdog } from './watchdog';

/** Maximum number of tokens whose last refresh is stored. */
const MAX_KEYS = 2_000;

/**
 * Maximum time of one refresh. n8n's OAuth2 client has no timeout. If a token endpoint did not complete its
 * response, all later requests of the credential would wait for it.
 */
const TIMEOUT_MS = 60_000;

/** After a refresh that did not help, the same token is not refreshed again for this time. */
const COOLDOWN_MS = 5 * 60_000;

/** n8n stores a token some time after it receives it. Before that, other processes send the previous one. */
const STORED_AFTER_MS = 30_000;

/** How long after a rejected refresh the token of another process is stored. */
const REPLACED_AFTER_MS = 500;

/** Executions share a refresh, so no execution may abort it. */
const watchdog = new Watchdog(() => false);

/** The stored token. */
export interface StoredToken {
	/** Changes with the token and with the client that requests it. */
	identity: string;
	/** When this n8n received the token, and when it expires (epoch ms). */
	issuedAt?: number;
	expiresAt?: number;
	lifetimeMs?: number;
}

/** A token that can be refreshed. */
export interface TokenSource<T extends StoredToken> {
	/** Requests with the same key share one refresh. */
	key: string;
	/** The identity of the token with which the execution started. */
	startedWith?: Promise<string | undefined>;
	read: () => Promise<T>;
	/** Replaces the token that `read` returned. If another process has already replaced it, its token stays. */
	refresh: (token: T) => Promise<unknown>;
}

/** A refresh that has ended. */
interface Refresh {
	/** When it ended (epoch ms). */
	endedAt: number;
	failure?: unknown;
	/** The token that it returned, and when that token expires. */
	identity?: string;
	expiresAt?: number;
	/** The API has accepted the token since the refresh. */
	hasWorked: boolean;
}

/** The refreshes of one token. */
interface TokenRefreshes {
	running?: Promise<boolean>;
	last?: Refresh;
}

const refreshes = new BoundedMap<string, TokenRefreshes>(MAX_KEYS);

/** Stores that the API accepted the token of a request that was sent at `sentAt` (epoch ms). */
export function tokenWorked(key: string, sentAt: number): void {
	const last = refreshes.get(key)?.last;
	if (last && sentAt >= last.endedAt) last.hasWorked = true;
}

/**
 * Refreshes a token that the API rejected, once for all requests that were rejected with it. Refresh tokens
 * are single-use, so a second refresh for the same rejection would replace a valid token.
 *
 * @returns Whether the request can be sent again. False if a new token does not help.
 */
export async function refreshOnce<T extends StoredToken>(
	source: TokenSource<T>,
	rejection: Rejection,
): Promise<boolean> {
	const ofToken = refreshes.getOrCreate(source.key, () => ({}));
	ofToken.running ??= refresh(ofToken, source, rejection).finally(() => {
		ofToken.running = undefined;
	});
	return await ofToken.running;
}

async function refresh<T extends StoredToken>(
	ofToken: TokenRefreshes,
	source: TokenSource<T>,
	rejection: Rejection,
): Promise<boolean> {
	const last = lastRefresh(ofToken);
	if (last && last.endedAt >= rejection.sentAt) return await resultOf(last);
	const stored = await source.read();
	// Another process has refreshed it since.
	if (stored.issuedAt !== undefined && stored.issuedAt > rejection.sentAt) return true;
	if (await wasReplaced(source, stored, rejection, last)) return true;
	const hasExpired = stored.expiresAt !== undefined && stored.expiresAt <= Date.now();
	if (rejection.reason === 'other' && !hasExpired) return false;
	if (last && isCoolingDown(last, stored, rejection)) {
		return last.failure === undefined ? false : await resultOf(last);
	}
	const { failure, identity, lifetimeMs } = await replace(source, stored);
	const endedAt = Date.now();
	const isExpiryKnown = failure === undefined && lifetimeMs !== undefined;
	ofToken.last = {
		endedAt,
		failure,
		identity: isTemporary(failure) ? undefined : identity,
		expiresAt: isExpiryKnown ? endedAt + lifetimeMs : undefined,
		hasWorked: false,
	};
	return await resultOf(ofToken.last);
}

/** Returns the last refresh. If it ended in the future, the system clock was set back, and its times mean nothing. */
function lastRefresh({ last }: TokenRefreshes): Refresh | undefined {
	return last && last.endedAt <= Date.now() ? last : undefined;
}

/** Replaces a token. Returns the stored token, and the failure if no process has replaced it. */
async function replace<T extends StoredToken>(
	source: TokenSource<T>,
	before: T,
): Promise<StoredToken & { failure?: unknown }> {
	const failure: unknown = await watchdog
		.run(TIMEOUT_MS, async () => await source.refresh(before))
		.then(() => undefined)
		.catch((error: unknown) => error ?? new Error('The refresh failed'));
	let stored = await source.read();
	if (failure === undefined || isTemporary(failure)) return { ...stored, failure };
	// Refresh tokens are single-use. Another process may have used this one, and store its token soon.
	if (stored.identity === before.identity) {
		await sleep(REPLACED_AFTER_MS);
		stored = await source.read();
	}
	return stored.identity === before.identity ? { ...stored, failure } : stored;
}

/** Returns whether another process replaced the token while the rejected request was sent. */
async function wasReplaced(
	source: Pick<TokenSource<StoredToken>, 'startedWith'>,
	{ identity, issuedAt }: StoredToken,
	{ sentAt }: Rejection,
	last?: Refresh,
): Promise<boolean> {
	const isRecent = issuedAt !== undefined && issuedAt > sentAt - STORED_AFTER_MS;
	if (!isRecent || last?.identity === identity) return false;
	const startedWith = await source.startedWith;
	return startedWith !== undefined && startedWith !== identity;
}

async function resultOf({ failure }: Refresh): Promise<boolean> {
	return failure === undefined ? true : await Promise.reject(failure);
}

const isTemporary = (failure: unknown): boolean =>
	failure instanceof RequestFailure && isRetryable(failure.failure.kind);

/** Returns whether the token is still the one of a recent refresh. Another refresh would not help either. */
function isCoolingDown(last: Refresh, { identity }: StoredToken, { reason }: Rejection): boolean {
	const now = Date.now();
	const isOver = last.expiresAt !== undefined && last.expiresAt <= now;
	const hasExpired = isOver || (reason === 'expired' && last.hasWorked);
	return last.identity === identity && now - last.endedAt < COOLDOWN_MS && !hasExpired;
}
