import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../server/context';
import { retryAfter } from '../server/faultHooks';
import { type RateLimitState, dailyResetMs } from '../server/rateLimit';
import type { TokenStore } from '../server/tokens';
import { type Grant, PRIVATE_TOKENS, type PrivateToken } from './accounts';
import { nestBody, nestError, tokenRejection } from './errors';

/** The tokens that an endpoint accepts. */
export interface Access {
	/** Location tokens, agency OAuth tokens, or (`app`) location tokens of a marketplace app. */
	level: 'location' | 'agency' | 'app';
	/** Undefined if the endpoint accepts any token of that level. */
	scope?: string;
	/** Whether `altId` in the request is the ID of a record in another system, not a location. */
	externalAltId?: boolean;
	/** Whether the request names no location, because its record belongs to one. */
	impliedLocation?: boolean;
}

declare module 'fastify' {
	interface FastifyContextConfig {
		/** Undefined for routes without authentication. */
		access?: Access;
	}
	interface FastifyRequest {
		/** The permissions of the request's token. */
		grant: Grant;
	}
}

/** The OAuth tokens, and the private tokens that were expired manually. */
export interface Tokens {
	oauth: TokenStore<Grant>;
	deadPrivate: Set<string>;
}

// A missing header returns 401, an unknown version 400 (docs/api-notes/ghl.md#base-url-and-version-header).
const VERSIONS = ['2021-07-28', '2023-02-21', '2021-04-15', 'v3', 'legacy'];

/** Returns a hook that checks version, token, rate limit, scope and location, in this order, before a handler runs. */
export function authorize(context: Context, tokens: Tokens) {
	return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
		const { access } = request.routeOptions.config;
		if (!access) return;
		checkVersion(request.headers.version);
		const grant = readToken(request.headers.authorization, tokens);
		if (!grant) {
			const { rejectedToken } = context.world.settings;
			throw tokenRejection(rejectedToken, () => nestError(401, 'Invalid JWT'));
		}
		request.grant = grant;
		request.entry.auth = grant.name;
		checkRate(context, grant, reply);
		checkAccess(access, grant);
		if (access.level !== 'agency') checkLocation(access, grant, request);
	};
}

/**
 * Returns GHL's headers and body of a 429. The body and `Retry-After` are not documented. The other headers are
 * measured.
 */
export function rateLimitResponse({ world }: Context, daily: boolean) {
	const limit = world.settings.rateLimit ?? { max: 100, intervalMs: 10_000, daily: 200_000 };
	const headers = rateHeaders({
		allowed: false,
		limit,
		remaining: 0,
		resetMs: limit.intervalMs,
		dailyRemaining: daily ? 0 : limit.daily,
		dailyResetMs: dailyResetMs(world.now()),
	});
	return { headers, body: nestBody(429, 'Too Many Requests') };
}

function checkVersion(version: string | string[] | undefined): void {
	if (!version) throw nestError(401, 'version header was not found.');
	if (!VERSIONS.includes(String(version))) {
		throw nestError(400, `Invalid API version segment '${version}' at position 0`);
	}
}

function readToken(header: string | undefined, tokens: Tokens): Grant | undefined {
	const token = /^bearer (.+)$/i.exec(header ?? '')?.[1] ?? '';
	if (tokens.deadPrivate.has(token)) return undefined;
	const match = Object.values<PrivateToken>(PRIVATE_TOKENS).find((one) => one.token === token);
	return match?.grant ?? tokens.oauth.read(token);
}

function checkRate(context: Context, grant: Grant, reply: FastifyReply): void {
	const { settings, now } = context.world;
	if (!settings.rateLimit) return;
	const key = `${grant.appId} ${grant.locationId ?? grant.companyId}`;
	const rateLimit = context.rateLimiter.consume(key, settings.rateLimit, now());
	reply.headers(rateHeaders(rateLimit));
	if (rateLimit.allowed) return;
	const as = settings.rateLimitRetryAfter;
	if (as !== 'none') {
		const waitMs = rateLimit.dailyRemaining > 0 ? rateLimit.resetMs : rateLimit.dailyResetMs;
		reply.headers(retryAfter(now(), { retryAfter: Math.ceil(waitMs / 1000), as }));
	}
	throw nestError(429, 'Too Many Requests');
}

function rateHeaders({ limit, ...left }: RateLimitState): Record<string, string> {
	return {
		'x-ratelimit-max': String(limit.max),
		'x-ratelimit-remaining': String(left.remaining),
		'x-ratelimit-interval-milliseconds': String(limit.intervalMs),
		'x-ratelimit-limit-daily': String(limit.daily),
		'x-ratelimit-daily-remaining': String(left.dailyRemaining),
		'x-ratelimit-daily-reset': String(left.dailyResetMs),
	};
}

function checkAccess(access: Access, grant: Grant): void {
	const wrongClass = 'This authClass type is not allowed to access this scope.';
	if (access.level === 'agency') {
		// A private token of an agency cannot create location tokens or list locations (docs/api-notes/ghl.md#private-integration-tokens).
		if (grant.userType === 'Company' && grant.kind === 'private') {
			throw nestError(401, 'The token is not authorized for this scope.');
		}
		if (grant.userType !== 'Company') throw nestError(401, wrongClass);
	} else if (grant.userType === 'Company') {
		throw nestError(401, grant.kind === 'private' ? "Token's user type mismatch!" : wrongClass);
	} else if (access.level === 'app' && grant.kind === 'private') {
		throw nestError(401, wrongClass);
	}
	if (access.scope && !grant.scopes.includes(access.scope)) {
		throw nestError(401, 'The token is not authorized for this scope.');
	}
}

function checkLocation(access: Access, grant: Grant, request: FastifyRequest): void {
	const named = [request.query, request.body].flatMap((part) => {
		const { altId, locationId, location_id } = (part ?? {}) as Record<string, unknown>;
		return [access.externalAltId ? undefined : altId, locationId, location_id].filter(
			(id) => id !== undefined,
		);
	});
	if (named.length === 0 && access.impliedLocation) return;
	const { companyId } = (request.body ?? {}) as Record<string, unknown>;
	if (named.length === 0 && companyId === grant.companyId) return;
	if (named.length === 0 || named.some((id) => id !== grant.locationId)) {
		throw nestError(403, 'The token does not have access to this location.');
	}
}
