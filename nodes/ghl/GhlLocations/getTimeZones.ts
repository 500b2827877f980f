import type { IDataObject } from 'n8n-workflow';

import type { ItemRun } from '../../shared/catalog/run';
import { textOf } from '../../shared/core/guards';
import { getPath } from '../../shared/core/paths';
import { buildRequest } from '../../shared/engine/request';

/** Reads the time zones of a location. The specification does not document the response. */
export async function getTimeZones(run: ItemRun): Promise<IDataObject[]> {
	const request = buildRequest(run);
	const body = await run.client.request(request);
	const zones = getPath(body, 'timeZones');
	if (!Array.isArray(zones)) throw run.client.wrongShape(request, "The list 'timeZones'", body);
	return zones
		.map(textOf)
		.filter((zone) => zone !== '')
		.map((timeZone) => ({ timeZone }));
}
