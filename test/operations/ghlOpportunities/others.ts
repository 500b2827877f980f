import { locator } from '../../harness';
import type { Cases } from '../support/types';
import { location, opportunityRecords } from './records';

export const otherRecords: Cases = (world) => {
	const { users, sales, support, reason, path, id, unknown } = opportunityRecords(world);
	return [
		{
			resource: 'follower',
			operation: 'add',
			parameters: { ...id, followers: { rows: [{ userId: locator(users[0].id) }] } },
			expect: {
				request: {
					method: 'POST',
					path: `${path}/followers`,
					body: { followers: [users[0].id] },
				},
				output: [{ followers: [users[0].id], followersAdded: [users[0].id] }],
			},
			bad: unknown,
		},
		{
			resource: 'follower',
			operation: 'remove',
			parameters: { ...id, isRemoveAllFollowers: true },
			expect: {
				request: {
					method: 'DELETE',
					path: `${path}/followers`,
					query: { isRemoveAllFollowers: 'true' } as Record<string, string>,
					body: { followers: [] },
				},
				output: [{ followers: [], followersRemoved: [] }],
			},
			bad: unknown,
		},
		{
			resource: 'lostReason',
			operation: 'getAll',
			parameters: { filters: { query: 'expensive' } },
			expect: {
				request: {
					method: 'GET',
					path: '/opportunities/lost-reason',
					query: { ...location, query: 'expensive', getCount: 'true', limit: '50', skip: '0' },
				},
				output: [{ lostReasonId: reason.id, name: 'Too expensive' }],
			},
			bad: {
				parameters: { limit: 0 },
				message: /'Limit' is not a whole number of 1 or more: 0/,
			},
		},
		{
			resource: 'pipeline',
			operation: 'getAll',
			parameters: {},
			expect: {
				request: { method: 'GET', path: '/opportunities/pipelines', query: location },
				output: [{ pipelineId: sales.id, name: 'Sales' }, { pipelineId: support.id }],
			},
			bad: {
				parameters: { limit: 0 },
				message: /'Limit' is not a whole number of 1 or more: 0/,
			},
		},
	];
};
