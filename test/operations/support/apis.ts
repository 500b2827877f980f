import { API_KEYS } from '../../../sandbox/abstractGhl/accounts';
import { MAIN_LOCATION, OAUTH_CLIENTS, PRIVATE_TOKENS } from '../../../sandbox/ghl/accounts';
import { APP, type Grant, MAIN_UNIT } from '../../../sandbox/trustpilot/accounts';
import { locator, type StoredCredentials } from '../../harness';
import type { Testbed } from './testbed';
import type { Form } from './types';

/** How cases reach an API. */
export interface ApiAccess {
	/** Where the sandbox serves its hosts. */
	prefixes: readonly string[];
	/** The credential of cases that name none. */
	credentials: (testbed: Testbed) => StoredCredentials;
	/** The account that searches in lists are tried with: one that can use all of them. */
	search: Required<Form>;
}

const ghlBase = (testbed: Testbed): string => `${testbed.url}/ghl`;

/** A private token of the sandbox: `ghlToken('readOnly')`. */
export const ghlToken =
	(name: keyof typeof PRIVATE_TOKENS) =>
	(testbed: Testbed): StoredCredentials => ({
		ghlApi: {
			accessToken: PRIVATE_TOKENS[name].token,
			locationId: PRIVATE_TOKENS[name].grant.locationId ?? MAIN_LOCATION.id,
			baseUrl: ghlBase(testbed),
		},
	});

/**
 * A connected OAuth2 credential; the case needs the parameter `authentication: 'oAuth2'`.
 *
 * @param location - a location's ID, or `company` for the token of the agency
 */
export const ghlOAuth =
	(app: keyof typeof OAUTH_CLIENTS, location: string = MAIN_LOCATION.id) =>
	(testbed: Testbed): StoredCredentials => {
		const { clientId, clientSecret } = OAUTH_CLIENTS[app];
		const { accessToken, refreshToken, grant } = testbed.sandbox.control.ghl.issueTokens(
			clientId,
			location,
		);
		return {
			ghlOAuth2Api: {
				clientId,
				clientSecret,
				baseUrl: ghlBase(testbed),
				locationId: MAIN_LOCATION.id,
				oauthTokenData: {
					access_token: accessToken,
					refresh_token: refreshToken,
					userType: grant.userType,
					companyId: grant.companyId,
					locationId: grant.locationId,
				},
			},
		};
	};

const trustpilotHosts = (testbed: Testbed) => ({
	businessUnitId: MAIN_UNIT.id,
	baseUrl: `${testbed.url}/trustpilot`,
	invitationsBaseUrl: `${testbed.url}/trustpilot-invitations`,
});

/** The API key; the case needs the parameter `authentication: 'apiKey'`. */
export const trustpilotKey = (testbed: Testbed): StoredCredentials => ({
	trustpilotApi: { apiKey: APP.key, ...trustpilotHosts(testbed) },
});

/** A connected OAuth2 credential, of a user or of the server alone. */
export const trustpilotOAuth =
	(kind: Grant['kind'] = 'user') =>
	(testbed: Testbed): StoredCredentials => {
		const { accessToken, refreshToken } = testbed.sandbox.control.trustpilot.issueToken(kind);
		return {
			trustpilotOAuth2Api: {
				...trustpilotHosts(testbed),
				grantType: kind === 'user' ? 'authorizationCode' : 'clientCredentials',
				clientId: APP.key,
				clientSecret: APP.secret,
				oauthTokenData: {
					access_token: accessToken,
					...(refreshToken && { refresh_token: refreshToken }),
					token_type: 'BearerToken',
				},
			},
		};
	};

/** An API key of the sandbox's AbstractGHL. */
export const abstractGhlKey =
	(name: keyof typeof API_KEYS = 'full') =>
	(testbed: Testbed): StoredCredentials => ({
		abstractGhlApi: { apiKey: API_KEYS[name].key, baseUrl: `${testbed.url}/abstractghl` },
	});

/** By the name that the API gives itself. */
export const APIS: Record<string, ApiAccess> = {
	GHL: {
		prefixes: ['/ghl'],
		credentials: ghlToken('full'),
		search: {
			parameters: { authentication: 'oAuth2', locationId: locator(MAIN_LOCATION.id) },
			credentials: ghlOAuth('agency', 'company'),
		},
	},
	Trustpilot: {
		prefixes: ['/trustpilot', '/trustpilot-invitations'],
		credentials: trustpilotOAuth(),
		search: { parameters: {}, credentials: trustpilotOAuth() },
	},
	AbstractGHL: {
		prefixes: ['/abstractghl'],
		credentials: abstractGhlKey(),
		search: { parameters: {}, credentials: abstractGhlKey() },
	},
};

/** A path of the sandbox as the API's reference writes it; undefined: another API's. */
export function withoutPrefix(api: string, path: string): string | undefined {
	const prefix = APIS[api].prefixes.find((one) => path.startsWith(`${one}/`));
	return prefix === undefined ? undefined : path.slice(prefix.length);
}
