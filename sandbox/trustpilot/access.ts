import type { RunningSandbox, StoredFields } from '../api';
import { APP, type Grant, MAIN_UNIT } from './accounts';

const trustpilotHosts = (sandbox: RunningSandbox) => ({
	businessUnitId: MAIN_UNIT.id,
	baseUrl: `${sandbox.url}/trustpilot`,
	invitationsBaseUrl: `${sandbox.url}/trustpilot-invitations`,
});

/** Returns a connected OAuth2 credential, of a user or of the application (client credentials). */
export const trustpilotOAuth =
	(kind: Grant['kind'] = 'user') =>
	(sandbox: RunningSandbox): StoredFields => {
		const { accessToken, refreshToken } = sandbox.sandbox.control.trustpilot.issueToken(kind);
		return {
			trustpilotOAuth2Api: {
				...trustpilotHosts(sandbox),
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
