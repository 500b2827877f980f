import { MAIN_LOCATION } from '../../sandbox/ghl/accounts';
import { unfulfilled } from '../../sandbox/ghl/payments/fulfillments';
import { locator } from '../harness';
import { accountCases } from './ghlOrders/account';
import { overviewCases } from './ghlOrders/overview';
import { reportCases } from './ghlOrders/report';
import { revenueCases } from './ghlOrders/revenue';
import { upsertCases } from './ghlOrders/upsert';
import { first } from './support/records';
import type { Cases } from './support/types';

const account = { altId: MAIN_LOCATION.id, altType: 'location' };

export const cases: Cases = (world) => {
	const { ghl } = world;
	const orders = ghl.orders.all(MAIN_LOCATION.id);
	const [newest, next] = [...orders].reverse();
	const unpaid = first(orders, ({ paymentStatus }) => paymentStatus === 'unpaid');
	const fulfilled = first(orders, ({ fulfillmentStatus }) => fulfillmentStatus === 'fulfilled');
	const partial = first(
		orders,
		({ fulfillmentStatus }) => fulfillmentStatus === 'partially_fulfilled',
	);
	const partialPath = `/payments/orders/${partial._id}`;
	const noted = first(orders, ({ _id }) => ghl.notes.has(_id));
	const [item] = newest.items;
	const path = `/payments/orders/${newest._id}`;
	return [
		{
			resource: 'order',
			operation: 'get',
			parameters: { orderId: locator(newest._id) },
			expect: {
				request: { method: 'GET', path, query: account },
				output: { orderId: newest._id, totalAmount: newest.amount, customerId: newest.contactId },
			},
			bad: {
				parameters: { orderId: locator('../x') },
				message: /'Order' is not an ID: \.\.\/x/,
			},
		},
		{
			resource: 'order',
			operation: 'getAll',
			parameters: {
				limit: 2,
				filters: {
					status: newest.status,
					startAt: '2026-11-01',
					contactId: locator(newest.contactId),
				},
			},
			expect: {
				request: {
					method: 'GET',
					path: '/payments/orders',
					query: {
						...account,
						status: newest.status,
						startAt: '2026-11-01T00:00:00.000Z',
						contactId: newest.contactId,
						limit: '2',
						offset: '0',
					},
				},
				output: { orderId: newest._id, customerId: newest.contactId },
			},
			bad: {
				parameters: { filters: { startAt: 'last week' } },
				message: /'Created After' is not a date: "last week"/,
			},
		},
		{
			resource: 'order',
			operation: 'getAll',
			title: 'with line items',
			parameters: { limit: 2, output: 'raw', options: { includeItems: true, parallel: 1 } },
			expect: {
				request: [
					{
						method: 'GET',
						path: '/payments/orders',
						query: { ...account, limit: '2', offset: '0' },
					},
					{ method: 'GET', path, query: account },
					{ method: 'GET', path: `/payments/orders/${next._id}`, query: account },
				],
				output: [
					{ _id: newest._id, items: newest.items.map(({ name }) => ({ name })) },
					{ _id: next._id, items: next.items.map(({ name }) => ({ name })) },
				],
			},
		},
		...overviewCases(world),
		...reportCases(world),
		...revenueCases(world),
		...upsertCases(world),
		...accountCases,
		{
			resource: 'order',
			operation: 'recordPayment',
			parameters: {
				orderId: locator(unpaid._id),
				mode: 'cheque',
				cheque: { chequeNumber: '129-129-129-912' },
				additionalFields: { amount: 5, notes: 'Paid at the counter', isPartialPayment: true },
			},
			expect: {
				request: {
					method: 'POST',
					path: `/payments/orders/${unpaid._id}/record-payment`,
					body: {
						...account,
						mode: 'cheque',
						cheque: { number: '129-129-129-912' },
						amount: 5,
						notes: 'Paid at the counter',
						isPartialPayment: true,
					},
				},
				output: { success: true },
			},
			bad: {
				parameters: { additionalFields: { meta: '{ "till": 3' } },
				message: /'Metadata' is not valid JSON/,
			},
		},
		{
			resource: 'order',
			operation: 'apiCall',
			parameters: {
				path: '/payments/orders',
				query: { rows: [{ name: 'limit', value: '1' }] },
			},
			expect: {
				request: { method: 'GET', path: '/payments/orders', query: { ...account, limit: '1' } },
				output: { data: [{ _id: newest._id }], totalCount: orders.length },
			},
			bad: {
				parameters: { path: 'https://example.com/payments/orders' },
				message: /'Path' is not a path of the API/,
			},
		},
		{
			resource: 'fulfillment',
			operation: 'create',
			parameters: {
				orderId: locator(newest._id),
				itemsFrom: 'rows',
				items: { rows: [{ priceId: locator(item.priceId), qty: 1 }] },
				trackings: { rows: [{ trackingNumber: '40012345678', shippingCarrier: 'FedEx' }] },
				notifyCustomer: true,
			},
			expect: {
				request: {
					method: 'POST',
					path: `${path}/fulfillments`,
					body: {
						...account,
						items: [{ priceId: item.priceId, qty: 1 }],
						trackings: [{ trackingNumber: '40012345678', shippingCarrier: 'FedEx' }],
						notifyCustomer: true,
					},
				},
				output: { trackingNumber: '40012345678', shippingCarrier: 'FedEx' },
			},
			bad: { parameters: { items: {} }, message: /'Items' is empty/ },
		},
		{
			resource: 'fulfillment',
			operation: 'create',
			title: 'all open items',
			parameters: { orderId: locator(partial._id) },
			expect: {
				request: [
					{ method: 'GET', path: partialPath, query: account },
					{ method: 'GET', path: `${partialPath}/fulfillments`, query: account },
					{
						method: 'POST',
						path: `${partialPath}/fulfillments`,
						body: {
							...account,
							items: unfulfilled(world, partial),
							trackings: [],
							notifyCustomer: false,
						},
					},
				],
				output: {
					items: unfulfilled(world, partial).map(({ priceId, qty }) => ({
						price: { _id: priceId },
						qty,
					})),
				},
			},
			bad: {
				parameters: { orderId: locator(fulfilled._id) },
				message: /The order has no open items/,
			},
		},
		{
			resource: 'fulfillment',
			operation: 'create',
			title: 'items from incoming data',
			parameters: {
				orderId: locator(newest._id),
				itemsFrom: 'data',
				itemsData: [{ price: { _id: item.priceId } }],
			},
			expect: {
				request: {
					method: 'POST',
					path: `${path}/fulfillments`,
					body: {
						...account,
						items: [{ priceId: item.priceId, qty: 1 }],
						trackings: [],
						notifyCustomer: false,
					},
				},
				output: { items: [{ price: { _id: item.priceId }, qty: 1 }] },
			},
			bad: {
				parameters: { itemsData: [{ qty: 1 }] },
				message: /Line 1 of 'Item Data' has no price ID/,
			},
		},
		{
			resource: 'fulfillment',
			operation: 'getAll',
			parameters: { orderId: locator(fulfilled._id) },
			expect: {
				request: {
					method: 'GET',
					path: `/payments/orders/${fulfilled._id}/fulfillments`,
					query: account,
				},
				output: { fulfillmentId: ghl.fulfillments.get(fulfilled._id)?.[0]._id },
			},
			bad: { parameters: { limit: 0 }, message: /'Limit' is not a whole number of 1 or more: 0/ },
		},
		{
			resource: 'orderNote',
			operation: 'getAll',
			parameters: { orderId: locator(noted._id) },
			expect: {
				request: { method: 'GET', path: `/payments/orders/${noted._id}/notes`, query: account },
				output: [{ orderId: noted._id, note: ghl.notes.get(noted._id)?.[0].note }],
			},
			bad: {
				parameters: { orderId: locator('000000000000000000000000') },
				message: /not found/i,
			},
		},
	];
};
