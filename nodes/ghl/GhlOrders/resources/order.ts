import type { Resource, Simplified } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { lists } from '../../fields/lists';
import { payments as f } from '../../fields/payments';
import { apiCall } from '../../operations';

/** An order in the users' words; list rows and single orders name the customer differently. */
export const simplifiedOrder: Simplified = {
	orderId: '_id',
	status: 'status',
	paymentStatus: 'paymentStatus',
	fulfillmentStatus: 'fulfillmentStatus',
	totalAmount: 'amount',
	currency: 'currency',
	customerId: 'contactId',
	customerName: ['contactName', 'contactSnapshot.first_name contactSnapshot.last_name'],
	customerEmail: ['contactEmail', 'contactSnapshot.email'],
	createdAt: 'createdAt',
};

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
