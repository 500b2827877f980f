import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { allowedDomains } from './allowedDomains';

/** Read scopes. The connection test needs the first one. */
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
	// The lists in the forms of contacts.
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

/** An agency connection lists its locations and requests tokens for them. */
const AGENCY_SCOPES = ['oauth.readonly', 'oauth.write'];

/**
 * Scopes of nodes that were added later, by area. A connection does not request them by default: GHL's consent page
 * rejects scopes that the app does not have.
 */
const ADDITIONAL_SCOPES = {
	calendars: {
		read: 'calendars.readonly calendars/groups.readonly calendars/events.readonly calendars/resources.readonly',
		write:
			'calendars.write calendars/groups.write calendars/events.write calendars/resources.write',
	},
	conversations: {
		read: 'conversations.readonly conversations/message.readonly',
		write: 'conversations.write conversations/message.write conversations/livechat.write',
	},
	forms: { read: 'forms.readonly surveys.readonly', write: 'forms.write' },
	locations: {
		read: 'locations.readonly locations/customValues.readonly locations/tags.readonly locations/tasks.readonly locations/templates.readonly recurring-tasks.readonly',
		write:
			'locations/customFields.write locations/customValues.write locations/tags.write recurring-tasks.write',
	},
	media: {
		read: 'medias.readonly funnels/funnel.readonly funnels/page.readonly funnels/pagecount.readonly funnels/redirect.readonly',
		write: 'medias.write funnels/redirect.write',
	},
	opportunities: { read: 'opportunities.readonly', write: 'opportunities.write' },
};

const READ = READ_SCOPES.join(' ');
const READ_WRITE = [...READ_SCOPES, ...WRITE_SCOPES].join(' ');
const AGENCY = AGENCY_SCOPES.join(' ');

/** An expression for the scopes under Additional Access, each after a space. */
const ADDITIONAL = Object.entries(ADDITIONAL_SCOPES)
	.map(
		([area, { read, write }]) =>
			`($self["access"] !== "custom" && ($self["additionalAccess"] || []).includes("${area}") ? " ${read}" + ($self["access"] === "readWrite" ? " ${write}" : "") : "")`,
	)
	.join(' + ');

/** A marketplace app that is installed in one location or by an agency. */
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
				'Add the OAuth Redirect URL above to your marketplace app. It must match exactly and begin with https://. If it begins with http://, set a public HTTPS URL for n8n first (WEBHOOK_URL).',
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
					description: 'Custom consent page, for example of a sandbox',
				},
				{ name: 'Standard', value: 'standard', description: 'The app is listed on HighLevel' },
				{
					name: 'White Label',
					value: 'whiteLabel',
					description: 'The app is listed for white-label agencies',
				},
			],
			default: 'standard',
			description: 'Consent page for users. It must match the listing type of the marketplace app.',
		},
		{
			displayName: 'Consent Page URL',
			name: 'consentUrl',
			type: 'string',
			displayOptions: { show: { marketplace: ['custom'] } },
			default: '',
			placeholder: 'e.g. http://127.0.0.1:4010/ghl/v2/oauth/chooselocation',
			description: 'Full URL of the page on which users choose a location and consent',
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
				'Enter it only if the consent page of your private app is blank or shows error.noversionid. Copy version_id from the installation link in the developer portal.',
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
				{ name: 'Custom Scopes', value: 'custom', description: 'Only the scopes that you enter' },
				{
					name: 'Read and Write',
					value: 'readWrite',
					description: 'All scopes that the nodes use, except those under Additional Access',
				},
				{
					name: 'Read Only',
					value: 'readOnly',
					description: 'Nodes cannot change anything in GHL',
				},
			],
			default: 'readOnly',
			description:
				'Access that the connection requests. Choose only what your workflows need. If you change it later, connect again.',
		},
		{
			displayName: 'Additional Access',
			name: 'additionalAccess',
			type: 'multiOptions',
			displayOptions: { show: { access: ['readOnly', 'readWrite'] } },
			options: [
				{ name: 'Calendars', value: 'calendars' },
				{ name: 'Conversations', value: 'conversations' },
				{ name: 'Forms', value: 'forms' },
				{ name: 'Locations', value: 'locations' },
				{ name: 'Media', value: 'media' },
				{ name: 'Opportunities', value: 'opportunities' },
			],
			default: [],
			description:
				'More records that the connection can access. Add their scopes to your app first. If you change it later, connect again.',
		},
		{
			displayName: 'Scopes',
			name: 'customScopes',
			type: 'string',
			displayOptions: { show: { access: ['custom'] } },
			default: READ_SCOPES.slice(0, 2).join(' '),
			placeholder: 'e.g. payments/orders.readonly payments/orders.write',
			description:
				'Space-separated list of scopes. The scope payments/integration.readonly is always added because the credential test needs it.',
		},
		{
			displayName: 'Agency App',
			name: 'agency',
			type: 'boolean',
			default: false,
			description:
				'Whether an agency installs the app for its locations. Adds the scopes to list locations and to create tokens for them.',
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: `={{($self["access"] === "custom" ? "${READ_SCOPES[0]} " + $self["customScopes"].split(" ").filter((scope) => scope !== "${READ_SCOPES[0]}").join(" ") : $self["access"] === "readWrite" ? "${READ_WRITE}" : "${READ}") + ${ADDITIONAL} + ($self["agency"] ? " ${AGENCY}" : "")}}`,
		},
		{
			displayName: 'Location ID',
			name: 'locationId',
			type: 'string',
			default: '',
			placeholder: 'e.g. ve9EPM428h8vShlRW1KT',
			description:
				'Default location of an agency connection, if the node does not select one. Other connections use the location of their token.',
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
		{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'body' },
		...allowedDomains('baseUrl'),
	];
}
