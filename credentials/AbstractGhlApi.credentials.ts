import type {
	IAuthenticate,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';
import { allowedDomains } from './allowedDomains';

/** An API key for a server that implements AbstractGHL (docs/abstractghl.openapi.yaml). */
export class AbstractGhlApi implements ICredentialType {
	name = 'abstractGhlApi';

	displayName = 'AbstractGHL API';

	icon = {
		light: 'file:../icons/abstractGhl.svg',
		dark: 'file:../icons/abstractGhl.dark.svg',
	} as const;

	documentationUrl = 'https://github.com/n8n-nodes-ghl-commerce/n8n-nodes-ghl-commerce#abstractghl';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'API key that your AbstractGHL backend issued for servers',
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
		...allowedDomains('baseUrl'),
	];

	// A function, not expressions. GhlApi.credentials.ts explains why.
	authenticate: IAuthenticate = async ({ apiKey }, options) => ({
		...options,
		headers: { ...options.headers, 'X-API-Key': String(apiKey) },
	});

	test: ICredentialTestRequest = {
		request: { baseURL: '={{$credentials.baseUrl}}', url: '/metadata' },
	};
}
