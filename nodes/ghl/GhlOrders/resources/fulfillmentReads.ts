// This file has no other imports from the node, because operations of several nodes use it.
import { operation } from '../../../shared/catalog/types';
import { lists } from '../../fields/lists';
import { payments as f } from '../../fields/payments';
import { simplifiedFulfillment } from './simplified';

/** Reads the fulfillments of an order. */
export const getFulfillments = operation('GET /payments/orders/{orderId}/fulfillments', {
	name: 'Get Many',
	action: 'Get many fulfillments',
	description: 'Retrieve the fulfillments of an order',
	scope: 'payments/orders.readonly',
	path: { orderId: f.orderId },
	list: lists.wholeData,
	simplified: simplifiedFulfillment,
});
