// This file has no other imports from the node, because operations of several nodes use it.
import { operation } from '../../../shared/catalog/types';
import { lists } from '../../fields/lists';
import { payments as f } from '../../fields/payments';
import { testModeHint } from '../../testMode';
import { simplifiedOrder } from './simplified';

/** Reads one order. */
export const getOrder = operation('GET /payments/orders/{orderId}', {
	name: 'Get',
	action: 'Get order',
	description: 'Retrieve one order with its line items',
	scope: 'payments/orders.readonly',
	path: { orderId: f.orderId },
	simplified: simplifiedOrder,
});

/** Reads a list of orders. */
export const getOrders = operation('GET /payments/orders', {
	name: 'Get Many',
	action: 'Get many orders',
	description: 'Retrieve a list of orders',
	scope: 'payments/orders.readonly',
	filters: [
		f.status,
		f.paymentStatus,
		f.paymentMode,
		f.startAt,
		f.endAt,
		f.search,
		f.contactId,
		f.funnelProductIds,
		f.sourceId,
	],
	list: lists.data,
	hint: testModeHint,
	expand: {
		when: f.includeItems,
		operation: getOrder,
		param: 'orderId',
		from: '_id',
		part: 'items',
	},
	simplified: { ...simplifiedOrder, incomplete: ({ incomplete }) => incomplete },
});
