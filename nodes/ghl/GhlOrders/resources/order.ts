import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { lists } from '../../fields/lists';
import { payments as f } from '../../fields/payments';
import { apiCall } from '../../operations';
import { getOverview } from '../overview';
import { simplifiedOrder, simplifiedOverview } from './simplified';

export const order: Resource = {
	name: 'Order',
	operations: {
		get: operation('GET /payments/orders/{orderId}', {
			name: 'Get',
			action: 'Get order',
			description: 'Retrieve one order with its line items',
			scope: 'payments/orders.readonly',
			path: { orderId: f.orderId },
			simplified: simplifiedOrder,
		}),
		getAll: operation('GET /payments/orders', {
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
			expand: {
				when: f.includeItems,
				route: 'GET /payments/orders/{orderId}',
				param: 'orderId',
				from: '_id',
			},
			simplified: simplifiedOrder,
		}),
		getOverview: operation('GET /payments/orders/{orderId}', {
			name: 'Get Overview',
			action: 'Get overview of order',
			description:
				'Retrieve an order with its fulfillments, notes, transactions, subscriptions and contact as one item. Costs six requests; a part that cannot be read is named under incomplete.',
			scope: 'payments/orders.readonly',
			path: { orderId: f.orderId },
			run: getOverview,
			simplified: simplifiedOverview,
		}),
		recordPayment: operation('POST /payments/orders/{orderId}/record-payment', {
			name: 'Record Payment',
			action: 'Record payment for order',
			description: 'Mark an order as paid by hand; the customer is not charged',
			scope: 'payments/orders.collectPayment',
			path: { orderId: f.orderId },
			fields: [f.mode, f.card, f.cheque],
			additional: [f.amount, f.isPartialPayment, f.notes, f.meta],
			guarded: true,
		}),
		apiCall,
	},
};
