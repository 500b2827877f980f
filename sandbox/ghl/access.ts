import type { RunningSandbox, StoredFields, TestAccess } from '../api';
import { MAIN_LOCATION, OAUTH_CLIENTS, PRIVATE_TOKENS } from './accounts';

const ghlBase = (sandbox: RunningSandbox): string => `${sandbox.url}/ghl`;

/** Returns a credential with a private token: `ghlToken('readOnly')`. */
export const ghlToken =
	(name: keyof typeof PRIVATE_TOKENS) =>
	(sandbox: RunningSandbox): StoredFields => ({
		ghlApi: {
			accessToken: PRIVATE_TOKENS[name].token,
			locationId: PRIVATE_TOKENS[name].grant.locationId ?? MAIN_LOCATION.id,
			baseUrl: ghlBase(sandbox),
		},
	});

/**
 * Returns a connected OAuth2 credential. The test case needs the parameter `authentication: 'oAuth2'`.
 *
 * @param location - the ID of a location, or `company` for an agency token
 */
export const ghlOAuth =
	(app: keyof typeof OAUTH_CLIENTS, location: string = MAIN_LOCATION.id) =>
	(sandbox: RunningSandbox): StoredFields => {
		const { clientId, clientSecret } = OAUTH_CLIENTS[app];
		const { accessToken, refreshToken, grant } = sandbox.sandbox.control.ghl.issueTokens(
			clientId,
			location,
		);
		return {
			ghlOAuth2Api: {
				clientId,
				clientSecret,
				baseUrl: ghlBase(sandbox),
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

/** How tests reach GHL. */
export const ACCESS: TestAccess = {
	credentials: ghlToken('full'),
	search: {
		parameters: {
			authentication: 'oAuth2',
			locationId: { __rl: true, mode: 'id', value: MAIN_LOCATION.id },
		},
		credentials: ghlOAuth('agency', 'company'),
	},
};
