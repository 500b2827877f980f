import { locator } from '../../harness';
import type { Cases } from '../support/types';
import { location, snake, opportunityRecords } from './records';

export const opportunityWrites: Cases = (world) => {
	const {
		users,
		sales,
		support,
		deal,
		reason,
		fresh,
		path,
		id,
		inSales,
		chosen,
		fieldNames,
		unknown,
		cups,
		cupsId,
		mapper,
	} = opportunityRecords(world);
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
	];
};
