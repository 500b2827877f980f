import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { fulfillments as f } from '../../fields/fulfillments';
import { payments } from '../../fields/payments';
import { addOpenItems } from '../openItems';
import { getFulfillments } from './fulfillmentReads';
import { simplifiedFulfillment } from './simplified';

export const fulfillment = {
	name: 'Fulfillment',
	operations: {
		create: operation('POST /payments/orders/{orderId}/fulfillments', {
			name: 'Create',
			action: 'Create fulfillment',
			description: 'Mark items of an order as shipped',
			scope: 'payments/orders.write',
			path: { orderId: payments.orderId },
			fields: [f.itemsFrom, f.itemsData, f.items, f.trackings, f.notifyCustomer],
			prepare: addOpenItems,
			record: 'data',
			simplified: simplifiedFulfillment,
		}),
		getAll: getFulfillments,
	},
} satisfies Resource;
