import type {
	IAuthenticate,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';
import { allowedDomains } from './allowedDomains';

/** An API key, which is enough for Trustpilot's public endpoints. */
export class TrustpilotApi implements ICredentialType {
	name = 'trustpilotApi';

	displayName = 'Trustpilot API';

	icon = {
		light: 'file:../icons/trustpilot.svg',
		dark: 'file:../icons/trustpilot.dark.svg',
	} as const;

	documentationUrl = 'https://github.com/n8n-nodes-ghl-commerce/n8n-nodes-ghl-commerce#trustpilot';

	properties: INodeProperties[] = [
		{
			displayName:
				'With an API key, you can only read public data. Invitations, replies, tags, customer emails and order numbers require the Trustpilot OAuth2 credential.',
			name: 'publicNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'API key of your application. Find it in Trustpilot Business under Integrations > Developers > APIs.',
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
		...allowedDomains('baseUrl', 'invitationsBaseUrl'),
	];

	// A function, not expressions. GhlApi.credentials.ts explains why.
	authenticate: IAuthenticate = async ({ apiKey }, options) => ({
		...options,
		headers: { ...options.headers, apikey: String(apiKey) },
	});

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.baseUrl}}',
			url: '/v1/business-units/search',
			qs: { query: 'trustpilot', perpage: 1 },
		},
	};
}
