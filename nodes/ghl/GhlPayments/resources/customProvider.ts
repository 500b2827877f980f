import type { Resource, Simplified } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { inBody, inQuery, LOCATION_ID } from '../../api';
import { providers as f } from '../../fields/providers';

const account = inQuery(LOCATION_ID);

/** The keys are omitted on purpose. Only the raw output contains them. */
const simplified: Simplified = {
	providerId: '_id',
	name: 'name',
	description: 'description',
	paymentsUrl: 'paymentsUrl',
	queryUrl: 'queryUrl',
	imageUrl: 'imageUrl',
	locationId: 'locationId',
	appId: 'marketplaceAppId',
	createdAt: 'createdAt',
	updatedAt: 'updatedAt',
};

export const customProvider: Resource = {
	name: 'Custom Provider',
	description: 'The payment provider that a marketplace app adds to the location',
	operations: {
		connect: operation('POST /payments/custom-provider/connect', {
			name: 'Connect',
			action: 'Connect custom provider',
			description: 'Set the keys that GHL uses to call the provider',
			scope: 'payments/custom-provider.write',
			account,
			fields: [f.liveApiKey, f.livePublishableKey, f.testApiKey, f.testPublishableKey],
			simplified,
		}),
		create: operation('POST /payments/custom-provider/provider', {
			name: 'Create',
			action: 'Create custom provider',
			description: 'Add the payment provider of the app to the location',
			scope: 'payments/custom-provider.write',
			account,
			fields: [
				f.name,
				f.description,
				f.paymentsUrl,
				f.queryUrl,
				f.imageUrl,
				f.supportsSubscriptionSchedule,
			],
			simplified,
		}),
		delete: operation('DELETE /payments/custom-provider/provider', {
			name: 'Delete',
			action: 'Delete custom provider',
			description: 'Remove the payment provider of the app from the location',
			scope: 'payments/custom-provider.write',
			account,
			result: 'deleted',
		}),
		disconnect: operation('POST /payments/custom-provider/disconnect', {
			name: 'Disconnect',
			action: 'Disconnect custom provider',
			description: 'Remove the keys of the provider from GHL',
			scope: 'payments/custom-provider.write',
			account,
			fields: [f.liveMode],
			result: 'success',
		}),
		get: operation('GET /payments/custom-provider/connect', {
			name: 'Get',
			action: 'Get custom provider',
			description:
				'Retrieve the payment provider of the app. Only the raw output contains its keys.',
			scope: 'payments/custom-provider.readonly',
			account,
			simplified,
		}),
		updateCapabilities: operation('PUT /payments/custom-provider/capabilities', {
			name: 'Update Capabilities',
			action: 'Update capabilities of custom provider',
			description: 'Set which features the payment provider of the app supports',
			scope: 'payments/custom-provider.write',
			account: inBody(LOCATION_ID),
			fields: [f.supportsSubscriptionSchedules],
			result: 'success',
		}),
	},
};
