import type { IDataObject } from 'n8n-workflow';

import type { ItemRun } from '../../shared/catalog/run';
import { recordsOfBody } from '../../shared/engine/records';
import { buildRequest } from '../../shared/engine/request';

/** The created or updated contact, and which of the two happened. The API returns this next to the contact. */
export async function upsertContact(run: ItemRun): Promise<IDataObject> {
	const { client, operation } = run;
	const request = buildRequest(run);
	const body = await client.requestObject(request);
	const [contact] = recordsOfBody(client, request, { ...operation, record: 'contact' }, body);
	return { ...contact, new: body.new };
}
