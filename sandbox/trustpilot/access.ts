import type { Place, StoredFields } from '../api';
import { APP, type Grant, MAIN_UNIT } from './accounts';

const trustpilotHosts = (place: Place) => ({
	businessUnitId: MAIN_UNIT.id,
	baseUrl: `${place.url}/trustpilot`,
	invitationsBaseUrl: `${place.url}/trustpilot-invitations`,
});

/** Returns a credential with the API key. The test case needs the parameter `authentication: 'apiKey'`. */
export const trustpilotKey = (place: Place): StoredFields => ({
	trustpilotApi: { apiKey: APP.key, ...trustpilotHosts(place) },
});

/** Returns a connected OAuth2 credential, of a user or of the application (client credentials). */
export const trustpilotOAuth =
	(kind: Grant['kind'] = 'user') =>
	(place: Place): StoredFields => {
		const { accessToken, refreshToken } = place.sandbox.control.trustpilot.issueToken(kind);
		return {
			trustpilotOAuth2Api: {
				...trustpilotHosts(place),
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
