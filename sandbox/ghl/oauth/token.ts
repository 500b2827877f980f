import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Context } from '../../server/context';
import type { Issued } from '../../server/tokens';
import { AGENCY_SCOPES, findClient, type Grant, LOCATIONS, USER_ID } from '../accounts';
import type { Tokens } from '../auth';
import { nestError, oauthError } from '../errors';
import * as rules from '../validate';

/** Within this time, the same refresh token returns the same response (docs/api-notes/ghl.md#refresh-tokens). */
const REFRESH_WINDOW_MS = 30_000;

type Fields = Record<string, string | undefined>;

const TOKEN_RULES: Record<string, rules.Rule> = {
	client_id: rules.text,
	client_secret: rules.text,
	grant_type: rules.oneOf('authorization_code', 'refresh_token', 'client_credentials'),
	user_type: rules.optional(rules.oneOf('Company', 'Location')),
};

/** The token endpoint, and the endpoint that exchanges an agency token for a location token. */
export function tokenRoutes(scope: FastifyInstance, { world }: Context, tokens: Tokens): void {
	const { oauth } = tokens;
	const lifetime = (): number => world.settings.tokenLifetimeMs;

	scope.post('/oauth/token', async (request) => {
		const v3 = request.headers.version === 'v3';
		const body = v3 ? snakeCase(formOf(request)) : formOf(request);
		checkFields(body, v3);
		const issued = body.grant_type === 'refresh_token' ? refresh(body) : redeem(body);
		const response = tokenResponse(issued);
		return v3 ? camelCase(response) : response;
	});

	function redeem(body: Fields): Issued<Grant> {
		const pending = oauth.findCode(body.code ?? '');
		const client = findClient(String(body.client_id));
		// A wrong code, client ID or secret returns the same response (docs/api-notes/ghl.md#oauth2).
		if (
			!pending ||
			pending.clientId !== client?.clientId ||
			client.clientSecret !== body.client_secret ||
			pending.redirectUri !== (body.redirect_uri ?? pending.redirectUri)
		) {
			throw oauthError(401, 'UnAuthorized!', 'Authorization code not found');
		}
		oauth.useCode(String(body.code));
		return oauth.issue(pending.grant, lifetime());
	}

	function refresh(body: Fields): Issued<Grant> {
		const client = findClient(String(body.client_id));
		if (client?.clientSecret !== body.client_secret) {
			throw oauthError(401, 'UnAuthorized!', 'Invalid client credentials');
		}
		const token = body.refresh_token ?? '';
		const owner = oauth.owner(token);
		if (owner?.locationId) checkActive(owner.locationId);
		const issued =
			owner?.clientId === client?.clientId
				? oauth.refresh(token, lifetime(), REFRESH_WINDOW_MS)
				: undefined;
		if (!issued) throw oauthError(400, 'invalid_grant', 'This refresh token is invalid');
		return issued;
	}

	function checkActive(locationId = ''): void {
		if (!world.settings.inactiveLocations.includes(locationId)) return;
		throw nestError(400, 'Location is not active');
	}

	// The path in camelCase works in all versions, the other only in v3 (docs/api-notes/ghl.md#location-tokens).
	for (const path of ['/oauth/locationToken', '/oauth/location-token']) {
		scope.post(
			path,
			{ config: { access: { level: 'agency', scope: 'oauth.write' } } },
			async (request) => {
				const v3 = request.headers.version === 'v3';
				if (path.includes('-') && !v3) throw nestError(404, `Cannot POST ${path}`);
				const body = formOf(request);
				rules.check(body, { companyId: rules.text, locationId: rules.text });
				checkActive(body.locationId);
				const grant = locationGrant(request.grant, body);
				// The dated version returns no refresh token: clients create a new location token instead.
				const response = locationTokenResponse(oauth.issue(grant, lifetime(), v3));
				return v3 ? camelCase(response) : response;
			},
		);
	}
}

function locationGrant(agency: Grant, { companyId, locationId }: Fields): Grant {
	if (companyId !== agency.companyId) {
		throw nestError(403, 'The token does not have access to this company.');
	}
	if (!LOCATIONS.some(({ id }) => id === locationId)) {
		throw nestError(400, 'Location is not active');
	}
	const scopes = [...new Set([...agency.scopes, ...AGENCY_SCOPES])];
	return { ...agency, name: `${agency.name}, minted`, userType: 'Location', locationId, scopes };
}

/** Returns the form fields. Other content types count as empty, because the documentation defines only forms. */
function formOf(request: FastifyRequest): Fields {
	const type = request.headers['content-type'] ?? '';
	return type.startsWith('application/x-www-form-urlencoded')
		? { ...(request.body as Fields) }
		: {};
}

/** Rejects missing fields, with the field names of the API version. */
function checkFields(body: Fields, v3: boolean): void {
	if (!v3) return rules.check(body, TOKEN_RULES);
	const names = Object.entries(TOKEN_RULES).map(([name, rule]) => [camel(name), rule] as const);
	return rules.check(camelCase(body), Object.fromEntries(names));
}

/** Returns the fields of a token response, for all grant types. */
function responseFields({ grant, ...issued }: Issued<Grant>) {
	return {
		access_token: issued.accessToken,
		token_type: 'Bearer',
		expires_in: issued.expiresIn,
		...(issued.refreshToken && { refresh_token: issued.refreshToken }),
		scope: grant.scopes.join(' '),
		...(grant.locationId && { locationId: grant.locationId }),
		userId: USER_ID,
	};
}

function tokenResponse(issued: Issued<Grant>) {
	const { userType, companyId } = issued.grant;
	const company = userType === 'Company';
	return {
		...responseFields(issued),
		userType,
		companyId,
		...(company && { approvedLocations: LOCATIONS.map(({ id }) => id) }),
		isBulkInstallation: company,
	};
}

function locationTokenResponse(issued: Issued<Grant>) {
	const { appId } = issued.grant;
	return { ...responseFields(issued), appId, versionId: appId };
}

function camel(name: string): string {
	return name.replace(/_(\w)/g, (_match, letter: string) => letter.toUpperCase());
}

function camelCase(record: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(Object.entries(record).map(([name, value]) => [camel(name), value]));
}

/** v3 accepts only camelCase names and drops others. */
function snakeCase(record: Fields): Fields {
	return Object.fromEntries(
		Object.entries(record)
			.filter(([name]) => !name.includes('_'))
			.map(([name, value]) => [
				name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
				value,
			]),
	);
}
