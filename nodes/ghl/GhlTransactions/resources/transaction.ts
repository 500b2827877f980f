import type { OperationData, Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { lists } from '../../fields/lists';
import { charges } from '../../fields/charges';
import { payments as f } from '../../fields/payments';
import { simplifiedTransaction } from '../../fields/simplified';
import { apiCall } from '../../operations';
import { testModeHint } from '../../testMode';
import { joinOrders } from '../joinOrders';

const search = {
	scope: 'payments/transactions.readonly',
	filters: [
		f.entityId,
		f.contactId,
		charges.subscriptionId,
		f.paymentMode,
		f.startAt,
		f.endAt,
		f.entitySourceType,
		f.entitySourceSubType,
		f.search,
	],
	list: lists.data,
	hint: testModeHint,
} satisfies Partial<OperationData>;

export const transaction = {
	name: 'Transaction',
	operations: {
		get: operation('GET /payments/transactions/{transactionId}', {
			name: 'Get',
			action: 'Get transaction',
			description: 'Retrieve one payment or refund',
			scope: 'payments/transactions.readonly',
			path: { transactionId: f.transactionId },
			simplified: simplifiedTransaction,
		}),
		getAll: operation('GET /payments/transactions', {
			name: 'Get Many',
			action: 'Get many transactions',
			description: 'Retrieve a list of transactions',
			...search,
			simplified: simplifiedTransaction,
		}),
		getAllWithOrders: operation('GET /payments/transactions', {
			name: 'Get Many With Orders',
			action: 'Get many transactions with orders',
			description:
				'Retrieve a list of transactions, each with its order and line items. Uses one more request per order.',
			...search,
			complete: joinOrders,
			simplified: {
				transactionId: '_id',
				status: 'status',
				amount: 'amount',
				currency: 'currency',
				createdAt: 'createdAt',
				orderId: 'order._id',
				orderStatus: 'order.status',
				orderTotal: 'order.amount',
				orderItems: 'order.items',
				customerEmail: ['contactEmail', 'order.contactSnapshot.email'],
				// Only if the order cannot be read.
				incomplete: ({ incomplete }) => incomplete,
			},
		}),
		apiCall,
	},
} satisfies Resource;
