import { fieldTable } from '../../shared/catalog/fields';
import type { FieldDraft } from '../../shared/catalog/fields';

/** Returns a field for a key of a payment provider. The form masks it. */
const key = (displayName: string, at: string): FieldDraft => ({
	displayName,
	type: 'string',
	typeOptions: { password: true },
	required: true,
	at,
});

/** Fields of custom and white-label payment providers. */
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
		description: 'Description shown on the payment integrations page',
	},
	paymentsUrl: {
		displayName: 'Payments URL',
		type: 'string',
		required: true,
		placeholder: 'e.g. https://pay.example.com/checkout',
		description: 'Your payment page, shown to customers in an iframe',
	},
	queryUrl: {
		displayName: 'Query URL',
		type: 'string',
		required: true,
		placeholder: 'e.g. https://pay.example.com/query',
		description: 'The URL of your server that GHL calls to verify, charge, and refund payments',
	},
	imageUrl: {
		displayName: 'Image URL',
		type: 'string',
		required: true,
		placeholder: 'e.g. https://pay.example.com/logo.png',
		description: 'Public image URL that starts with https://',
	},
	supportsSubscriptionSchedule: {
		displayName: 'Supports Subscription Schedules',
		type: 'boolean',
		description: 'Whether the provider supports subscriptions that start at a later date',
	},
	/** The API uses the plural. */
	supportsSubscriptionSchedules: {
		displayName: 'Supports Subscription Schedules',
		type: 'boolean',
		description: 'Whether the provider app supports subscriptions that start at a later date',
	},
	liveApiKey: key('Live API Key', 'live.apiKey'),
	livePublishableKey: key('Live Publishable Key', 'live.publishableKey'),
	testApiKey: key('Test API Key', 'test.apiKey'),
	testPublishableKey: key('Test Publishable Key', 'test.publishableKey'),
	liveMode: {
		displayName: 'Live Mode',
		type: 'boolean',
		default: true,
		description: 'Whether to remove the live keys. Turn off to remove the test keys.',
	},
	uniqueName: {
		displayName: 'Unique Name',
		type: 'string',
		required: true,
		placeholder: 'e.g. easy-direct',
		description: 'Lowercase letters and hyphens only',
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
