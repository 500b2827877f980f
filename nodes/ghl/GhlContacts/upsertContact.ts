import type { IDataObject } from 'n8n-workflow';

import { recordsOfBody } from '../../shared/engine/records';
import { buildRequest } from '../../shared/engine/request';
import type { ItemRun } from '../../shared/catalog/run';

/** The created or updated contact, and which of the two happened. The API returns this next to the contact. */
export async function upsertContact({ client, ...run }: ItemRun): Promise<IDataObject> {
	const request = buildRequest(run.operation, run);
	const body = await client.requestObject(request);
	const [contact] = recordsOfBody(client, request, { ...run.operation, record: 'contact' }, body);
	return { ...contact, new: body.new };
}
