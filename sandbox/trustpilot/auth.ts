import type { FastifyRequest } from 'fastify';
import type { Context } from '../server/context';
import type { TokenStore } from '../server/tokens';
import { APP, type Grant, MAIN_UNIT } from './accounts';
import { tokenRejection } from '../ghl/errors';
import { apiBody, apiError, gatewayError } from './errors';

/** The authentication that a route requires: the API key or a token. */
export type Level = 'key' | 'token';

declare module 'fastify' {
	interface FastifyContextConfig {
		/** Undefined for public routes. */
		trustpilot?: Level;
	}
	interface FastifyRequest {
		/** The permissions of the request's Trustpilot token. */
		tpGrant?: Grant;
	}
}

/** Returns a hook that checks key or token, rate limit and business unit, in this order, before a handler runs. */
export function authorize(context: Context, tokens: TokenStore<Grant>) {
	return async (request: FastifyRequest): Promise<void> => {
		const level = request.routeOptions.config.trustpilot;
		if (!level) return;
		if (level === 'key') checkKey(request);
		else request.tpGrant = readToken(request, tokens, context);
		request.entry.auth = request.tpGrant ? `trustpilot ${request.tpGrant.kind}` : 'trustpilot key';
		checkRate(context);
		checkUnit(request, level);
	};
}

/** Returns a 429. Neither its headers nor its body are documented. */
export function rateLimitResponse(_context: Context, daily: boolean) {
	const message = daily ? 'API call allowance exceeded' : 'Too many requests';
	return { headers: {}, body: apiBody(429, message) };
}

function checkKey({ headers, query }: FastifyRequest): void {
	const key = headers.apikey ?? (query as Record<string, unknown>).apikey;
	if (key !== APP.key) {
		throw gatewayError(401, 'Invalid ApiKey', 'oauth.v2.InvalidApiKey');
	}
}

/** Tokens in the URL are rejected, because URLs appear in logs. */
function readToken(
	{ headers }: FastifyRequest,
	tokens: TokenStore<Grant>,
	{ world }: Context,
): Grant {
	const token = /^bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
	if (!token) throw gatewayError(401, 'Invalid access token', 'oauth.v2.InvalidAccessToken');
	const grant = tokens.read(token);
	if (grant) return grant;
	throw tokenRejection(world.settings.rejectedToken, () =>
		gatewayError(401, 'Access Token expired', 'keymanagement.service.access_token_expired'),
	);
}

function checkRate({ world, rateLimiter }: Context): void {
	const limit = world.settings.trustpilotRateLimit;
	if (!limit) return;
	const rateLimit = rateLimiter.consume('trustpilot', limit, world.now());
	if (!rateLimit.allowed) throw apiError(429, 'Too many requests');
}

/** A token works only for the businesses of its user. */
function checkUnit({ params }: FastifyRequest, level: Level): void {
	const { businessUnitId } = params as Record<string, string | undefined>;
	if (level === 'token' && businessUnitId && businessUnitId !== MAIN_UNIT.id) {
		throw apiError(403, 'Forbidden');
	}
}
