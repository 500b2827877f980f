import type { ICredentialType, INodeProperties } from 'n8n-workflow';

/** Scopes that read; the first is always asked for, since connections are tested by it. */
const READ_SCOPES = [
	'payments/integration.readonly',
	'payments/orders.readonly',
	'payments/transactions.readonly',
	'payments/subscriptions.readonly',
	'payments/coupons.readonly',
	'payments/custom-provider.readonly',
	'invoices.readonly',
	'invoices/schedule.readonly',
	'invoices/template.readonly',
	'invoices/estimate.readonly',
	'products.readonly',
	'products/prices.readonly',
	'products/collection.readonly',
	'store/shipping.readonly',
	'store/setting.readonly',
	'contacts.readonly',
	// The lists to choose from in the forms of contacts.
	'businesses.readonly',
	'campaigns.readonly',
	'locations/customFields.readonly',
	'users.readonly',
	'workflows.readonly',
];

const WRITE_SCOPES = [
	'payments/orders.write',
	'payments/orders.collectPayment',
	'payments/coupons.write',
	'payments/custom-provider.write',
	'payments/integration.write',
	'invoices.write',
	'invoices/schedule.write',
	'invoices/template.write',
	'invoices/estimate.write',
	'products.write',
	'products/prices.write',
	'products/collection.write',
	'store/shipping.write',
	'store/setting.write',
	'contacts.write',
];

/** An agency connection lists its locations and mints tokens for them. */
const AGENCY_SCOPES = ['oauth.readonly', 'oauth.write'];

const READ = READ_SCOPES.join(' ');
const READ_WRITE = [...READ_SCOPES, ...WRITE_SCOPES].join(' ');
const AGENCY = AGENCY_SCOPES.join(' ');

/** A marketplace app, installed for one sub-account or by an agency. */
export class GhlOAuth2Api implements ICredentialType {
	name = 'ghlOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'GHL OAuth2 API';

	icon = { light: 'file:../icons/ghl.svg', dark: 'file:../icons/ghl.dark.svg' } as const;

	documentationUrl =
		'https://github.com/n8n-nodes-ghl-commerce/n8n-nodes-ghl-commerce#ghl-marketplace-app-oauth2';

	properties: INodeProperties[] = [
		{
			displayName:
				'GHL accepts redirect URLs that begin with https:// only, and compares them letter by letter. Put the OAuth Redirect URL above into your marketplace app. If it begins with http://, give n8n a public HTTPS address first (WEBHOOK_URL).',
			name: 'redirectNotice',
			type: 'notice',
			default: '',
		},
		{ displayName: 'Grant Type', name: 'grantType', type: 'hidden', default: 'authorizationCode' },
		{
			displayName: 'Marketplace',
			name: 'marketplace',
			type: 'options',
			options: [
				{
					name: 'Custom',
					value: 'custom',
					description: 'Another consent page, such as that of a sandbox',
				},
				{ name: 'Standard', value: 'standard', description: 'The app is listed on HighLevel' },
				{
					name: 'White Label',
					value: 'whiteLabel',
					description: 'The app is listed for white-label agencies',
				},
			],
			default: 'standard',
			description: 'Where users consent. It must match the listing type of the marketplace app.',
		},
		{
			displayName: 'Consent Page URL',
			name: 'consentUrl',
			type: 'string',
			displayOptions: { show: { marketplace: ['custom'] } },
			default: '',
			placeholder: 'e.g. http://127.0.0.1:4010/ghl/v2/oauth/chooselocation',
			description: 'The full address of the page on which users choose a location and consent',
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default:
				'={{$self["marketplace"] === "custom" ? $self["consentUrl"] : $self["marketplace"] === "whiteLabel" ? "https://marketplace.leadconnectorhq.com/v2/oauth/chooselocation" : "https://marketplace.gohighlevel.com/v2/oauth/chooselocation"}}',
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: '={{$self["baseUrl"]}}/oauth/token',
		},
		{
			displayName: 'App Version ID',
			name: 'appVersionId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 6650a1b2c3d4e5f60718293a',
			description:
				'Only for private apps whose consent page stays blank or answers error.noversionid: the version_id of the installation link in the developer portal',
		},
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: '={{$self["appVersionId"] ? "version_id=" + $self["appVersionId"] : ""}}',
		},
		{
			displayName: 'Access',
			name: 'access',
			type: 'options',
			options: [
				{ name: 'Custom Scopes', value: 'custom', description: 'Only what you name' },
				{ name: 'Read and Write', value: 'readWrite', description: 'All scopes of these nodes' },
				{ name: 'Read Only', value: 'readOnly', description: 'Nothing can be changed in GHL' },
			],
			default: 'readOnly',
			description:
				'What the connection may do. Choose the least that your workflows need; a later change asks for consent again.',
		},
		{
			displayName: 'Scopes',
			name: 'customScopes',
			type: 'string',
			displayOptions: { show: { access: ['custom'] } },
			default: READ_SCOPES.slice(0, 2).join(' '),
			placeholder: 'e.g. payments/orders.readonly payments/orders.write',
			description:
				'Divided by blanks. The scope payments/integration.readonly is always added, since connections are tested by it.',
		},
		{
			displayName: 'Agency App',
			name: 'agency',
			type: 'boolean',
			default: false,
			description:
				'Whether the app is installed by an agency for its sub-accounts. Adds the scopes that list the locations and make tokens for them.',
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: `={{($self["access"] === "custom" ? "${READ_SCOPES[0]} " + $self["customScopes"].split(" ").filter((scope) => scope !== "${READ_SCOPES[0]}").join(" ") : $self["access"] === "readWrite" ? "${READ_WRITE}" : "${READ}") + ($self["agency"] ? " ${AGENCY}" : "")}}`,
		},
		{
			displayName: 'Location ID',
			name: 'locationId',
			type: 'string',
			default: '',
			placeholder: 'e.g. ve9EPM428h8vShlRW1KT',
			description:
				'Only needed when the connection covers several locations and the nodes do not choose one; else the location of the token is used',
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
			description: 'The version of the API to speak. Keep the first unless GHL told you otherwise.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://services.leadconnectorhq.com',
			description: 'The address of the API. White-label domains do not change it.',
		},
		{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'body' },
	];
}
