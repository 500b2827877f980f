import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { locatorText } from '../shared/engine/parameters';
import type { AccountSelector, Api, Connection, Context } from '../shared/http/api';
import { sendAuthenticated } from '../shared/http/authenticated';
import { retryAfterMs, USER_AGENT } from '../shared/http/headers';
import { oauthConnection } from '../shared/http/oauth';
import { oauthSecrets, Secrets } from '../shared/http/secrets';
import { readBaseUrl } from '../shared/http/urls';
import { ACCOUNT_PROPERTIES } from './fields/account';
import { KNOWN_ERRORS } from './knownErrors';

/** The name of the host for invitations in a connection's `hosts`. */
export const INVITATIONS = 'invitations';

/** The business unit is in the path. Default: the one of the credential. */
export const BUSINESS_UNIT: AccountSelector = {
	in: 'path',
	values: (businessUnitId) => ({ businessUnitId }),
};

/** Reads the account and the hosts, which both credentials contain. */
function placesOf(context: Context, credential: ICredentialDataDecryptedObject, key: string) {
	const node = context.getNode();
	const baseUrl = readBaseUrl(node, credential.baseUrl);
	return {
		baseUrl,
		hosts: {
			[INVITATIONS]: readBaseUrl(node, credential.invitationsBaseUrl, 'invitations base URL'),
		},
		account: locatorText(credential.businessUnitId),
		version: 'v1',
		limitKey: `${baseUrl} ${key}`,
	};
}

async function connectWithKey(context: Context): Promise<Connection> {
	const credential = await context.getCredentials('trustpilotApi');
	const key = locatorText(credential.apiKey);
	return {
		...placesOf(context, credential, key),
		secrets: new Secrets([key]),
		send: async (options) =>
			await sendAuthenticated(context, 'trustpilotApi', {
				...options,
				headers: { 'User-Agent': USER_AGENT, ...options.headers },
			}),
	};
}

/**
 * Sends requests on behalf of a business user, or as the application itself. n8n gets the token of an
 * application with the first request. It has no refresh token, so a refresh gets another one.
 */
async function connectWithOAuth(context: Context): Promise<Connection> {
	const type = 'trustpilotOAuth2Api';
	const credential = await context.getCredentials(type);
	const token = (credential.oauthTokenData ?? {}) as IDataObject;
	const asServer = credential.grantType === 'clientCredentials';
	if (!asServer && !token.access_token) {
		throw new NodeOperationError(context.getNode(), 'The Trustpilot credential is not connected', {
			description: 'Open the credential and select Connect.',
		});
	}
	// The client ID is also the API key.
	const key = locatorText(credential.clientId);
	const secrets = oauthSecrets(context, type, credential);
	secrets.add(key);
	return {
		...placesOf(context, credential, key),
		...(asServer && { user: locatorText(credential.businessUserId) }),
		secrets,
		...oauthConnection({
			...{ context, type, secrets, knownErrors: KNOWN_ERRORS },
			// Public endpoints check the key, private ones the token.
			prepare: (options) => ({
				...options,
				headers: { 'User-Agent': USER_AGENT, apikey: key, ...options.headers },
			}),
		}),
	};
}

/** The Trustpilot API: developers.trustpilot.com. */
export const trustpilot: Api = {
	name: 'Trustpilot',
	properties: ACCOUNT_PROPERTIES,
	account: BUSINESS_UNIT,
	// The recommended maximum. No header contains the remaining requests (docs/api-notes/trustpilot.md#rate-limits).
	rate: { max: 833, intervalMs: 300_000 },
	knownErrors: KNOWN_ERRORS,
	readRate: (headers) => ({ retryAfterMs: retryAfterMs(headers) }),
	connect: async (context, choice) =>
		choice.authentication === 'oAuth2'
			? await connectWithOAuth(context)
			: await connectWithKey(context),
};
