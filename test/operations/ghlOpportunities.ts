import { MAIN_LOCATION } from '../../sandbox/ghl/accounts';
import { locator } from '../harness';
import { peopleOf } from './ghlContacts/people';
import { first } from './support/records';
import type { Cases } from './support/types';

const location = { locationId: MAIN_LOCATION.id };
const snake: Record<string, string> = { location_id: MAIN_LOCATION.id };
const UNKNOWN = 'yWQobCRIhRguQtD2llvk';

export const cases: Cases = (world) => {
	const { all, users, fields } = peopleOf(world);
	const { opportunityData } = world.ghl;
	const [sales, support] = opportunityData.pipelines.filter(
		({ locationId }) => locationId === MAIN_LOCATION.id,
	);
	const rows = opportunityData.opportunities.all(MAIN_LOCATION.id);
	const deal = first(
		rows,
		({ customFields, status }) => customFields.length === 0 && status === 'open',
	);
	const rich = first(rows, ({ customFields }) => customFields.length > 0);
	const reason = first(
		opportunityData.lostReasons,
		({ locationId }) => locationId === MAIN_LOCATION.id,
	);
	// Every second contact has an opportunity.
	const fresh = all[1];
	const path = `/opportunities/${deal._id}`;
	const id = { opportunityId: locator(deal._id) };
	const inSales = {
		pipelineId: locator(sales.id),
		pipelineStageId: locator(sales.stages[1].id),
	};
	// The sandbox rejects pipelines that do not exist.
	const chosen = { pipelineId: inSales.pipelineId, pipelineStageId: inSales.pipelineStageId };
	const fieldNames = {
		method: 'GET',
		path: `/locations/${MAIN_LOCATION.id}/customFields`,
		query: { model: 'opportunity' },
	};
	const unknown = {
		parameters: { opportunityId: locator(UNKNOWN) },
		message: new RegExp(`The opportunity with id ${UNKNOWN} was not found`),
	};
	const cups = 'Number of Cups per Day';
	const cupsId = fields[cups];
	const mapper = {
		mappingMode: 'defineBelow',
		value: { [cupsId]: 80 },
		matchingColumns: [],
		schema: [
			{
				id: cupsId,
				displayName: cups,
				type: 'number',
				required: false,
				defaultMatch: false,
				display: true,
			},
		],
	};
	return [
		{
			resource: 'opportunity',
			operation: 'create',
			parameters: {
				...inSales,
				contactId: locator(fresh._id),
				name: 'Office coffee',
				status: 'open',
				customFields: mapper,
				additionalFields: { monetaryValue: 450.5, assignedTo: locator(users[0].id) },
			},
			expect: {
				request: [
					{
						method: 'POST',
						path: '/opportunities/',
						body: {
							...location,
							pipelineId: sales.id,
							pipelineStageId: sales.stages[1].id,
							contactId: fresh._id,
							name: 'Office coffee',
							status: 'open',
							monetaryValue: 450.5,
							assignedTo: users[0].id,
							customFields: [{ id: cupsId, field_value: 80 }],
						},
					},
					fieldNames,
				],
				output: {
					name: 'Office coffee',
					status: 'open',
					monetaryValue: 450.5,
					contactEmail: fresh.email,
					customFields: { [cups]: 80 },
				},
			},
			bad: { parameters: { name: '' }, message: /'Name' is empty/ },
			samples: { ...chosen, contactId: locator(fresh._id), customFields: mapper },
		},
		{
			resource: 'opportunity',
			operation: 'upsert',
			title: 'the contact has an open opportunity in the pipeline',
			parameters: {
				...inSales,
				contactId: locator(deal.contactId),
				name: 'Office coffee',
				additionalFields: {
					monetaryValue: 900,
					followers: { rows: [{ userId: locator(users[0].id) }] },
				},
			},
			expect: {
				request: [
					{
						method: 'GET',
						path: '/opportunities/search',
						query: {
							...snake,
							contact_id: deal.contactId,
							pipeline_id: sales.id,
							status: 'open',
							limit: '1',
							page: '1',
						},
					},
					{
						method: 'POST',
						path: '/opportunities/upsert',
						body: {
							...location,
							id: deal._id,
							pipelineId: sales.id,
							pipelineStageId: sales.stages[1].id,
							name: 'Office coffee',
							monetaryValue: 900,
							followers: [users[0].id],
							followersActionType: 'add',
							isRemoveAllFollowers: false,
						},
					},
				],
				output: { opportunityId: deal._id, monetaryValue: 900, isNew: false },
			},
			bad: {
				parameters: { pipelineId: locator('') },
				message: /'Pipeline' is empty/,
			},
			samples: { ...chosen, contactId: locator(deal.contactId), customFields: mapper },
		},
		{
			resource: 'opportunity',
			operation: 'upsert',
			title: 'the contact has none',
			parameters: {
				...inSales,
				contactId: locator(fresh._id),
				name: 'Office coffee',
			},
			expect: {
				request: [
					{
						method: 'GET',
						path: '/opportunities/search',
						query: {
							...snake,
							contact_id: fresh._id,
							pipeline_id: sales.id,
							status: 'open',
							limit: '1',
							page: '1',
						},
					},
					{
						method: 'POST',
						path: '/opportunities/',
						body: {
							...location,
							pipelineId: sales.id,
							pipelineStageId: sales.stages[1].id,
							contactId: fresh._id,
							name: 'Office coffee',
							status: 'open',
						},
					},
				],
				output: { contactId: fresh._id, status: 'open', isNew: true },
			},
		},
		{
			resource: 'opportunity',
			operation: 'delete',
			parameters: id,
			expect: { request: { method: 'DELETE', path }, output: [{ deleted: true }] },
			bad: unknown,
		},
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
			operation: 'moveToStage',
			parameters: {
				...id,
				pipelineId: locator(support.id),
				pipelineStageId: locator(support.stages[0].id),
			},
			expect: {
				request: {
					method: 'PUT',
					path,
					body: { pipelineId: support.id, pipelineStageId: support.stages[0].id },
				},
				output: { opportunityId: deal._id, pipelineStageId: support.stages[0].id },
			},
			bad: {
				parameters: { pipelineStageId: locator(sales.stages[0].id) },
				message: /Stage not found for id/,
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
			operation: 'setStatus',
			parameters: { ...id, status: 'lost', lostReasonId: locator(reason.id) },
			expect: {
				request: {
					method: 'PUT',
					path: `${path}/status`,
					body: { status: 'lost', lostReasonId: reason.id },
				},
				output: [{ success: true }],
			},
			bad: unknown,
		},
		{
			resource: 'opportunity',
			operation: 'update',
			parameters: { ...id, updateFields: { name: 'Espresso bar', monetaryValue: 1200 } },
			expect: {
				request: { method: 'PUT', path, body: { name: 'Espresso bar', monetaryValue: 1200 } },
				output: { opportunityId: deal._id, name: 'Espresso bar', monetaryValue: 1200 },
			},
			bad: unknown,
			samples: { ...chosen, customFields: mapper },
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
