import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../server/context';
import type { Issued, TokenStore } from '../server/tokens';
import { type Client, findClient, type Grant, grantFor, scopesFor } from './accounts';

type Fields = Record<string, string | undefined>;

/** An error of the token endpoint (RFC 6749, 5.2). */
class TokenError extends Error {
	constructor(
		readonly status: number,
		readonly code: string,
		message: string,
	) {
		super(message);
	}
}

/** The consent page and the token endpoint. */
export function oauthRoutes(
	scope: FastifyInstance,
	{ world }: Context,
	tokens: TokenStore<Grant>,
): void {
	scope.get<{ Querystring: Fields }>('/oauth/authorize', async ({ query }, reply) => {
		const reason = rejectionReason(query);
		return reason ? html(reply.code(400), `<p id="error">${reason}</p>`) : html(reply, form(query));
	});

	scope.post<{ Body: Fields }>('/oauth/authorize', async ({ body }, reply) => {
		const fields = body ?? {};
		const reason = rejectionReason(fields);
		if (reason) return html(reply.code(400), `<p id="error">${reason}</p>`);
		const client = findClient(fields.client_id) as Client;
		const redirectUrl = new URL(String(fields.redirect_uri));
		if (fields.decision === 'allow') {
			const grant = grantFor(client, scopesFor(client, fields.scope) ?? []);
			const code = tokens.createCode(grant, client.clientId, String(fields.redirect_uri));
			redirectUrl.searchParams.set('code', code);
		} else redirectUrl.searchParams.set('error', 'access_denied');
		if (fields.state) redirectUrl.searchParams.set('state', fields.state);
		return reply.redirect(redirectUrl.href, 302);
	});

	scope.post<{ Body: Fields }>('/oauth/token', async (request, reply) => {
		try {
			const client = clientOf(request);
			const issued = issue(client, request.body ?? {});
			return {
				access_token: issued.accessToken,
				token_type: 'Bearer',
				expires_in: issued.expiresIn,
				scope: issued.grant.scopes.join(' '),
				...(issued.refreshToken && { refresh_token: issued.refreshToken }),
			};
		} catch (error) {
			if (!(error instanceof TokenError)) throw error;
			const body = { error: error.code, error_description: error.message };
			return reply.code(error.status).send(body);
		}
	});

	function issue(client: Client, fields: Fields): Issued<Grant> {
		const lifetime = world.settings.tokenLifetimeMs;
		switch (fields.grant_type) {
			case 'client_credentials': {
				const scopes = scopesFor(client, fields.scope);
				if (!scopes)
					throw new TokenError(400, 'invalid_scope', 'The client does not have a requested scope');
				return tokens.issue(grantFor(client, scopes), lifetime, false);
			}
			case 'authorization_code': {
				const pending = tokens.findCode(fields.code ?? '');
				const isOurs =
					pending?.clientId === client.clientId && pending.redirectUri === fields.redirect_uri;
				if (!pending || !isOurs)
					throw new TokenError(400, 'invalid_grant', 'The code is not valid');
				tokens.useCode(fields.code ?? '');
				return tokens.issue(pending.grant, lifetime);
			}
			case 'refresh_token': {
				const token = fields.refresh_token ?? '';
				const isOurs = tokens.owner(token)?.clientId === client.clientId;
				const issued = isOurs ? tokens.refresh(token, lifetime, 0) : undefined;
				if (!issued) throw new TokenError(400, 'invalid_grant', 'The refresh token is not valid');
				return issued;
			}
			default:
				throw new TokenError(400, 'unsupported_grant_type', 'This grant type is not supported');
		}
	}
}

/** Returns the client with the ID and secret in the header (HTTP Basic) or in the form. */
function clientOf({ headers, body }: FastifyRequest): Client {
	const basic = /^basic (.+)$/i.exec(headers.authorization ?? '')?.[1];
	const fields = (body ?? {}) as Fields;
	const [id, secret] = basic
		? Buffer.from(basic, 'base64').toString().split(':').map(decodeURIComponent)
		: [fields.client_id, fields.client_secret];
	const client = findClient(id);
	if (client && client.clientSecret === secret) return client;
	throw new TokenError(401, 'invalid_client', 'Client ID or secret is wrong');
}

/** Returns the reason to reject an authorize request, or undefined if it is valid. */
function rejectionReason({
	response_type,
	client_id,
	redirect_uri,
	scope,
}: Fields): string | undefined {
	const client = findClient(client_id);
	if (!client) return 'No app has this client ID.';
	if (response_type !== 'code') return 'The response type must be code.';
	if (!/^https?:\/\/\S+$/.test(redirect_uri ?? '')) return 'The redirect URI is not a valid URL.';
	return scopesFor(client, scope) ? undefined : 'The app does not have all requested scopes.';
}

const escape = (text: string): string =>
	text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

function form(query: Fields): string {
	const hidden = Object.entries(query).map(
		([name, value]) =>
			`<input type="hidden" name="${escape(name)}" value="${escape(String(value))}">`,
	);
	return `<p><b>${escape(String(query.client_id))}</b> requests access: ${escape(query.scope ?? '')}. This is the sandbox.</p>
<form method="post">${hidden.join('')}
<button id="allow" name="decision" value="allow">Allow</button>
<button id="deny" name="decision" value="deny">Deny</button></form>`;
}

const html = (reply: FastifyReply, content: string): FastifyReply =>
	reply
		.type('text/html; charset=utf-8')
		.send(
			`<!DOCTYPE html>\n<html lang="en"><title>AbstractGHL</title><body>${content}</body></html>\n`,
		);
