import type { Resource } from '../../../shared/catalog/types';
import { lists } from '../../fields/lists';
import { records as f } from '../../fields/records';
import { read, write } from '../../operations';

export const webhookSubscription: Resource = {
	name: 'Webhook Subscription',
	description:
		'Webhook subscriptions of other receivers. The AbstractGHL Webhook Trigger manages its own subscription.',
	operations: {
		upsert: write('POST /webhook-subscriptions', {
			name: 'Create or Update',
			action: 'Create or update webhook subscription',
			description: 'Create a new record, or update the current one if it already exists (upsert)',
			fields: [f.url, f.webhookEvents, f.secret],
			ownId: ['url'],
		}),
		get: read('GET /webhook-subscriptions/{id}', {
			name: 'Get',
			action: 'Get webhook subscription',
			description: 'Retrieve one subscription',
			path: { id: f.subscriptionId },
		}),
		getAll: read('GET /webhook-subscriptions', {
			name: 'Get Many',
			action: 'Get many webhook subscriptions',
			description: 'Retrieve a list of subscriptions',
			filters: [f.filterUrl],
			list: lists.subscriptions,
		}),
		delete: write('DELETE /webhook-subscriptions/{id}', {
			name: 'Delete',
			action: 'Delete webhook subscription',
			description: 'Delete a subscription',
			path: { id: f.subscriptionId },
			result: 'deleted',
		}),
	},
};
