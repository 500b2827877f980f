import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { locatorText } from '../shared/engine/parameters';
import type { Context } from '../shared/http/api';
import { sendAuthenticated } from '../shared/http/authenticated';
import { oauthSecrets } from '../shared/http/secrets';
import type { Secrets } from '../shared/http/secrets';
import { readBaseUrl } from '../shared/http/urls';

/** Some hosts in front of the API refuse clients without a name (Cloudflare 1010). */
const USER_AGENT = 'n8n-nodes-ghl-commerce';

/** What GHL's OAuth answers beside the token (docs: Get Access Token). */
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
	/** Put in by the user; may be empty. */
	locationId: string;
	token: TokenData;
	secrets: Secrets;
}

/** The headers that every request carries. */
export const headersFor = (options: IHttpRequestOptions, version: string): IHttpRequestOptions => ({
	...options,
	headers: { 'User-Agent': USER_AGENT, Version: version, ...options.headers },
});

/** Reads the OAuth credential; throws when it is not connected. */
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
		apiVersion: locatorText(credential.apiVersion) || '2021-07-28',
		clientId: locatorText(credential.clientId),
		clientSecret: locatorText(credential.clientSecret),
		locationId: locatorText(credential.locationId),
		token,
		secrets: oauthSecrets(context, 'ghlOAuth2Api', credential),
	};
}

/** Sends with the connected token as it is: of a location, or of the agency itself. */
export async function sendWithOAuth(
	context: Context,
	options: IHttpRequestOptions,
	version: string,
) {
	return await sendAuthenticated(
		context,
		'ghlOAuth2Api',
		headersFor(options, version),
		// Without it n8n puts a token whose type is spelt otherwise into the address.
		{ oauth2: { tokenType: 'Bearer' } },
	);
}
