import { fieldTable } from '../../shared/catalog/fields';
import type { FieldDraft } from '../../shared/catalog/fields';

/** One of a payment provider's keys; never shown. */
const key = (displayName: string, at: string): FieldDraft => ({
	displayName,
	type: 'string',
	typeOptions: { password: true },
	required: true,
	at,
});

/** The fields of GHL's custom and white-label payment providers. */
export const providers = fieldTable({
	name: {
		displayName: 'Name',
		type: 'string',
		required: true,
		placeholder: 'e.g. Company PayPal Integration',
	},
	description: {
		displayName: 'Description',
		type: 'string',
		required: true,
		placeholder: 'e.g. Cards and wallets in India',
		description: 'Shown below the name on the page of payment integrations',
	},
	paymentsUrl: {
		displayName: 'Payments URL',
		type: 'string',
		required: true,
		placeholder: 'e.g. https://pay.example.com/checkout',
		description: 'The page of your server in which customers pay, shown in a frame',
	},
	queryUrl: {
		displayName: 'Query URL',
		type: 'string',
		required: true,
		placeholder: 'e.g. https://pay.example.com/query',
		description: 'The address of your server at which GHL verifies, charges and refunds payments',
	},
	imageUrl: {
		displayName: 'Image URL',
		type: 'string',
		required: true,
		placeholder: 'e.g. https://pay.example.com/logo.png',
		description: 'A public picture, beginning with https://',
	},
	supportsSubscriptionSchedule: {
		displayName: 'Supports Subscription Schedules',
		type: 'boolean',
		description: 'Whether the provider can start a subscription at a later date',
	},
	/** The plural is the API's own. */
	supportsSubscriptionSchedules: {
		displayName: 'Supports Subscription Schedules',
		type: 'boolean',
		description: 'Whether the app of the provider can start a subscription at a later date',
	},
	liveApiKey: key('Live API Key', 'live.apiKey'),
	livePublishableKey: key('Live Publishable Key', 'live.publishableKey'),
	testApiKey: key('Test API Key', 'test.apiKey'),
	testPublishableKey: key('Test Publishable Key', 'test.publishableKey'),
	liveMode: {
		displayName: 'Live Mode',
		type: 'boolean',
		default: true,
		description: 'Whether the keys of live payments are removed, or else those of test payments',
	},
	uniqueName: {
		displayName: 'Unique Name',
		type: 'string',
		required: true,
		placeholder: 'e.g. easy-direct',
		description: 'Only lowercase letters, with hyphens between them',
	},
	title: {
		displayName: 'Title',
		type: 'string',
		required: true,
		placeholder: 'e.g. Easy Direct',
	},
	provider: {
		displayName: 'Built On',
		type: 'options',
		options: [
			{ name: 'Authorize.net', value: 'authorize-net' },
			{ name: 'NMI', value: 'nmi' },
		],
		default: 'authorize-net',
		description: 'The payment service behind the provider',
	},
});
