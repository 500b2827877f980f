import { required, shownWhen } from '../../../shared/catalog/fields';
import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { inBody, LOCATION_ID, NO_ACCOUNT } from '../../api';
import { nameOpportunityFields } from '../../fields/customFields';
import { lists } from '../../fields/lists';
import { opportunities as f } from '../../fields/opportunities';
import { completeSearch, opportunitySearch as s } from '../../fields/opportunitySearch';
import { apiCall } from '../../operations';
import { upsertOpportunity } from '../upsertOpportunity';
import {
	createOpportunity,
	getOpportunities,
	getOpportunity,
	simplifiedOpportunity,
	simplifiedRow,
	updateOpportunity,
	upsertFields,
} from './parts';

export const opportunity = {
	name: 'Opportunity',
	operations: {
		create: createOpportunity,
		upsert: operation('POST /opportunities/upsert', {
			name: 'Create or Update',
			action: 'Create or update opportunity',
			description: 'Create a new record, or update the current one if it already exists (upsert)',
			scope: 'opportunities.write',
			account: LOCATION_ID,
			...upsertFields,
			// With the ID of an opportunity, the request always updates the same record.
			repeatable: true,
			isRead: () => false,
			run: upsertOpportunity,
			complete: nameOpportunityFields,
			simplified: { ...simplifiedOpportunity, isNew: 'new' },
		}),
		delete: operation('DELETE /opportunities/{id}', {
			name: 'Delete',
			action: 'Delete opportunity',
			description: 'Delete an opportunity permanently',
			scope: 'opportunities.write',
			account: NO_ACCOUNT,
			path: { id: f.opportunityId },
			result: 'deleted',
		}),
		get: getOpportunity,
		getAll: getOpportunities,
		moveToStage: operation('PUT /opportunities/{id}', {
			name: 'Move to Stage',
			action: 'Move opportunity to stage',
			description: 'Move an opportunity to another stage, or to another pipeline',
			scope: 'opportunities.write',
			account: NO_ACCOUNT,
			path: { id: f.opportunityId },
			fields: [required(f.pipelineId), required(f.pipelineStageId)],
			record: 'opportunity',
			complete: nameOpportunityFields,
			simplified: simplifiedOpportunity,
		}),
		search: operation('POST /opportunities/search', {
			name: 'Search',
			action: 'Search opportunities',
			description:
				'Search opportunities with conditions, also on custom fields and dates. GHL returns up to 10,000 opportunities.',
			scope: 'opportunities.readonly',
			account: inBody(LOCATION_ID),
			filters: [s.query, s.conditions, s.match, s.filterGroups, s.sort],
			options: [s.notes, s.tasks, s.calendarEvents, s.unReadConversations],
			adapt: completeSearch,
			list: lists.opportunitySearch,
			repeatable: true,
			complete: nameOpportunityFields,
			simplified: simplifiedRow,
		}),
		setStatus: operation('PUT /opportunities/{id}/status', {
			name: 'Set Status',
			action: 'Set status of opportunity',
			description: 'Mark an opportunity as open, won, lost, or abandoned',
			scope: 'opportunities.write',
			account: NO_ACCOUNT,
			path: { id: f.opportunityId },
			fields: [required(f.status), shownWhen(f.lostReasonId, { status: ['lost'] })],
			result: 'success',
		}),
		update: updateOpportunity,
		apiCall,
	},
} satisfies Resource;
