import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import type { World } from '../../../sandbox/server';
import { account } from '../ghlInvoices/records';
import type { Case } from '../support/types';

/** Cases of the revenue of a month by source. */
export function revenueCases({ ghl }: World): Case[] {
	const paid = ghl.transactions
		.all(MAIN_LOCATION.id)
		.filter(({ createdAt, liveMode }) => liveMode && createdAt.startsWith('2026-10'));
	const sum = (amounts: number[]) => amounts.reduce((all, one) => all + Math.round(one * 100), 0);
	const total = sum(paid.map(({ amount }) => amount));
	const refunded = sum(paid.map(({ amountRefunded }) => amountRefunded));
	return [
		{
			resource: 'order',
			operation: 'summarizeRevenue',
			parameters: {
				groupBy: 'month',
				startAt: '2026-10-01T00:00:00Z',
				endAt: '2026-10-31T23:59:59.999Z',
			},
			expect: {
				request: {
					method: 'GET',
					path: '/payments/transactions',
					query: {
						...account,
						paymentMode: 'live',
						startAt: '2026-09-30T00:00:00.000Z',
						endAt: '2026-11-01T23:59:59.999Z',
						limit: '100',
						offset: '0',
					},
				},
				output: [
					{
						month: '2026-10',
						currency: 'USD',
						orders: paid.length,
						payments: paid.length,
						totalAmount: total / 100,
						refundedAmount: refunded / 100,
						netAmount: (total - refunded) / 100,
						averageAmount: Math.round(total / paid.length) / 100,
						excluded: [],
					},
				],
			},
			bad: {
				parameters: { startAt: 'last month' },
				message: /^'Paid After' is not a date: "last month"$/,
			},
		},
	];
}
