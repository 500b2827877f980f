import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { USER_AGENT } from '../shared/http/headers';
import { locatorText } from '../shared/engine/parameters';
import type { Context } from '../shared/http/api';
import { oauthConnection } from '../shared/http/oauth';
import { oauthSecrets } from '../shared/http/secrets';
import type { Secrets } from '../shared/http/secrets';
import { readBaseUrl } from '../shared/http/urls';
import { KNOWN_ERRORS } from './knownErrors';

/** The default API version. It has all endpoints, including those that are missing in v3. */
export const DATED_VERSION = '2021-07-28';

/** APIs with another dated version (docs/api-notes/ghl.md#base-url-and-version-header). */
const OTHER_VERSIONS = [
	{ path: /\/(?:calendars|conversations)(?:[/?]|$)/, version: '2021-04-15' },
] as const;

/** Returns the version for a URL of the API. Only the default version differs between APIs. */
const versionFor = (url: string, version: string): string =>
	(version === DATED_VERSION && OTHER_VERSIONS.find(({ path }) => path.test(url))?.version) ||
	version;

/** GHL's OAuth response, in addition to the token (docs: Get Access Token). */
interface TokenData extends IDataObject {
	access_token?: string;
	refresh_token?: string;
	userType?: 'Company' | 'Location';
	companyId?: string;
	locationId?: string;
}

/** The OAuth credential, decrypted. */
export interface GhlOAuth {
	id: string;
	baseUrl: string;
	apiVersion: string;
	clientId: string;
	clientSecret: string;
	/** Entered by the user. Can be empty. */
	locationId: string;
	token: TokenData;
	secrets: Secrets;
}

/** Adds the headers of every request. */
export const headersFor = (options: IHttpRequestOptions, version: string): IHttpRequestOptions => ({
	...options,
	headers: {
		'User-Agent': USER_AGENT,
		Version: versionFor(options.url, version),
		...options.headers,
	},
});

/** Reads the OAuth credential. Throws if it is not connected. */
export async function readOAuth(context: Context): Promise<GhlOAuth> {
	const credential = await context.getCredentials('ghlOAuth2Api');
	const token = (credential.oauthTokenData ?? {}) as TokenData;
	if (!token.access_token) {
		throw new NodeOperationError(context.getNode(), 'The GHL credential is not connected', {
			description: 'Open the credential and select Connect.',
		});
	}
	return {
		id: context.getNode().credentials?.ghlOAuth2Api?.id ?? '',
		baseUrl: readBaseUrl(context.getNode(), credential.baseUrl),
		apiVersion: locatorText(credential.apiVersion) || DATED_VERSION,
		clientId: locatorText(credential.clientId),
		clientSecret: locatorText(credential.clientSecret),
		locationId: locatorText(credential.locationId),
		token,
		secrets: oauthSecrets(context, 'ghlOAuth2Api', credential),
	};
}

/** Sends requests with the connected token, of a location or of the agency, and refreshes it. */
export function connectedToken(context: Context, { secrets, apiVersion }: GhlOAuth) {
	return oauthConnection({
		...{ context, type: 'ghlOAuth2Api', secrets, knownErrors: KNOWN_ERRORS },
		prepare: (options) => headersFor(options, apiVersion),
	});
}
