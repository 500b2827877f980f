import type { World } from '../../../sandbox/server';
import type { Case } from '../support/types';
import { recordsOf } from './records';

/** Cases of the metadata of the backend, and of requests to any endpoint. */
export function metadataCases(world: World): Case[] {
	const { order, page } = recordsOf(world);
	return [
		{
			resource: 'metadata',
			operation: 'get',
			expect: {
				request: { method: 'GET', path: '/metadata' },
				output: { resources: ['customers', 'orders', 'invoices'] },
			},
			bad: {
				credentials: (testbed) => ({
					abstractGhlApi: { apiKey: 'wrong', baseUrl: `${testbed.url}/abstractghl` },
				}),
				message: /AbstractGHL rejected the API key/,
			},
		},
		{
			resource: 'metadata',
			operation: 'getFields',
			parameters: { resourceName: 'orders', returnAll: true },
			expect: {
				request: { method: 'GET', path: '/metadata/orders/fields' },
				output: { name: 'order_id', required: true, custom: false },
			},
			bad: { parameters: { resourceName: 'products' }, message: /endpoint does not exist/ },
		},
		{
			resource: 'metadata',
			operation: 'getStatuses',
			parameters: { resourceName: 'orders' },
			expect: {
				request: { method: 'GET', path: '/metadata/orders/statuses' },
				output: { value: 'pending', label: 'Pending' },
			},
			bad: { parameters: { resourceName: '' }, message: /'Records' is empty/ },
		},
		{
			resource: 'metadata',
			operation: 'search',
			parameters: { query: `INV-${order.order_id}`, limit: 2, filters: { recordType: 'invoice' } },
			expect: {
				request: {
					method: 'GET',
					path: '/search',
					query: { ...page, q: `INV-${order.order_id}`, type: 'invoice' },
				},
				output: [{ type: 'invoice', id: `INV-${order.order_id}`, customer_id: order.customer_id }],
			},
			bad: { parameters: { query: '' }, message: /'Search Text' is empty/ },
		},
	];
}
