import type { IDataObject } from 'n8n-workflow';

import { buildRequest } from '../../shared/engine/request';
import type { ItemRun } from '../../shared/catalog/run';
import { LOCATION_ID } from '../api';

/**
 * An update by PUT for which GHL always requires some fields. Those that the form leaves out are
 * read from the record first.
 *
 * @param keys The required fields.
 * @param scope The scope for reading.
 */
export function updateKeeping(keys: readonly string[], scope: string) {
	return async (run: ItemRun): Promise<IDataObject> => {
		const { client, operation, itemIndex } = run;
		const request = buildRequest(operation, run);
		const { path, body } = request;
		if (keys.some((key) => body[key] === undefined)) {
			const query = LOCATION_ID.values(client.connection.account);
			const present = await client.request({ method: 'GET', path, query, scope, itemIndex });
			for (const key of keys) body[key] ??= present[key];
		}
		return await client.request(request);
	};
}
