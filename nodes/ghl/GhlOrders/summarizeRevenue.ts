import type { IDataObject } from 'n8n-workflow';

import { inputError } from '../../shared/catalog/encode';
import type { ItemRun } from '../../shared/catalog/run';
import { scalarText } from '../../shared/core/guards';
import { readRows } from '../../shared/engine/lists';
import { buildRequest } from '../../shared/engine/request';
import { lists } from '../fields/lists';
import { GROUPINGS, RevenueSummary, selectionOf } from './revenueSummary';
import type { Grouping } from './revenueSummary';

/** Returns the grouping in the form. An expression or an AI agent can return an unknown one. */
function groupingOf(run: ItemRun): Grouping {
	const groupBy = scalarText(run.read('groupBy', run.itemIndex));
	if (Object.hasOwn(GROUPINGS, groupBy)) return GROUPINGS[groupBy as keyof typeof GROUPINGS];
	const values = Object.keys(GROUPINGS).join(', ');
	throw inputError(run, `'Group By' has an unknown value: ${groupBy}`, `Use one of: ${values}.`);
}

/**
 * Sums payments by currency and group, and returns one item for each. It reads the transactions page by
 * page, and keeps a few pages in memory at a time.
 */
export async function summarizeRevenue(run: ItemRun): Promise<IDataObject[]> {
	const { client } = run;
	const request = buildRequest(run);
	const grouping = groupingOf(run);
	const select = selectionOf(request.query, grouping.byTime === true);
	const summary = new RevenueSummary(run, grouping);
	for await (const rows of readRows(client, request, lists.data)) await summary.add(rows, select);
	return await summary.finish();
}
