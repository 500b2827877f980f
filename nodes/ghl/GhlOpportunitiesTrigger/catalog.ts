import type { IDataObject } from 'n8n-workflow';

import type { TriggerCatalog, TriggerEvent } from '../../shared/poll/catalog';
import { ghl, inBody, LOCATION_ID } from '../api';
import { lists } from '../fields/lists';
import { opportunities as f } from '../fields/opportunities';
import { requiredOfSearch } from '../fields/opportunitySearch';
import { equals, since } from '../fields/triggers';
import { simplifiedOpportunity } from '../GhlOpportunities/resources/parts';

const byUpdate = since('date_updated');

/** Returns the body of a search for opportunities that changed since a time. */
const changedSince = (from: string | undefined): IDataObject => ({
	...requiredOfSearch(),
	...byUpdate(from),
});

/** An event of opportunities that reach a status. */
const reaches = (status: string, name: string): TriggerEvent => ({
	name: `Opportunity ${name}`,
	description: `An opportunity was marked as ${status}`,
	on: 'becomes',
	field: 'status',
	values: [status],
	since: 'lastStatusChangeAt',
});

export const catalog: TriggerCatalog = {
	api: ghl,
	records: 'opportunities',
	watched: [
		{
			name: 'opportunities',
			route: 'POST /opportunities/search',
			account: inBody(LOCATION_ID),
			list: lists.opportunitySearch,
			scope: 'opportunities.readonly',
			ask: changedSince,
			isPagedByTime: true,
			id: 'id',
			createdAt: 'createdAt',
			updatedAt: 'updatedAt',
			listedBy: 'updatedAt',
			simplified: simplifiedOpportunity,
			events: {
				opportunityCreated: {
					name: 'Opportunity Created',
					description: 'An opportunity was created',
					on: 'created',
				},
				opportunityAssignedToChanged: {
					name: 'Opportunity Assigned User Changed',
					description:
						'An opportunity was assigned to another user. The item contains the old and the new value.',
					on: 'changed',
					field: 'assignedTo',
				},
				opportunityStageChanged: {
					name: 'Opportunity Stage Changed',
					description:
						'An opportunity moved to another stage. The item contains the old and the new stage ID.',
					on: 'changed',
					field: 'pipelineStageId',
					since: 'lastStageChangeAt',
				},
				opportunityValueChanged: {
					name: 'Opportunity Value Changed',
					description:
						'The value of an opportunity changed. The item contains the old and the new value.',
					on: 'changed',
					field: 'monetaryValue',
				},
				opportunityStatusChanged: {
					name: 'Opportunity Status Changed',
					description:
						'The status of an opportunity changed. The item contains the old and the new value.',
					on: 'changed',
					field: 'status',
					since: 'lastStatusChangeAt',
				},
				opportunityWon: reaches('won', 'Won'),
				opportunityLost: reaches('lost', 'Lost'),
				opportunityAbandoned: reaches('abandoned', 'Abandoned'),
				opportunityUpdated: {
					name: 'Opportunity Updated',
					description: 'Any field of an opportunity changed',
					on: 'updated',
				},
			},
		},
	],
	filters: [
		equals(f.pipelineId, 'pipelineId'),
		equals(f.status, 'status'),
		equals(f.assignedTo, 'assignedTo'),
		equals(f.contactId, 'contactId'),
	],
};
