import type { IDataObject } from 'n8n-workflow';

import { requestRecord } from '../../shared/engine/records';
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
			const read = { method: 'GET', path, query, scope, itemIndex } as const;
			const present = await requestRecord(client, read, operation);
			for (const key of keys) body[key] ??= present[key];
		}
		return await requestRecord(client, request, operation);
	};
}
