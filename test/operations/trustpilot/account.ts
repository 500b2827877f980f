import type { Case } from '../support/types';
import { privateUnit, unit } from './common';

const page = { page: '1', perPage: '10' };

/** Cases of Check Setup. */
export const accountCases: Case[] = [
	{
		resource: 'account',
		operation: 'checkSetup',
		parameters: { options: { parallel: 1 } },
		expect: {
			request: [
				{ method: 'GET', path: `${privateUnit}/reviews`, query: page },
				{
					method: 'GET',
					path: '/v1/business-units/search',
					query: { query: 'trustpilot', page: '1', perpage: '10' },
				},
				{ method: 'GET', path: unit },
				{ method: 'GET', path: `${unit}/reviews`, query: page },
				{
					method: 'GET',
					path:
						privateUnit.replace('business-units', 'product-reviews/business-units') + '/reviews',
					query: page,
				},
				{ method: 'GET', path: `${privateUnit}/templates` },
				{ method: 'GET', path: `${privateUnit}/products`, query: page },
			],
			output: { check: 'Connection', ok: true, what: 'Trustpilot accepts the credential' },
		},
		bad: {
			parameters: { options: { includeValues: '={{ "some" }}' } },
			message: /'Include Values' is not true or false: some/,
		},
	},
];
