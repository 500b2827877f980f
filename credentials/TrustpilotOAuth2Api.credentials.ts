import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { allowedDomains } from './allowedDomains';

/**
 * An application with key and secret, on behalf of a user of Trustpilot Business or as the application
 * itself.
 */
export class TrustpilotOAuth2Api implements ICredentialType {
	name = 'trustpilotOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Trustpilot OAuth2 API';

	icon = {
		light: 'file:../icons/trustpilot.svg',
		dark: 'file:../icons/trustpilot.dark.svg',
	} as const;

	documentationUrl = 'https://github.com/n8n-nodes-ghl-commerce/n8n-nodes-ghl-commerce#trustpilot';

	properties: INodeProperties[] = [
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'options',
			options: [
				{
					name: 'Authorization Code',
					value: 'authorizationCode',
					description: 'A user of Trustpilot Business signs in and grants access',
				},
				{
					name: 'Client Credentials',
					value: 'clientCredentials',
					description:
						'Token that n8n requests with the API key and secret. You do not need to connect an account.',
				},
			],
			default: 'authorizationCode',
			description: 'How n8n gets access tokens',
		},
		{
			displayName:
				'Add the OAuth Redirect URL above to your application under Integrations > Developers > APIs. It must match exactly and begin with https://. Enter the API key of the application as Client ID and its secret as Client Secret.',
			name: 'redirectNotice',
			type: 'notice',
			displayOptions: { show: { grantType: ['authorizationCode'] } },
			default: '',
		},
		{
			displayName:
				'Enter the API key of your application as Client ID and its secret as Client Secret. You do not need to connect: n8n gets the token with the first request.',
			name: 'serverNotice',
			type: 'notice',
			displayOptions: { show: { grantType: ['clientCredentials'] } },
			default: '',
		},
		{
			displayName: 'Business Unit ID',
			name: 'businessUnitId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 5f2b8c1e4d3a9b0001c7e6f2',
			description:
				'Default business unit, if the node does not select one. Use the operation Find by Domain to find the ID.',
		},
		{
			displayName: 'Business User ID',
			name: 'businessUserId',
			type: 'string',
			displayOptions: { show: { grantType: ['clientCredentials'] } },
			default: '',
			placeholder: 'e.g. 5e80c4b19d7f2a0011aa42b3',
			description:
				'User who sends invitations and replies. The user must be an Admin or Manager. Find the ID in the URL of the profile page of the user. It is not the business unit ID.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://api.trustpilot.com',
			description: 'Base URL of the API, without the version',
		},
		{
			displayName: 'Invitations Base URL',
			name: 'invitationsBaseUrl',
			type: 'string',
			required: true,
			default: 'https://invitations-api.trustpilot.com',
			description: 'Base URL of the invitations API, which has its own host',
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'string',
			displayOptions: { show: { grantType: ['authorizationCode'] } },
			required: true,
			default: 'https://authenticate.trustpilot.com',
			description: 'Page on which users sign in and consent',
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: '={{$self["baseUrl"]}}/v1/oauth/oauth-business-users-for-applications/accesstoken',
		},
		{ displayName: 'Scope', name: 'scope', type: 'hidden', default: '' },
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: '',
		},
		{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'header' },
		...allowedDomains('baseUrl', 'invitationsBaseUrl'),
	];
}
