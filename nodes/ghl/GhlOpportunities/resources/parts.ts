// In a file without other imports of the node, since Create or Update calls these operations.
import { sentIn, required } from '../../../shared/catalog/fields';
import type { Simplified } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { LOCATION_ID, LOCATION_ID_SNAKE, NO_ACCOUNT } from '../../api';
import { nameOpportunityFields } from '../../fields/customFields';
import { lists } from '../../fields/lists';
import { opportunities as f } from '../../fields/opportunities';
import { nameFilters, opportunityFilters as s } from '../../fields/opportunitySearch';

/** Simplified opportunity. */
export const simplifiedOpportunity: Simplified = {
	opportunityId: 'id',
	name: 'name',
	status: 'status',
	monetaryValue: 'monetaryValue',
	pipelineId: 'pipelineId',
	pipelineStageId: 'pipelineStageId',
	contactId: ['contactId', 'contact.id'],
	contactName: 'contact.name',
	contactEmail: 'contact.email',
	contactPhone: 'contact.phone',
	assignedTo: 'assignedTo',
	followers: 'followers',
	source: 'source',
	lostReasonId: 'lostReasonId',
	customFields: 'customFields',
	lastStageChangeAt: 'lastStageChangeAt',
	lastStatusChangeAt: 'lastStatusChangeAt',
	createdAt: 'createdAt',
	updatedAt: 'updatedAt',
};

/** Simplified opportunity of a search, with the related records that the search includes. */
export const simplifiedRow: Simplified = {
	...simplifiedOpportunity,
	notes: ({ notes }) => notes,
	tasks: ({ tasks }) => tasks,
	calendarEvents: ({ calendarEvents }) => calendarEvents,
	unReadConversations: ({ unReadConversations }) => unReadConversations,
};

/** Creates an opportunity. */
export const createOpportunity = operation('POST /opportunities/', {
	name: 'Create',
	action: 'Create opportunity',
	description: 'Create an opportunity in a pipeline',
	scope: 'opportunities.write',
	account: LOCATION_ID,
	fields: [
		required(f.pipelineId),
		f.pipelineStageId,
		required(f.contactId),
		required(f.name),
		required(f.status),
		f.customFields,
	],
	additional: [f.monetaryValue, f.assignedTo],
	record: 'opportunity',
	complete: nameOpportunityFields,
	simplified: simplifiedOpportunity,
});

/** Reads one opportunity. */
export const getOpportunity = operation('GET /opportunities/{id}', {
	name: 'Get',
	action: 'Get opportunity',
	description: 'Retrieve one opportunity',
	scope: 'opportunities.readonly',
	account: NO_ACCOUNT,
	path: { id: f.opportunityId },
	record: 'opportunity',
	complete: nameOpportunityFields,
	simplified: simplifiedOpportunity,
});

/** Reads a list of opportunities. */
export const getOpportunities = operation('GET /opportunities/search', {
	name: 'Get Many',
	action: 'Get many opportunities',
	description: 'Retrieve a list of opportunities',
	scope: 'opportunities.readonly',
	account: LOCATION_ID_SNAKE,
	filters: [
		s.q,
		s.pipelineId,
		s.pipelineStageId,
		s.contactId,
		s.status,
		s.assignedTo,
		s.campaignId,
		s.id,
		s.date,
		s.endDate,
		s.country,
	],
	options: [s.order, s.getTasks, s.getNotes, s.getCalendarEvents],
	adapt: nameFilters,
	list: lists.opportunities,
	complete: nameOpportunityFields,
	simplified: simplifiedRow,
});

/** Updates an opportunity. */
export const updateOpportunity = operation('PUT /opportunities/{id}', {
	name: 'Update',
	action: 'Update opportunity',
	description: 'Update an opportunity',
	scope: 'opportunities.write',
	account: NO_ACCOUNT,
	path: { id: f.opportunityId },
	fields: [f.customFields],
	update: [f.name, f.pipelineId, f.pipelineStageId, f.status, f.monetaryValue, f.assignedTo],
	record: 'opportunity',
	complete: nameOpportunityFields,
	simplified: simplifiedOpportunity,
});

/** The fields that the upsert endpoint of the API accepts, except its required followers. */
export const upsertFields = {
	fields: [
		required(f.pipelineId),
		f.pipelineStageId,
		{
			...required(sentIn(f.contactId, 'none')),
			description:
				'If this contact has an open opportunity in the pipeline, the node updates it. If not, it creates one.',
		},
		required(f.name),
		f.customFields,
	],
	additional: [
		f.status,
		f.monetaryValue,
		f.assignedTo,
		f.lostReasonId,
		f.followers,
		f.followersActionType,
		sentIn(f.isRemoveAllFollowers, 'body'),
	],
} as const;
