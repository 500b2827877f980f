import type { World } from '../../../sandbox/server';
import { locator } from '../../harness';
import { abstractGhlKey } from '../../../sandbox/abstractGhl/access';
import type { Case } from '../support/types';
import { GHL_ITEMS, LINES, SINCE, SINCE_SENT, TYPED, mapped, recordsOf } from './records';

/** Cases of orders with their line items. */
export function orderCases(world: World): Case[] {
	const { customer, order, customerId, orderId, orderPath, page, ofCustomer, noId } =
		recordsOf(world);
	return [
		{
			resource: 'order',
			operation: 'upsert',
			parameters: {
				record: mapped({
					...{ order_id: 'new-1', customer_id: customer.id, total: 37.95, shipping: 4.95 },
					...{ status: 'processing', placed_at: SINCE, channel: 'web' },
				}),
				lineItemsFrom: 'rows',
				lineItems: TYPED,
			},
			expect: {
				request: {
					method: 'POST',
					path: '/orders',
					body: {
						...{ order_id: 'new-1', customer_id: customer.id, total: 37.95, shipping: 4.95 },
						...{ status: 'processing', placed_at: SINCE_SENT, custom_fields: { channel: 'web' } },
						line_items: LINES,
					},
				},
				output: { orderId: 'new-1', totalAmount: 37.95, ...ofCustomer },
			},
			bad: {
				parameters: {
					record: mapped({ order_id: 'new-1', customer_id: customer.id, total: 38 }),
				},
				message: /The order total is 38, but its parts add up to 33/,
			},
			samples: {
				record: mapped({
					...{ order_id: 'new-1', customer_id: customer.id, total: 33, currency: 'USD' },
					...{ status: 'pending', placed_at: SINCE, discount: 2, tax: 1, shipping: 1 },
					channel: 'web',
				}),
				lineItems: TYPED,
				lineItemsData: JSON.stringify(GHL_ITEMS),
			},
		},
		{
			resource: 'order',
			operation: 'get',
			parameters: { orderId, output: 'raw', options: { loadFields: 'total' } },
			expect: {
				request: { method: 'GET', path: orderPath, query: { fields: 'total' } },
				output: { order_id: order.order_id, total: order.total },
			},
			bad: noId('Order', 'orderId'),
		},
		{
			resource: 'order',
			operation: 'getAll',
			parameters: {
				limit: 2,
				filters: {
					filterCustomer: locator(order.customer_id),
					filterStatus: 'completed',
				},
			},
			expect: {
				request: {
					method: 'GET',
					path: '/orders',
					query: {
						...page,
						'filter[customer_id]': order.customer_id,
						'filter[status]': 'completed',
					},
				},
				output: { orderId: order.order_id, customerId: order.customer_id },
			},
			bad: { parameters: { limit: 0 }, message: /'Limit' is not a whole number of 1 or more: 0/ },
		},
		{
			resource: 'order',
			operation: 'update',
			parameters: { orderId, record: mapped({ gift_note: 'Enjoy' }) },
			expect: {
				request: {
					method: 'PATCH',
					path: orderPath,
					body: { custom_fields: { gift_note: 'Enjoy' } },
				},
				output: { orderId: order.order_id, customFields: { gift_note: 'Enjoy' } },
			},
			bad: {
				parameters: { record: mapped({ total: order.total + 1 }) },
				message: /The totals of the order do not match; total: is/,
			},
			samples: {
				record: mapped({
					...{ customer_id: customer.id, total: order.total, currency: 'USD', status: 'pending' },
					...{ placed_at: SINCE, discount: 0, tax: 0, shipping: order.shipping, channel: 'web' },
				}),
			},
		},
		{
			resource: 'order',
			operation: 'syncStatus',
			parameters: {
				orderId,
				status: 'refunded',
				additionalFields: { sourceStatus: 'refund_issued' },
			},
			expect: {
				request: {
					method: 'PUT',
					path: `${orderPath}/status`,
					body: { status: 'refunded', source_status: 'refund_issued' },
				},
				output: { orderId: order.order_id, status: 'refunded' },
			},
			bad: {
				parameters: { status: 'lost' },
				message: /status: is not one of pending, processing, completed/,
			},
			samples: { status: 'completed' },
		},
		{
			resource: 'order',
			operation: 'setLineItems',
			parameters: {
				orderId,
				lineItems: TYPED,
				additionalFields: { total: 30, discount: 3, shipping: 0 },
			},
			expect: {
				request: {
					method: 'PUT',
					path: `${orderPath}/line-items`,
					body: { line_items: LINES, total: 30, discount: 3, shipping: 0 },
				},
				output: { orderId: order.order_id, totalAmount: 30 },
			},
			bad: {
				parameters: {
					lineItems: { rows: [{ name: 'Cup', quantity: 2, unitPrice: 14, total: '29' }] },
				},
				message: /The total of line 1 \(Cup\) is 29, but 2 × 14 is 28/,
			},
			samples: {
				lineItems: TYPED,
				lineItemsData: JSON.stringify(GHL_ITEMS),
				...{ total: 33, discount: 1, tax: 1, shipping: 0 },
			},
		},
		{
			resource: 'order',
			operation: 'setLineItems',
			title: 'from a GHL order',
			parameters: {
				orderId,
				lineItemsFrom: 'data',
				lineItemsData: JSON.stringify({ _id: 'x', items: GHL_ITEMS }),
				additionalFields: { shipping: 0 },
			},
			expect: {
				request: {
					method: 'PUT',
					path: `${orderPath}/line-items`,
					body: { line_items: LINES, shipping: 0 },
				},
				output: { orderId: order.order_id, totalAmount: 33 },
			},
			bad: {
				parameters: { lineItemsData: '[{ "name": "Cup", "price": 14 }]' },
				message: /Line 1 of 'Line Item Data' has no quantity/,
			},
		},
		{
			resource: 'order',
			operation: 'attachToCustomer',
			parameters: { orderId, customerRef: customerId },
			expect: {
				request: {
					method: 'PUT',
					path: `${orderPath}/customer`,
					body: { customer_id: customer.id },
				},
				output: { orderId: order.order_id, ...ofCustomer },
			},
			bad: {
				parameters: { customerRef: locator('nobody') },
				message: /customer_id: the customer nobody does not exist/,
			},
		},
		{
			resource: 'order',
			operation: 'cancel',
			parameters: { orderId, additionalFields: { reason: 'Ordered twice' } },
			expect: {
				request: { method: 'POST', path: `${orderPath}/cancel`, body: { reason: 'Ordered twice' } },
				output: { orderId: order.order_id, status: 'cancelled' },
			},
			bad: {
				credentials: abstractGhlKey('readOnly'),
				message:
					/The credential does not have the scope write: The token does not have the scope write/,
			},
		},
	];
}
