import type { FastifyInstance, FastifyReply } from 'fastify';
import { COMPANY, findClient, type Grant, LOCATIONS, type OAuthClient } from '../accounts';
import type { Tokens } from '../auth';
import { consentPage, errorPage } from './page';

// The current path, and the older one that still works (docs/api-notes/ghl.md#oauth2).
const PATHS = ['/v2/oauth/chooselocation', '/oauth/chooselocation'];

interface AuthorizeQuery {
	response_type?: string;
	client_id?: string;
	redirect_uri?: string;
	scope?: string;
	state?: string;
	version_id?: string;
}

interface Request {
	client: OAuthClient;
	redirectUri: string;
	scopes: readonly string[];
}

/** The consent page and the redirects of its buttons: with `code` and `state`, or with an error. */
export function authorizeRoutes(
	scope: FastifyInstance,
	tokens: Tokens,
	onInstall: (grant: Grant) => void,
): void {
	for (const path of PATHS) {
		scope.get<{ Querystring: AuthorizeQuery }>(path, async ({ query }, reply) => {
			const request = readRequest(query);
			if (typeof request === 'string') return reject(reply, request);
			return html(reply).send(
				consentPage({
					client: request.client,
					scopes: request.scopes,
					locations: LOCATIONS,
					companyName: COMPANY.name,
					hidden: Object.fromEntries(
						Object.entries(query).filter(([, value]) => typeof value === 'string'),
					),
					action: `/ghl${path}`,
				}),
			);
		});

		scope.post<{ Body: AuthorizeQuery & { decision?: string; location?: string } }>(
			path,
			async ({ body }, reply) => {
				const request = readRequest(body ?? {});
				if (typeof request === 'string') return reject(reply, request);
				const redirectUrl = new URL(request.redirectUri);
				if (body.decision === 'allow') {
					const grant = createGrant(request.client, request.scopes, body.location);
					if (!grant) return reject(reply, 'error.nolocation');
					onInstall(grant);
					const { clientId } = request.client;
					const code = tokens.oauth.createCode(grant, clientId, request.redirectUri);
					redirectUrl.searchParams.set('code', code);
				} else redirectUrl.searchParams.set('error', 'access_denied');
				if (body.state) redirectUrl.searchParams.set('state', body.state);
				return reply.redirect(redirectUrl.href, 302);
			},
		);
	}
}

/**
 * Returns the grant of an app in a location, or in the entire agency (`company`). Undefined if the app can't get it.
 */
export function createGrant(
	client: OAuthClient,
	scopes: readonly string[],
	location: string | undefined,
): Grant | undefined {
	const company = location === 'company';
	if (company ? !client.agency : !LOCATIONS.some(({ id }) => id === location)) return undefined;
	return {
		name: `oauth: ${client.name}`,
		kind: 'oauth',
		appId: client.appId,
		clientId: client.clientId,
		userType: company ? 'Company' : 'Location',
		companyId: COMPANY.id,
		...(!company && { locationId: location }),
		scopes,
	};
}

const REASONS: Record<string, string> = {
	'error.noappid': 'No integration found with this client_id.',
	'error.noversionid': 'The link of a private app must contain its version_id.',
	'error.redirecturi': 'The redirect_uri is missing or is not a valid URL.',
	'error.responsetype': 'The response_type must be code.',
	'error.scope': 'The app does not have all requested scopes.',
	'error.nolocation': 'Choose a location that this app can be installed in.',
};

/** Returns the request, or the reason to reject it. */
function readRequest(query: AuthorizeQuery): Request | string {
	const client = findClient(query.client_id ?? '');
	if (!client) return 'error.noappid';
	if (client.needsVersionId && query.version_id !== client.versionId) return 'error.noversionid';
	// The real portal requires HTTPS URLs. A local sandbox can't.
	if (!/^https?:\/\/[^\s]+$/.test(query.redirect_uri ?? '')) return 'error.redirecturi';
	if (query.response_type !== 'code') return 'error.responsetype';
	const scopes = (query.scope ?? '').split(' ').filter(Boolean);
	if (scopes.some((scope) => !client.scopes.includes(scope))) return 'error.scope';
	return {
		client,
		redirectUri: String(query.redirect_uri),
		scopes: scopes.length > 0 ? scopes : client.scopes,
	};
}

function reject(reply: FastifyReply, reason: string): FastifyReply {
	return html(reply.code(400)).send(errorPage(reason, REASONS[reason]));
}

function html(reply: FastifyReply): FastifyReply {
	return reply.type('text/html; charset=utf-8');
}
