import type { IDataObject } from 'n8n-workflow';

import type { ItemRun } from '../../shared/catalog/run';
import { textOf } from '../../shared/core/guards';
import type { SharedNotes } from '../../shared/core/keyedMutex';
import { call } from '../../shared/engine/operation';
import { locatorText } from '../../shared/engine/parameters';
import { requestRecord } from '../../shared/engine/records';
import { buildRequest } from '../../shared/engine/request';
import { SharedMutex } from '../../shared/engine/sharedMutex';
import { fallbackOn } from '../../shared/http/fallback';
import {
	createOpportunity,
	getOpportunities,
	getOpportunity,
	updateOpportunity,
} from './resources/parts';

/** Concurrent items with one contact and pipeline must not create two opportunities. */
const mutex = new SharedMutex();

/**
 * Returns the open opportunity of a contact in a pipeline. If this process created it, reads it by its ID, because the
 * search may not return it yet (docs/api-notes/ghl.md#opportunity-search).
 */
async function findOpportunity(
	run: ItemRun,
	{ contactId, pipelineId }: { contactId: string; pipelineId: string },
	{ opportunityId }: SharedNotes,
): Promise<IDataObject | undefined> {
	if (opportunityId) {
		const created = await call(run, getOpportunity, { id: opportunityId }).catch(
			fallbackOn('notFound', undefined),
		);
		if (created?.status === 'open' && created.pipelineId === pipelineId) return created;
	}
	const filter = { contactId, pipelineId, status: 'open' };
	return (await call(run, getOpportunities, filter, 1))[0];
}

/**
 * Updates the open opportunity of a contact in a pipeline, or creates one: `{…opportunity, new}`. GHL's
 * upsert endpoint has no contact and updates by ID, so the node finds the opportunity first.
 */
export async function upsertOpportunity(run: ItemRun): Promise<IDataObject> {
	const { client, read, itemIndex, operation } = run;
	const request = buildRequest(run);
	const { customFields: hasCustomFields, ...fields } = request.body;
	const customFields = read('customFields', itemIndex, null);
	const contactId = locatorText(read('contactId', itemIndex));
	const pipelineId = textOf(fields.pipelineId);
	const { followers = [], lostReasonId } = fields;
	const key = `opportunity ${client.connection.limitKey} ${contactId} ${pipelineId}`;

	return await mutex.runExclusive(run.context, key, async (notes, keep) => {
		const before = await findOpportunity(run, { contactId, pipelineId }, notes);
		const created =
			before === undefined
				? await call(run, createOpportunity, { status: 'open', ...fields, contactId, customFields })
				: undefined;
		const record = (before ?? created) as IDataObject;
		const id = textOf(record.id);
		// The next steps and items need the ID.
		if (id === '') throw client.wrongShape(request, "'id'", record);
		notes.opportunityId = id;
		if (created) keep();

		// The endpoint that creates opportunities does not accept these.
		const needsMore = lostReasonId !== undefined || (followers as unknown[]).length > 0;
		let opportunity = record;
		if (before || needsMore) {
			const defaults = { followersActionType: 'add', isRemoveAllFollowers: false };
			const body = { ...defaults, ...fields, followers, id };
			const withRecord = { ...operation, record: 'opportunity' };
			opportunity = await requestRecord(client, { ...request, body }, withRecord);
		}
		// The upsert endpoint does not accept custom fields.
		if (before && hasCustomFields !== undefined) {
			opportunity = await call(run, updateOpportunity, { id, customFields });
		}
		return { ...opportunity, new: before === undefined };
	});
}
