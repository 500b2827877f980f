import type { TriggerCatalog } from '../../shared/poll/catalog';
import { ghl } from '../api';
import { lists } from '../fields/lists';
import { payments as f } from '../fields/payments';
import { equals, ofMode } from '../fields/triggers';
import { simplifiedFulfillment, simplifiedOrder } from '../GhlOrders/resources/simplified';

export const catalog: TriggerCatalog = {
	api: ghl,
	records: 'orders',
	webhookTrigger: 'GHL Webhook Trigger',
	watched: [
		{
			name: 'orders',
			route: 'GET /payments/orders',
			list: lists.data,
			scope: 'payments/orders.readonly',
			from: 'startAt',
			id: '_id',
			createdAt: 'createdAt',
			updatedAt: 'updatedAt',
			simplified: { ...simplifiedOrder, items: ({ items }) => items },
			events: {
				orderCreated: {
					name: 'Order Created',
					description: 'An order was created',
					on: 'created',
				},
				paymentStatusChanged: {
					name: 'Payment Status Changed',
					description:
						'An order was paid, partially paid or refunded. The item contains the old and the new value.',
					on: 'changed',
					field: 'paymentStatus',
				},
				fulfillmentCreated: {
					name: 'Fulfillment Created',
					description:
						'Items of an order were shipped. The item contains the fulfillment and its orderId.',
					on: 'related',
				},
				orderFulfilled: {
					name: 'Order Fulfilled',
					description: 'All items of an order were fulfilled',
					on: 'becomes',
					field: 'fulfillmentStatus',
					values: ['fulfilled'],
				},
				orderStatusChanged: {
					name: 'Order Status Changed',
					description:
						'The status of an order changed. The item contains the old and the new value.',
					on: 'changed',
					field: 'status',
				},
				orderUpdated: {
					name: 'Order Updated',
					description: 'Any field of an order changed',
					on: 'updated',
				},
			},
			// The specification has a filter for this field, but not the field itself (docs/api-notes/ghl.md#orders).
			facets: {
				field: 'paymentStatus',
				parameter: 'paymentStatus',
				values: ['paid', 'unpaid', 'refunded', 'partially_paid'],
			},
			details: {
				option: f.includeItems,
				route: 'GET /payments/orders/{orderId}',
				param: 'orderId',
			},
			related: {
				route: 'GET /payments/orders/{orderId}/fulfillments',
				param: 'orderId',
				at: 'data',
				id: '_id',
				createdAt: 'createdAt',
				parent: 'orderId',
				simplified: { ...simplifiedFulfillment, orderId: 'orderId' },
				reread: {
					option: f.rereadFulfillments,
					accepts: ({ fulfillmentStatus }) => fulfillmentStatus !== 'fulfilled',
				},
			},
		},
	],
	filters: [
		equals(f.status, 'status'),
		equals(f.sourceType, 'sourceType'),
		equals(f.contactId, 'contactId'),
		ofMode,
	],
};
