import type { TriggerCatalog } from '../../shared/poll/catalog';
import { ghl } from '../api';
import { lists } from '../fields/lists';
import { payments as f } from '../fields/payments';
import { simplifiedSubscription } from '../fields/simplified';
import { equals, ofMode, withOrderId } from '../fields/triggers';

export const catalog: TriggerCatalog = {
	api: ghl,
	records: 'subscriptions',
	late: {
		days: 365,
		events: [
			'subscriptionPastDue',
			'subscriptionCanceled',
			'subscriptionStatusChanged',
			'subscriptionUpdated',
		],
	},
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
			simplified: simplifiedSubscription,
			// The API and the GHL interface use different names for some statuses (docs/api-notes/ghl.md#statuses).
			events: {
				subscriptionCreated: {
					name: 'Subscription Created',
					description: 'A subscription was created',
					on: 'created',
				},
				subscriptionTrialStarted: {
					name: 'Subscription Trial Started',
					description: 'The trial of a subscription started',
					on: 'becomes',
					field: 'status',
					values: ['trialing', 'trial'],
				},
				subscriptionActivated: {
					name: 'Subscription Activated',
					description: 'A subscription became active',
					on: 'becomes',
					field: 'status',
					values: ['active'],
				},
				subscriptionPastDue: {
					name: 'Subscription Past Due',
					description: 'A payment of a subscription is overdue or unpaid',
					on: 'becomes',
					field: 'status',
					values: ['past_due', 'overdue', 'unpaid'],
				},
				subscriptionCanceled: {
					name: 'Subscription Canceled',
					description: 'A subscription was canceled',
					on: 'becomes',
					field: 'status',
					values: ['canceled', 'cancelled'],
				},
				subscriptionStatusChanged: {
					name: 'Subscription Status Changed',
					description:
						'The status of a subscription changed. The item contains the old and the new value.',
					on: 'changed',
					field: 'status',
				},
				subscriptionUpdated: {
					name: 'Subscription Updated',
					description: 'Any field of a subscription changed',
					on: 'updated',
				},
			},
		},
	],
	filters: [equals(f.contactId, 'contactId'), equals(f.sourceType, 'entitySourceType'), ofMode],
};
