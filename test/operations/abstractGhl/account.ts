import type { Case } from '../support/types';

const query = { limit: '10' };

/** Cases of Check Setup. */
export const accountCases: Case[] = [
	{
		resource: 'account',
		operation: 'checkSetup',
		parameters: { options: { parallel: 1 } },
		expect: {
			request: [
				{ method: 'GET', path: '/metadata' },
				{ method: 'GET', path: '/customers', query },
				{ method: 'GET', path: '/orders', query },
				{ method: 'GET', path: '/invoices', query },
				{ method: 'GET', path: '/webhook-subscriptions', query },
			],
			output: { check: 'Connection', ok: true, what: 'AbstractGHL accepts the credential' },
		},
		bad: {
			parameters: { options: { includeValues: '={{ "some" }}' } },
			message: /'Include Values' is not true or false: some/,
		},
	},
];
