import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { TokenStore } from '../server/tokens';
import { APP, BUSINESS_USER, type Grant } from './accounts';
import { tokenError } from './errors';

/** 100 hours (docs/api-notes/trustpilot.md#authentication). */
export const TOKEN_LIFETIME_MS = 359_999_000;

const TOKENS = '/v1/oauth/oauth-business-users-for-applications';

type Fields = Record<string, string | undefined>;

const escape = (text: string): string =>
	text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const page = (content: string): string => `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Trustpilot sandbox</title>
<style>body{font:16px/1.5 system-ui,sans-serif;background:#f3f4f6;margin:0;padding:2rem 1rem}
main{max-width:30rem;margin:auto;background:#fff;border-radius:12px;padding:2rem}
button{font:inherit;padding:.6rem 1.4rem;border-radius:8px;border:1px solid #9ca3af;background:#fff}
#allow{background:#00b67a;border-color:#00b67a;color:#fff;margin-right:.5rem}</style></head>
<body><main>${content}</main></body></html>
`;

const html = (reply: FastifyReply, status: number, content: string): FastifyReply =>
	reply.code(status).type('text/html; charset=utf-8').send(page(content));

/** Returns the reason to reject an authorize request, or undefined if it is valid. */
function rejectionReason({ client_id, redirect_uri, response_type }: Fields): string | undefined {
	if (client_id !== APP.key) return 'This API key is not valid.';
	// The real page requires registered HTTPS URLs. A local sandbox can't.
	if (!/^https?:\/\/\S+$/.test(redirect_uri ?? '')) return 'The redirect_uri is not a valid URL.';
	return response_type === 'code' ? undefined : 'The response_type must be code.';
}

/** The host on which a user of Trustpilot Business logs in and consents. */
export function authorizeRoutes(scope: FastifyInstance, tokens: TokenStore<Grant>): void {
	scope.get<{ Querystring: Fields }>('/', async ({ query }, reply) => {
		const reason = rejectionReason(query);
		if (reason) return html(reply, 400, `<p id="error">${reason}</p>`);
		const hidden = Object.entries(query).map(
			([name, value]) =>
				`<input type="hidden" name="${escape(name)}" value="${escape(String(value))}">`,
		);
		return html(
			reply,
			200,
			`<h1>Connect ${APP.name}</h1>
<p>${BUSINESS_USER.name}, this application requests to act on your behalf. This is the sandbox. No request reaches a real account.</p>
<form method="post" action="">${hidden.join('')}
<button id="allow" name="decision" value="allow">Allow</button>
<button id="deny" name="decision" value="deny">Deny</button></form>`,
		);
	});
	scope.post<{ Body: Fields }>('/', async ({ body }, reply) => {
		const reason = rejectionReason(body ?? {});
		if (reason) return html(reply, 400, `<p id="error">${reason}</p>`);
		const redirectUrl = new URL(String(body.redirect_uri));
		if (body.decision === 'allow') {
			const grant: Grant = { kind: 'user', clientId: APP.key, userId: BUSINESS_USER.id };
			const code = tokens.createCode(grant, APP.key, String(body.redirect_uri));
			redirectUrl.searchParams.set('code', code);
		} else redirectUrl.searchParams.set('error', 'access_denied');
		if (body.state) redirectUrl.searchParams.set('state', body.state);
		return reply.redirect(redirectUrl.href, 302);
	});
}

/** Checks the key and secret in the Authorization header or in the body. */
function checkClient({ headers }: FastifyRequest, body: Fields): void {
	const basic = /^basic (.+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
	const [key, secret] = basic
		? Buffer.from(basic, 'base64').toString().split(':')
		: [body.client_id, body.client_secret];
	if (key === APP.key && secret === APP.secret) return;
	throw tokenError(401, 'invalid_client', 'Client credentials are invalid');
}

/** The token endpoint. All times are strings, and Trustpilot spells the token type in its own way. */
export function tokenRoutes(
	scope: FastifyInstance,
	tokens: TokenStore<Grant>,
	now: () => number,
): void {
	const issue = (body: Fields) => {
		if (body.grant_type === 'client_credentials') {
			return tokens.issue({ kind: 'server', clientId: APP.key }, TOKEN_LIFETIME_MS, false);
		}
		if (body.grant_type === 'refresh_token') {
			return tokens.refresh(body.refresh_token ?? '', TOKEN_LIFETIME_MS, 0);
		}
		if (body.grant_type !== 'authorization_code') return undefined;
		const pending = tokens.findCode(body.code ?? '');
		if (!pending || pending.redirectUri !== body.redirect_uri) return undefined;
		tokens.useCode(String(body.code));
		return tokens.issue(pending.grant, TOKEN_LIFETIME_MS);
	};
	for (const path of ['accesstoken', 'refresh']) {
		scope.post<{ Body: Fields | null }>(`${TOKENS}/${path}`, async (request) => {
			const body = request.body ?? {};
			checkClient(request, body);
			const issued = issue(body);
			if (!issued) throw tokenError(400, 'invalid_grant', 'The grant is not valid');
			const at = String(now());
			return {
				access_token: issued.accessToken,
				token_type: 'BearerToken',
				expires_in: String(issued.expiresIn),
				issued_at: at,
				client_id: APP.key,
				...(issued.refreshToken && {
					refresh_token: issued.refreshToken,
					refresh_token_issued_at: at,
					refresh_token_expires_in: '2592000',
					refresh_token_status: 'approved',
				}),
			};
		});
	}
	scope.post<{ Body: Fields | null }>(`${TOKENS}/revoke`, async (request) => {
		checkClient(request, request.body ?? {});
		return {};
	});
}
