import type { World } from '../../../sandbox/server';
import { locator } from '../../harness';
import type { Case } from '../support/types';
import { SECRET, recordsOf } from './records';

/** Cases of webhook subscriptions. */
export function webhookCases(world: World): Case[] {
	const { noId } = recordsOf(world);
	const subscription = { url: 'https://shop.example.com/hook', secret: SECRET };
	return [
		{
			resource: 'webhookSubscription',
			operation: 'upsert',
			parameters: { ...subscription, webhookEvents: ['order.created'] },
			expect: {
				request: {
					method: 'POST',
					path: '/webhook-subscriptions',
					body: { ...subscription, events: ['order.created'] },
				},
				output: { url: subscription.url, events: ['order.created'], active: true },
			},
			bad: { parameters: { secret: 'short' }, message: /secret: must NOT have fewer than 32/ },
			samples: { secret: SECRET },
		},
		{
			resource: 'webhookSubscription',
			operation: 'get',
			parameters: { subscriptionId: locator('whs_1') },
			expect: {
				request: { method: 'GET', path: '/webhook-subscriptions/whs_1' },
				output: { id: 'whs_1' },
			},
			bad: noId('Subscription', 'subscriptionId'),
		},
		{
			resource: 'webhookSubscription',
			operation: 'getAll',
			parameters: { filters: { filterUrl: 'https://orders.example.com/hook' } },
			expect: {
				request: {
					method: 'GET',
					path: '/webhook-subscriptions',
					query: { 'filter[url]': 'https://orders.example.com/hook', limit: '50' },
				},
				output: [{ id: 'whs_1', active: false }],
			},
			bad: { parameters: { limit: 1.5 }, message: /'Limit' is not a whole number/ },
		},
		{
			resource: 'webhookSubscription',
			operation: 'delete',
			parameters: { subscriptionId: locator('whs_1') },
			expect: {
				request: { method: 'DELETE', path: '/webhook-subscriptions/whs_1' },
				output: { deleted: true },
			},
			bad: {
				parameters: { subscriptionId: locator('whs_9') },
				message: /The webhook subscription whs_9 does not exist/,
			},
		},
	];
}
