import type { IDataObject } from 'n8n-workflow';

import { buildRequest } from '../../shared/engine/request';
import type { ItemRun } from '../../shared/catalog/run';

/** The created or updated contact, and which of the two happened. The API returns this next to the contact. */
export async function upsertContact({ client, ...run }: ItemRun): Promise<IDataObject> {
	const request = buildRequest(run.operation, run);
	const { contact, new: isNew } = await client.request(request);
	if (!contact) throw client.wrongShape(request, "'contact'");
	return { ...(contact as IDataObject), new: isNew };
}
