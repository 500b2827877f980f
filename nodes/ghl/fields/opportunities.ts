import { choices, fieldTable, locator } from '../../shared/catalog/fields';
import { contacts, user } from './contacts';
import { customFieldsOf } from './customFields';
import { recordIds } from './recordIds';

/** The statuses of an opportunity. */
export const STATUSES: readonly string[] = ['open', 'won', 'lost', 'abandoned'];

const { userId: follower } = fieldTable({ userId: user('User', 'A user of the location') });

/** Fields of opportunities and their followers. */
export const opportunities = fieldTable({
	opportunityId: locator({
		displayName: 'Opportunity',
		search: 'searchOpportunities',
		example: 'yWQobCRIhRguQtD2llvk',
	}),
	pipelineId: locator({
		displayName: 'Pipeline',
		search: 'searchPipelines',
		example: 'VDm7RPYC2GLUvdpKmBfC',
	}),
	pipelineStageId: locator({
		displayName: 'Stage',
		description: 'The list shows the stages of the chosen pipeline',
		search: 'searchPipelineStages',
		example: '7915dedc-8f18-44d5-8bc3-77c04e994a10',
	}),
	contactId: contacts.contactId,
	name: { displayName: 'Name', type: 'string', placeholder: 'e.g. Office coffee for 20 people' },
	status: {
		displayName: 'Status',
		type: 'options',
		options: choices(STATUSES),
		default: 'open',
	},
	monetaryValue: {
		displayName: 'Opportunity Value',
		type: 'number',
		typeOptions: { numberPrecision: 2 },
		description: "Amount in the currency's main unit. For example, 9.5 means $9.50.",
	},
	assignedTo: user('Assigned To', 'The user assigned to the opportunity'),
	lostReasonId: locator({
		displayName: 'Lost Reason',
		description: 'Reason for the status Lost',
		search: 'searchLostReasons',
		example: 'CLu7BaljjqrEjBGKTNNe',
	}),
	customFields: {
		...customFieldsOf('getOpportunityCustomFields'),
		description:
			'Values of the opportunity custom fields of the location. Fields without a value here are not changed.',
	},
	followers: recordIds(
		{ displayName: 'Followers', description: 'Users of the location, up to 10' },
		follower,
	),
	isRemoveAllFollowers: {
		displayName: 'Remove All Followers',
		type: 'boolean',
		in: 'query',
		description: 'Whether to remove all followers of the opportunity',
	},
	followersActionType: {
		displayName: 'Followers Action',
		type: 'options',
		options: [
			{ name: 'Add', value: 'add' },
			{ name: 'Remove', value: 'remove' },
		],
		default: 'add',
		description: 'Whether to add or remove the users in Followers',
	},
});

/** Filters of lost reasons. */
export const lostReasons = fieldTable({
	name: {
		displayName: 'Name',
		type: 'string',
		placeholder: 'e.g. Too expensive',
		description: 'Only the reason with this name',
	},
	query: {
		displayName: 'Search',
		type: 'string',
		placeholder: 'e.g. price',
		description: 'Text to search for in names',
	},
	deleted: {
		displayName: 'Deleted',
		type: 'boolean',
		default: true,
		description: 'Whether to return deleted reasons instead of active ones',
	},
});
