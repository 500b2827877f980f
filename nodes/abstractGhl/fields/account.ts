import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';

/** The first properties of every AbstractGHL node. */
export const ACCOUNT_PROPERTIES: INodeProperties[] = [
	{
		displayName: 'Authentication',
		name: 'authentication',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'API Key', value: 'apiKey' },
			{ name: 'OAuth2', value: 'oAuth2' },
		],
		default: 'apiKey',
	},
];

/** The credential for each authentication method. */
export const CREDENTIALS: INodeCredentialDescription[] = [
	{
		name: 'abstractGhlApi',
		required: true,
		displayOptions: { show: { authentication: ['apiKey'] } },
	},
	{
		name: 'abstractGhlOAuth2Api',
		required: true,
		displayOptions: { show: { authentication: ['oAuth2'] } },
	},
];
