import { MAIN_LOCATION } from '../../sandbox/ghl/accounts';
import { locator } from '../harness';
import { first } from './support/records';
import type { Cases } from './support/types';

const account = { altId: MAIN_LOCATION.id, altType: 'location' };
const UNKNOWN = { subscriptionId: locator('64bf78af39118e4011926cba') };

export const cases: Cases = ({ ghl }) => {
	const subscriptions = ghl.subscriptions.all(MAIN_LOCATION.id);
	const transactions = ghl.transactions.all(MAIN_LOCATION.id);
	const charge = first(transactions, ({ subscriptionId }) => subscriptionId !== undefined);
	const charged = first(
		subscriptions,
		({ subscriptionId }) => subscriptionId === charge.subscriptionId,
	);
	const order = ghl.orders.get(charged.entityId);
	const get = {
		method: 'GET',
		path: `/payments/subscriptions/${charged._id}`,
		query: account,
	};
	// The ID of the payment provider, not of the record. Transactions contain only this ID.
	const charges = { ...account, subscriptionId: charged.subscriptionId, offset: '0' };
	const parameters = { subscriptionId: locator(charged._id) };
	return [
		{
			resource: 'subscription',
			operation: 'get',
			parameters,
			expect: {
				request: get,
				output: {
					subscriptionId: charged._id,
					orderId: charged.entityId,
					planId: charged.priceId,
					status: charged.status,
					amount: charged.amount,
					customerId: charged.contactId,
				},
			},
			bad: { parameters: UNKNOWN, message: /Subscription not found/ },
		},
		{
			resource: 'subscription',
			operation: 'getAll',
			parameters: {
				filters: { id: locator(charged._id), search: charged.source.name },
				options: { getPaymentsCollectedCount: true },
				output: 'selected',
				fields: 'subscriptionId, paymentsCollectedCount',
			},
			expect: {
				request: {
					method: 'GET',
					path: '/payments/subscriptions',
					query: {
						...account,
						id: charged._id,
						search: charged.source.name,
						getPaymentsCollectedCount: 'true',
						limit: '50',
						offset: '0',
					},
				},
				output: [{ subscriptionId: charged._id }],
			},
			bad: {
				parameters: { filters: { endAt: 'soon' } },
				message: /'Created Before' is not a date: "soon"/,
			},
		},
		{
			resource: 'subscription',
			operation: 'getRelatedOrders',
			parameters,
			expect: {
				request: [
					get,
					{ method: 'GET', path: '/payments/transactions', query: { ...charges, limit: '100' } },
					{ method: 'GET', path: `/payments/orders/${charged.entityId}`, query: account },
				],
				output: [{ orderId: charged.entityId, totalAmount: order?.amount }],
			},
			bad: { parameters: UNKNOWN, message: /Subscription not found/ },
		},
		{
			resource: 'subscription',
			operation: 'getTransactions',
			parameters,
			expect: {
				request: [
					get,
					{ method: 'GET', path: '/payments/transactions', query: { ...charges, limit: '50' } },
				],
				output: [{ transactionId: charge._id, orderId: charge.entityId, amount: charge.amount }],
			},
			bad: {
				parameters: { subscriptionId: locator(charged.subscriptionId) },
				message: /Cast to ObjectId failed/,
			},
		},
		{
			resource: 'subscription',
			operation: 'apiCall',
			parameters: { path: `/payments/subscriptions/${charged._id}` },
			expect: { request: get, output: { _id: charged._id } },
			bad: { parameters: { path: 'payments' }, message: /'Path' is not a path of the API/ },
		},
	];
};
