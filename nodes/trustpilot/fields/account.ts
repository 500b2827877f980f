import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';

/** What every Trustpilot node begins with. */
export const ACCOUNT_PROPERTIES: INodeProperties[] = [
	{
		displayName: 'Authentication',
		name: 'authentication',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'API Key', value: 'apiKey', description: 'For public data' },
			{ name: 'OAuth2', value: 'oAuth2', description: 'For everything' },
		],
		default: 'oAuth2',
	},
];

/** Which credential goes with which authentication. */
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
