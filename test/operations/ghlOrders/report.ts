import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import type { World } from '../../../sandbox/server';
import { account } from '../ghlInvoices/records';
import type { Case } from '../support/types';

const startAt = '2026-10-01T00:00:00Z';
const endAt = '2026-10-31T23:59:59.999Z';
/** One more day on both sides, because the time zone of the API is not documented. */
const query = {
	...account,
	...{ startAt: '2026-09-30T00:00:00.000Z', endAt: '2026-11-01T23:59:59.999Z' },
	...{ paymentMode: 'live', limit: '100', offset: '0' },
};

/** Cases of the report of a month. */
export function reportCases({ ghl }: World): Case[] {
	const inMonth = ({ createdAt, liveMode }: { createdAt: string; liveMode: boolean }) =>
		liveMode && createdAt.startsWith('2026-10');
	const paid = ghl.transactions.all(MAIN_LOCATION.id).filter(inMonth);
	const [reviewed] = ghl.orders.all(MAIN_LOCATION.id);
	const open = ghl.orders
		.all(MAIN_LOCATION.id)
		.filter(
			(one) =>
				inMonth(one) && one.paymentStatus === 'paid' && one.fulfillmentStatus !== 'fulfilled',
		);
	return [
		{
			resource: 'order',
			operation: 'createReport',
			parameters: {
				...{ period: 'dates', startAt, endAt },
				reviews: JSON.stringify([
					{ stars: 5, title: 'Great', referenceId: reviewed._id, customerName: 'Ana Diaz' },
				]),
				trustScore: '4.6',
			},
			expect: {
				request: [
					{ method: 'GET', path: '/payments/transactions', query },
					{ method: 'GET', path: '/payments/orders', query: { ...query, paymentStatus: 'paid' } },
					{
						method: 'GET',
						path: '/payments/subscriptions',
						query: { ...account, paymentMode: 'live', limit: '100', offset: '0' },
					},
					{ method: 'GET', path: `/payments/orders/${reviewed._id}`, query: account },
				],
				output: {
					title: 'Shop Report',
					from: '2026-10-01T00:00:00.000Z',
					to: endAt,
					revenue: { byCurrency: [{ currency: 'USD', payments: paid.length }] },
					openOrders: { count: open.length },
					failedPayments: { count: 0 },
					reviews: [{ stars: 5, order: { orderId: reviewed._id } }],
					trustScore: 4.6,
				},
			},
			bad: {
				parameters: { startAt: 'last month' },
				message: /^'From' is not a date: "last month"$/,
			},
			samples: {
				...{ reviews: '[{"stars": 5, "title": "Great"}]', trustScore: '4.6', locale: 'de-DE' },
				...{ outputField: 'data', days: 7, startAt, endAt },
			},
		},
	];
}
