import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { lists } from '../../fields/lists';
import { payments as f } from '../../fields/payments';

export const orderNote = {
	name: 'Order Note',
	operations: {
		getAll: operation('GET /payments/orders/{orderId}/notes', {
			name: 'Get Many',
			action: 'Get many order notes',
			description: 'Retrieve the notes of an order',
			scope: 'payments/orders.readonly',
			path: { orderId: f.orderId },
			list: lists.wholeData,
		}),
	},
} satisfies Resource;
