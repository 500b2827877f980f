import type { ICredentialType, INodeProperties } from 'n8n-workflow';

const field = (name: string, value: string): INodeProperties => ({
	displayName: name,
	name,
	type: 'string',
	default: value,
});

/**
 * n8n's own `oAuth2Api`, the parent of all OAuth2 credentials. It is part of n8n, but not of its libraries.
 * Contains its inherited fields and their defaults (n8n-nodes-base 2.41, `OAuth2Api.credentials`).
 */
export const oAuth2Api: ICredentialType = {
	name: 'oAuth2Api',
	displayName: 'OAuth2 API',
	properties: [
		field('grantType', 'authorizationCode'),
		field('authUrl', ''),
		field('accessTokenUrl', ''),
		field('clientId', ''),
		field('clientSecret', ''),
		field('scope', ''),
		field('authQueryParameters', ''),
		field('authentication', 'header'),
	],
};
