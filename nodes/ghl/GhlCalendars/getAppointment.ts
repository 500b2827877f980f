import type { IDataObject } from 'n8n-workflow';

import type { ItemRun } from '../../shared/catalog/run';
import { isObject } from '../../shared/core/guards';
import { getPath } from '../../shared/core/paths';
import { buildRequest } from '../../shared/engine/request';

/** Reads an appointment. The API documents it in `event`, and also returns it in `appointment` (docs/api-notes/ghl.md#calendar-rules). */
export async function getAppointment({ client, ...run }: ItemRun): Promise<IDataObject> {
	const request = buildRequest({ client, ...run });
	const body = await client.request(request);
	const found = [getPath(body, 'event'), getPath(body, 'appointment')].find(
		(one) => isObject(one) && Object.keys(one).length > 0,
	);
	if (isObject(found)) return found;
	throw client.wrongShape(request, "'event'", body);
}
