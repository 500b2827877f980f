import type { World } from '../../../sandbox/server';
import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import { locator } from '../../harness';
import { peopleOf } from '../ghlContacts/people';
import { first } from '../support/records';

/** The account in a query. */
export const location = { locationId: MAIN_LOCATION.id };
/** The account in a query, for endpoints with names in `snake_case`. */
export const snake: Record<string, string> = { location_id: MAIN_LOCATION.id };
const UNKNOWN = 'yWQobCRIhRguQtD2llvk';

/** Returns the records and the form values that the cases use. */
export function opportunityRecords(world: World) {
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
	return {
		users,
		sales,
		support,
		deal,
		rich,
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
	};
}
