import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../server/context';
import type { TokenStore } from '../server/tokens';
import { API_KEYS, findClient, type Grant, type Scope } from './accounts';
import { tokenRejection } from '../ghl/errors';
import { errorBody, ContractError } from './errors';

/** Returns the grant of a request. Throws if the request has no valid credential or does not have the scope. */
export function authorize(
	request: FastifyRequest,
	reply: FastifyReply,
	{ context, tokens, scope }: { context: Context; tokens: TokenStore<Grant>; scope: Scope },
): Grant {
	const grant = readGrant(request, tokens, context);
	request.entry.auth = grant.name;
	checkRate(context, grant, reply);
	if (grant.scopes.includes(scope)) return grant;
	throw new ContractError(403, 'insufficient_scope', `The token does not have the scope ${scope}`);
}

function readGrant(
	{ headers }: FastifyRequest,
	tokens: TokenStore<Grant>,
	{ world }: Context,
): Grant {
	const token = /^bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
	if (token !== undefined) {
		// The other APIs of the sandbox sign their tokens with the same key.
		if (!findClient(tokens.owner(token)?.clientId)) {
			throw new ContractError(401, 'invalid_token', 'The access token is not valid');
		}
		const grant = tokens.read(token);
		if (grant) return grant;
		throw tokenRejection(
			world.settings.rejectedToken,
			() => new ContractError(401, 'token_expired', 'The access token has expired'),
		);
	}
	const apiKey = String(headers['x-api-key'] ?? '');
	const match = Object.values(API_KEYS).find(({ key }) => key === apiKey);
	if (match) return match.grant;
	throw new ContractError(
		401,
		'invalid_api_key',
		apiKey ? 'The API key is not valid' : 'The API key is missing',
	);
}

function checkRate(context: Context, grant: Grant, reply: FastifyReply): void {
	const { rateLimit } = context.world.settings;
	if (!rateLimit) return;
	const now = context.world.now();
	const { allowed, limit, remaining, resetMs } = context.rateLimiter.consume(
		`abstractghl ${grant.clientId}`,
		rateLimit,
		now,
	);
	reply.headers({
		'ratelimit-policy': `${limit.max};w=${Math.ceil(limit.intervalMs / 1000)}`,
		'ratelimit-remaining': String(remaining),
	});
	if (allowed) return;
	const headers = { 'retry-after': String(Math.ceil(resetMs / 1000)) };
	throw new ContractError(429, 'rate_limited', 'Too many requests', [], headers);
}

/** Returns the headers and body of a 429 response, for faults. */
export function rateLimitResponse(_context: Context, daily: boolean) {
	const message = daily ? 'Daily rate limit reached' : 'Too many requests';
	return { headers: { 'ratelimit-remaining': '0' }, body: errorBody('rate_limited', message) };
}
