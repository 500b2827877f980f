import type {
	IAuthenticate,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';
import { allowedDomains } from './allowedDomains';

/** A private integration token of one location. */
export class GhlApi implements ICredentialType {
	name = 'ghlApi';

	displayName = 'GHL API';

	icon = { light: 'file:../icons/ghl.svg', dark: 'file:../icons/ghl.dark.svg' } as const;

	documentationUrl =
		'https://github.com/n8n-nodes-ghl-commerce/n8n-nodes-ghl-commerce#ghl-private-integration-token';

	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: 'e.g. pit-1b2c3d4e-…',
			description:
				'Private integration token of the location. In GHL, go to Settings > Private Integrations. The token needs the scope payments/integration.readonly for the credential test, and the scopes of the operations that you use.',
		},
		{
			displayName: 'Location ID',
			name: 'locationId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. ve9EPM428h8vShlRW1KT',
			description: 'ID of the location. Find it in GHL under Settings > Business Profile.',
		},
		{
			displayName: 'API Version',
			name: 'apiVersion',
			type: 'options',
			options: [
				{ name: '2021-07-28', value: '2021-07-28' },
				{ name: 'V3', value: 'v3' },
			],
			default: '2021-07-28',
			description:
				'Version of the API to use. Keep the default unless GHL support recommends another version.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://services.leadconnectorhq.com',
			description: 'Base URL of the API. It is the same for white-label domains.',
		},
		...allowedDomains('baseUrl'),
	];

	// A function, not expressions: if polls of a workflow overlap, n8n 2.40 releases the expression engine when
	// the first one ends. Expressions of the other poll then fail.
	authenticate: IAuthenticate = async ({ accessToken, apiVersion }, options) => ({
		...options,
		headers: {
			// A request can name the version of its API (docs/api-notes/ghl.md#base-url-and-version-header).
			Version: String(apiVersion),
			...options.headers,
			Authorization: `Bearer ${String(accessToken)}`,
		},
	});

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.baseUrl}}',
			url: '/payments/integrations/provider/whitelabel',
			qs: { altId: '={{$credentials.locationId}}', altType: 'location', limit: 1, offset: 0 },
		},
	};
}
