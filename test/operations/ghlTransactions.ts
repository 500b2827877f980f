import { MAIN_LOCATION } from '../../sandbox/ghl/accounts';
import { locator } from '../harness';
import { ghlToken } from '../../sandbox/ghl/access';
import { first } from './support/records';
import type { Cases } from './support/types';

const account = { altId: MAIN_LOCATION.id, altType: 'location' };

export const cases: Cases = ({ ghl }) => {
	const transactions = ghl.transactions.all(MAIN_LOCATION.id);
	const [newest, next] = [...transactions].reverse();
	const refunded = first(transactions, ({ status }) => status === 'refunded');
	const recurring = first(transactions, ({ subscriptionId }) => subscriptionId !== undefined);
	const order = ghl.orders.get(newest.entityId);
	const list = { method: 'GET', path: '/payments/transactions' };
	return [
		{
			resource: 'transaction',
			operation: 'get',
			parameters: { transactionId: locator(refunded._id) },
			expect: {
				request: { method: 'GET', path: `/payments/transactions/${refunded._id}`, query: account },
				output: {
					transactionId: refunded._id,
					orderId: refunded.entityId,
					status: 'refunded',
					amount: refunded.amount,
					amountRefunded: refunded.amount,
					currency: 'USD',
					customerId: refunded.contactId,
				},
			},
			bad: {
				parameters: { transactionId: locator('61dd0feac077f72010f78804') },
				message: /Record not found in GHL: Transaction not found/,
			},
		},
		{
			resource: 'transaction',
			operation: 'getAll',
			parameters: {
				returnAll: true,
				filters: {
					subscriptionId: locator(String(recurring.subscriptionId)),
					entityId: locator(recurring.entityId),
					paymentMode: recurring.liveMode ? 'live' : 'test',
					startAt: '2026-09-01',
				},
			},
			expect: {
				request: {
					...list,
					query: {
						...account,
						subscriptionId: String(recurring.subscriptionId),
						entityId: recurring.entityId,
						paymentMode: recurring.liveMode ? 'live' : 'test',
						startAt: '2026-09-01T00:00:00.000Z',
						limit: '100',
						offset: '0',
					},
				},
				output: [{ transactionId: recurring._id, orderId: recurring.entityId }],
			},
			bad: {
				parameters: { returnAll: false, limit: 0 },
				message: /'Limit' is not a whole number of 1 or more: 0/,
			},
		},
		{
			resource: 'transaction',
			operation: 'getAllWithOrders',
			parameters: { limit: 2, options: { parallel: 1 } },
			expect: {
				request: [
					{ ...list, query: { ...account, limit: '2', offset: '0' } },
					{ method: 'GET', path: `/payments/orders/${newest.entityId}`, query: account },
					{ method: 'GET', path: `/payments/orders/${next.entityId}`, query: account },
				],
				output: [
					{
						transactionId: newest._id,
						orderId: newest.entityId,
						orderStatus: order?.status,
						orderTotal: order?.amount,
						orderItems: order?.items.map(({ name }) => ({ name })),
					},
					{ transactionId: next._id, orderId: next.entityId },
				],
			},
			bad: {
				credentials: ghlToken('noOrders'),
				message: /The credential does not have the scope payments\/orders\.readonly/,
			},
		},
		{
			resource: 'transaction',
			operation: 'apiCall',
			parameters: { path: `/payments/transactions/${newest._id}` },
			expect: {
				request: { method: 'GET', path: `/payments/transactions/${newest._id}`, query: account },
				output: { _id: newest._id, status: newest.status },
			},
			bad: { parameters: { path: '/../oauth' }, message: /'Path' is not a path of the API/ },
		},
	];
};
