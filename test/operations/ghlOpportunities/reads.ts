import { locator } from '../../harness';
import type { Cases } from '../support/types';
import { location, snake, opportunityRecords } from './records';

export const opportunityReads: Cases = (world) => {
	const { sales, support, rich, fieldNames, unknown, cups, cupsId } = opportunityRecords(world);
	return [
		{
			resource: 'opportunity',
			operation: 'get',
			parameters: { opportunityId: locator(rich._id) },
			expect: {
				request: [{ method: 'GET', path: `/opportunities/${rich._id}` }, fieldNames],
				output: {
					opportunityId: rich._id,
					pipelineId: sales.id,
					customFields: { [cups]: rich.customFields[0].fieldValue },
				},
			},
			bad: unknown,
		},
		{
			resource: 'opportunity',
			operation: 'getAll',
			parameters: {
				limit: 2,
				filters: {
					pipelineId: locator(sales.id),
					status: 'open',
					date: '2026-09-01',
					endDate: '2026-11-24',
				},
				options: { order: 'added_asc', getNotes: true },
				output: 'raw',
			},
			expect: {
				request: {
					method: 'GET',
					path: '/opportunities/search',
					query: {
						...snake,
						pipeline_id: sales.id,
						status: 'open',
						date: '09-01-2026',
						endDate: '11-24-2026',
						order: 'added_asc',
						getNotes: 'true',
						limit: '2',
						page: '1',
					},
				},
				output: { pipelineId: sales.id, status: 'open' },
			},
			bad: {
				parameters: { filters: { date: 'soon' } },
				message: /'Start Date' is not a date: "soon"/,
			},
		},
		{
			resource: 'opportunity',
			operation: 'search',
			parameters: {
				limit: 3,
				filters: {
					query: 'coffee',
					conditions: {
						rows: [
							{ field: 'status', operator: 'eq', value: 'open' },
							{ field: 'monetary_value', operator: 'gte', value: '50' },
							{ field: 'date_added', operator: 'lte', value: '2026-11-24T12:00:00Z' },
							{ field: 'monetary_value', operator: 'not_eq', value: '0' },
							{ field: 'customField', customFieldId: locator(cupsId), operator: 'not_exists' },
						],
					},
					filterGroups: '[{"group": "OR", "filters": [{"field": "source", "operator": "exists"}]}]',
					sort: { rows: [{ sortField: 'monetary_value', direction: 'asc' }] },
				},
				options: { notes: true },
				output: 'raw',
			},
			expect: {
				request: {
					method: 'POST',
					path: '/opportunities/search',
					body: {
						...location,
						query: 'coffee',
						searchAfter: [],
						filters: [
							{
								group: 'AND',
								filters: [
									{ field: 'status', operator: 'eq', value: 'open' },
									{ field: 'monetary_value', operator: 'range', value: { gte: 50 } },
									{
										field: 'date_added',
										operator: 'range',
										value: { lte: '2026-11-24T12:00:00.000Z' },
									},
									{ field: 'monetary_value', operator: 'not_eq', value: 0 },
									{ field: `custom_fields.${cupsId}`, operator: 'not_exists' },
								],
							},
							{ group: 'OR', filters: [{ field: 'source', operator: 'exists' }] },
						],
						sort: [{ field: 'monetary_value', direction: 'asc' }],
						additionalDetails: {
							notes: true,
							tasks: false,
							calendarEvents: false,
							unReadConversations: false,
						},
						limit: 3,
						page: 0,
					},
				},
				output: { name: 'Office coffee', status: 'open' },
			},
			bad: {
				parameters: { limit: 0 },
				message: /'Limit' is not a whole number of 1 or more: 0/,
			},
		},
		{
			resource: 'opportunity',
			operation: 'apiCall',
			parameters: {
				method: 'GET',
				path: '/opportunities/pipelines',
				addAccount: 'locationId',
			},
			expect: {
				request: { method: 'GET', path: '/opportunities/pipelines', query: location },
				output: { pipelines: [{ id: sales.id }, { id: support.id }] },
			},
			bad: {
				parameters: { path: 'opportunities' },
				message: /'Path' is not a path of the API: opportunities/,
			},
		},
	];
};
