import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { lists } from '../../fields/lists';
import { payments as f } from '../../fields/payments';
import { simplifiedFulfillment } from './simplified';

export const fulfillment = {
	name: 'Fulfillment',
	operations: {
		create: operation('POST /payments/orders/{orderId}/fulfillments', {
			name: 'Create',
			action: 'Create fulfillment',
			description: 'Mark items of an order as shipped',
			scope: 'payments/orders.write',
			path: { orderId: f.orderId },
			fields: [f.items, f.trackings, f.notifyCustomer],
			record: 'data',
			simplified: simplifiedFulfillment,
		}),
		getAll: operation('GET /payments/orders/{orderId}/fulfillments', {
			name: 'Get Many',
			action: 'Get many fulfillments',
			description: 'Retrieve the fulfillments of an order',
			scope: 'payments/orders.readonly',
			path: { orderId: f.orderId },
			list: lists.wholeData,
			simplified: simplifiedFulfillment,
		}),
	},
} satisfies Resource;
