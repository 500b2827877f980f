import type { ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';
import { allowedDomains } from './allowedDomains';

/**
 * An OAuth2 client for a server that implements AbstractGHL, on behalf of a user or as the application
 * itself.
 */
export class AbstractGhlOAuth2Api implements ICredentialType {
	name = 'abstractGhlOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'AbstractGHL OAuth2 API';

	icon = {
		light: 'file:../icons/abstractGhl.svg',
		dark: 'file:../icons/abstractGhl.dark.svg',
	} as const;

	documentationUrl = 'https://github.com/n8n-nodes-ghl-commerce/n8n-nodes-ghl-commerce#abstractghl';

	properties: INodeProperties[] = [
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'options',
			options: [
				{
					name: 'Authorization Code',
					value: 'authorizationCode',
					description: 'A user signs in and grants access',
				},
				{
					name: 'Client Credentials',
					value: 'clientCredentials',
					description:
						'Token that n8n requests with the client ID and secret. You do not need to connect an account.',
				},
			],
			default: 'clientCredentials',
			description: 'How n8n gets access tokens',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. http://127.0.0.1:4010/abstractghl',
			description: 'Base URL of your AbstractGHL backend. There is no public backend.',
		},
		{
			displayName: 'Access',
			name: 'access',
			type: 'options',
			options: [
				{ name: 'Read and Write', value: 'readWrite' },
				{ name: 'Read Only', value: 'readOnly', description: 'Nodes cannot change anything' },
			],
			default: 'readWrite',
			description: 'Access that the connection requests',
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: '={{$self["baseUrl"]}}/oauth/authorize',
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: '={{$self["baseUrl"]}}/oauth/token',
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: '={{$self["access"] === "readOnly" ? "read" : "read write"}}',
		},
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: '',
		},
		{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'header' },
		...allowedDomains('baseUrl'),
	];

	test: ICredentialTestRequest = {
		request: { baseURL: '={{$credentials.baseUrl}}', url: '/metadata' },
	};
}
