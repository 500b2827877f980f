import type { Resource } from '../../../shared/catalog/types';
import type { ItemRun } from '../../../shared/catalog/run';
import { operation } from '../../../shared/catalog/types';
import { callOnSameRecord } from '../../../shared/engine/operation';
import { lists } from '../../fields/lists';
import { payments as f } from '../../fields/payments';
import { simplifiedSubscription, simplifiedTransaction } from '../../fields/simplified';
import { apiCall } from '../../operations';
import { testModeHint } from '../../testMode';
import { simplifiedOrder } from '../../GhlOrders/resources/simplified';
import { getRelatedOrders, getTransactions } from '../related';

const get = operation('GET /payments/subscriptions/{subscriptionId}', {
	name: 'Get',
	action: 'Get subscription',
	description: 'Retrieve one subscription',
	scope: 'payments/subscriptions.readonly',
	path: { subscriptionId: f.subscriptionId },
	simplified: simplifiedSubscription,
});

const readSubscription = (run: ItemRun) => async () => await callOnSameRecord(run, get);

export const subscription = {
	name: 'Subscription',
	operations: {
		get,
		getAll: operation('GET /payments/subscriptions', {
			name: 'Get Many',
			action: 'Get many subscriptions',
			description: 'Retrieve a list of subscriptions',
			scope: 'payments/subscriptions.readonly',
			filters: [
				f.id,
				f.entityId,
				f.contactId,
				f.paymentMode,
				f.startAt,
				f.endAt,
				f.entitySourceType,
				f.search,
			],
			options: [f.getPaymentsCollectedCount],
			list: lists.data,
			hint: testModeHint,
			simplified: simplifiedSubscription,
		}),
		getRelatedOrders: operation('GET /payments/subscriptions/{subscriptionId}', {
			name: 'Get Related Orders',
			action: 'Get related orders of subscription',
			description: 'Retrieve the first order of a subscription and the orders of its payments',
			scope: 'payments/subscriptions.readonly',
			path: { subscriptionId: f.subscriptionId },
			run: async (run) => await getRelatedOrders(run, readSubscription(run)),
			simplified: simplifiedOrder,
		}),
		getTransactions: operation('GET /payments/subscriptions/{subscriptionId}', {
			name: 'Get Transactions',
			action: 'Get transactions of subscription',
			description: 'Retrieve the payments of a subscription',
			scope: 'payments/subscriptions.readonly',
			path: { subscriptionId: f.subscriptionId },
			list: lists.data,
			run: async (run) => await getTransactions(run, readSubscription(run)),
			simplified: simplifiedTransaction,
		}),
		apiCall,
	},
} satisfies Resource;
