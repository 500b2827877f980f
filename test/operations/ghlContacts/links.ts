import { locator } from '../../harness';
import type { Cases } from '../support/types';
import { location, peopleOf } from './people';

export const links: Cases = (world) => {
	const { plain, rich, campaign, workflow, users } = peopleOf(world);
	const path = `/contacts/${plain._id}`;
	const contactId = locator(plain._id);
	const [old] = plain.tags;
	const unknownContact = {
		parameters: { contactId: locator('XPLSw2SVagl12LMDeTmQ') },
		message: /Contact not found for id:XPLSw2SVagl12LMDeTmQ/,
	};
	const followers = { rows: [{ userId: locator(users[0].id) }] };
	const start = '2026-12-01T09:00:00.000Z';
	return [
		{
			resource: 'tag',
			operation: 'add',
			parameters: { contactId, tags: 'vip, wholesale' },
			expect: {
				request: { method: 'POST', path: `${path}/tags`, body: { tags: ['vip', 'wholesale'] } },
				output: [{ tags: [old, 'vip', 'wholesale'] }],
			},
			bad: { parameters: { tags: '' }, message: /'Tags' is empty/ },
		},
		{
			resource: 'tag',
			operation: 'bulkUpdate',
			parameters: {
				type: 'remove',
				contacts: { rows: [{ contactId }, { contactId: locator(rich._id) }] },
				tags: old,
			},
			expect: {
				request: {
					method: 'POST',
					path: '/contacts/bulk/tags/update/remove',
					body: {
						...location,
						contacts: [plain._id, rich._id],
						tags: [old],
						removeAllTags: false,
					},
				},
				output: { succeded: true, errorCount: 0 },
			},
			bad: { parameters: { contacts: {} }, message: /'Contacts' is empty/ },
		},
		{
			resource: 'tag',
			operation: 'remove',
			parameters: { contactId, tags: old },
			expect: {
				request: { method: 'DELETE', path: `${path}/tags`, body: { tags: [old] } },
				output: [{ tags: [] }],
			},
			bad: unknownContact,
		},
		{
			resource: 'follower',
			operation: 'add',
			parameters: { contactId, followers },
			expect: {
				request: {
					method: 'POST',
					path: `${path}/followers`,
					body: { followers: [users[0].id] },
				},
				output: { followers: [users[0].id], followersAdded: [users[0].id] },
			},
			bad: { parameters: { followers: {} }, message: /'Followers' is empty/ },
		},
		{
			resource: 'follower',
			operation: 'remove',
			parameters: { contactId, followers },
			expect: {
				request: {
					method: 'DELETE',
					path: `${path}/followers`,
					body: { followers: [users[0].id] },
				},
				output: { followers: [], followersRemoved: [] },
			},
			bad: unknownContact,
		},
		{
			resource: 'campaign',
			operation: 'add',
			parameters: { contactId, campaignId: locator(campaign.id) },
			expect: {
				request: { method: 'POST', path: `${path}/campaigns/${campaign.id}` },
				output: [{ success: true }],
			},
			bad: {
				parameters: { campaignId: locator('Y2I9XM7aO1hncuSOlc9L') },
				message: /Campaign not found/,
			},
		},
		{
			resource: 'campaign',
			operation: 'remove',
			parameters: { contactId: locator(rich._id), campaignId: locator(campaign.id) },
			expect: {
				request: { method: 'DELETE', path: `/contacts/${rich._id}/campaigns/${campaign.id}` },
				output: [{ success: true }],
			},
			bad: { parameters: { campaignId: locator('?') }, message: /'Campaign' is not an ID: \?/ },
		},
		{
			resource: 'campaign',
			operation: 'removeAll',
			parameters: { contactId },
			expect: {
				request: { method: 'DELETE', path: `${path}/campaigns/removeAll` },
				output: [{ success: true }],
			},
			bad: unknownContact,
		},
		{
			resource: 'workflow',
			operation: 'add',
			parameters: {
				contactId,
				workflowId: locator(workflow.id),
				additionalFields: { eventStartTime: start },
			},
			expect: {
				request: {
					method: 'POST',
					path: `${path}/workflow/${workflow.id}`,
					body: { eventStartTime: start },
				},
				output: [{ success: true }],
			},
			bad: {
				parameters: { additionalFields: { eventStartTime: 'noon' } },
				message: /'Event Start Time' is not a date: "noon"/,
			},
		},
		{
			resource: 'workflow',
			operation: 'remove',
			parameters: { contactId: locator(rich._id), workflowId: locator(workflow.id) },
			expect: {
				request: {
					method: 'DELETE',
					path: `/contacts/${rich._id}/workflow/${workflow.id}`,
				},
				output: [{ success: true }],
			},
			bad: { parameters: { workflowId: locator('') }, message: /'Workflow' is empty/ },
		},
	];
};
