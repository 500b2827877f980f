import type { Resource } from '../../../shared/catalog/types';
import { lineItems as l, linesOrNone } from '../../fields/lineItems';
import { lists } from '../../fields/lists';
import { assertChange, assertIdentified, mapper, mapRecord } from '../../fields/mapping';
import { records as f } from '../../fields/records';
import { read, simplifiedAbstractGhlOrder, write } from '../../operations';
import { checkTotals } from '../../totals';

export const order: Resource = {
	name: 'Order',
	operations: {
		upsert: write('POST /orders', {
			name: 'Create or Update',
			action: 'Create or update order',
			description: 'Create a new record, or update the current one if it already exists (upsert)',
			fields: [mapper('getOrderFields'), linesOrNone, l.lineItemsData, l.lineItems],
			steps: [
				mapRecord('orders'),
				assertIdentified('orders', ['order_id', 'customer_id', 'total']),
				checkTotals,
			],
			ownId: ['order_id'],
			simplified: simplifiedAbstractGhlOrder,
		}),
		get: read('GET /orders/{order_id}', {
			name: 'Get',
			action: 'Get order',
			description: 'Retrieve one order with its line items',
			path: { order_id: f.orderId },
			options: [f.loadFields],
			simplified: simplifiedAbstractGhlOrder,
		}),
		getAll: read('GET /orders', {
			name: 'Get Many',
			action: 'Get many orders',
			description: 'Retrieve a list of orders',
			filters: [f.queryFilter, f.filterCustomer, f.filterStatus, f.updatedSince, f.sort],
			list: lists.orders,
			options: [f.loadFields],
			simplified: simplifiedAbstractGhlOrder,
		}),
		update: write('PATCH /orders/{order_id}', {
			name: 'Update',
			action: 'Update order',
			description: 'Update an order. Its total must match its line items.',
			path: { order_id: f.orderId },
			fields: [mapper('getOrderChanges')],
			steps: [mapRecord('orders'), assertChange],
			simplified: simplifiedAbstractGhlOrder,
		}),
		syncStatus: write('PUT /orders/{order_id}/status', {
			name: 'Sync Status',
			action: 'Sync status of order',
			description: 'Set the status, and store the status name of the other system',
			path: { order_id: f.orderId },
			fields: [f.status],
			additional: [f.sourceStatus],
			simplified: simplifiedAbstractGhlOrder,
		}),
		setLineItems: write('PUT /orders/{order_id}/line-items', {
			name: 'Set Line Items',
			action: 'Set line items of order',
			description: 'Replace the line items with rows from the form, a GHL order, or incoming data',
			path: { order_id: f.orderId },
			fields: [l.lineItemsFrom, l.lineItemsData, l.lineItems],
			additional: [l.total, l.discount, l.tax, l.shipping],
			steps: [checkTotals],
			simplified: simplifiedAbstractGhlOrder,
		}),
		attachToCustomer: write('PUT /orders/{order_id}/customer', {
			name: 'Attach to Customer',
			action: 'Attach order to customer',
			description: 'Set the customer of the order',
			path: { order_id: f.orderId },
			fields: [f.customerRef],
			simplified: simplifiedAbstractGhlOrder,
		}),
		cancel: write('POST /orders/{order_id}/cancel', {
			name: 'Cancel',
			action: 'Cancel order',
			description: 'Cancel an order, with a reason',
			path: { order_id: f.orderId },
			additional: [f.reason],
			simplified: simplifiedAbstractGhlOrder,
		}),
	},
};
