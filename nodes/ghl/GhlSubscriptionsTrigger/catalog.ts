import type { TriggerCatalog } from '../../shared/poll/catalog';
import { ghl } from '../api';
import { lists } from '../fields/lists';
import { payments as f } from '../fields/payments';
import { equals, ofMode, withOrderId } from '../fields/triggers';

export const catalog: TriggerCatalog = {
	api: ghl,
	records: 'subscriptions',
	watched: [
		{
			name: 'subscriptions',
			route: 'GET /payments/subscriptions',
			list: lists.data,
			scope: 'payments/subscriptions.readonly',
			from: 'startAt',
			id: '_id',
			createdAt: 'createdAt',
			updatedAt: 'updatedAt',
			decorate: withOrderId,
			// The API and the GHL interface use different names for some statuses (docs/api-notes/ghl.md#statuses).
			events: {
				subscriptionCreated: {
					name: 'Subscription Created',
					description: 'A new subscription appears',
					on: 'created',
				},
				subscriptionUpdated: {
					name: 'Subscription Updated',
					description: 'Anything of a subscription changes',
					on: 'updated',
				},
				subscriptionStatusChanged: {
					name: 'Subscription Status Changed',
					description: 'The status of a subscription changes; the item says from what to what',
					on: 'changed',
					field: 'status',
				},
				subscriptionActivated: {
					name: 'Subscription Activated',
					description: 'A subscription becomes active',
					on: 'becomes',
					field: 'status',
					values: ['active'],
				},
				subscriptionCanceled: {
					name: 'Subscription Canceled',
					description: 'A subscription is canceled',
					on: 'becomes',
					field: 'status',
					values: ['canceled', 'cancelled'],
				},
				subscriptionPastDue: {
					name: 'Subscription Past Due',
					description: 'A payment of a subscription is overdue or unpaid',
					on: 'becomes',
					field: 'status',
					values: ['past_due', 'overdue', 'unpaid'],
				},
				subscriptionTrialStarted: {
					name: 'Subscription Trial Started',
					description: 'A subscription begins with a trial',
					on: 'becomes',
					field: 'status',
					values: ['trialing', 'trial'],
				},
			},
		},
	],
	filters: [equals(f.contactId, 'contactId'), equals(f.sourceType, 'entitySourceType'), ofMode],
};
