import type {
	IAuthenticate,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

/** An API key, which is enough for Trustpilot's public endpoints. */
export class TrustpilotApi implements ICredentialType {
	name = 'trustpilotApi';

	displayName = 'Trustpilot API';

	icon = {
		light: 'file:../icons/trustpilot.svg',
		dark: 'file:../icons/trustpilot.dark.svg',
	} as const;

	documentationUrl =
		'https://github.com/n8n-nodes-ghl-commerce/n8n-nodes-ghl-commerce#trustpilot-api-key';

	properties: INodeProperties[] = [
		{
			displayName:
				'An API key reads public data only. Invitations, replies, tags, customer emails and order numbers need the Trustpilot OAuth2 credential.',
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
				'The key of your application: in Trustpilot Business, Integrations > Developers > APIs',
		},
		{
			displayName: 'Business Unit ID',
			name: 'businessUnitId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 5f2b8c1e4d3a9b0001c7e6f2',
			description:
				'The business unit that is meant where the node names none. The operation Find by Domain shows it.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://api.trustpilot.com',
			description: 'The address of the API, without the version',
		},
		{
			displayName: 'Invitations Base URL',
			name: 'invitationsBaseUrl',
			type: 'string',
			required: true,
			default: 'https://invitations-api.trustpilot.com',
			description: 'The address of the invitations API, which is a host of its own',
		},
	];

	// A function and not expressions: see GhlApi.credentials.ts.
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
