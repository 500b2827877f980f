import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';

/** The first parameters of every Trustpilot node. */
export const ACCOUNT_PROPERTIES: INodeProperties[] = [
	{
		displayName: 'Authentication',
		name: 'authentication',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'API Key', value: 'apiKey', description: 'Reads public data only' },
			{ name: 'OAuth2', value: 'oAuth2', description: 'Supports all operations' },
		],
		default: 'oAuth2',
	},
];

/** The credential for each authentication method. */
export const CREDENTIALS: INodeCredentialDescription[] = [
	{
		name: 'trustpilotApi',
		required: true,
		displayOptions: { show: { authentication: ['apiKey'] } },
	},
	{
		name: 'trustpilotOAuth2Api',
		required: true,
		displayOptions: { show: { authentication: ['oAuth2'] } },
	},
];
