import type { IDataObject } from 'n8n-workflow';

import type { ItemRun } from '../../shared/catalog/run';
import type { Prepare } from '../../shared/catalog/types';
import { encodeSegment } from '../../shared/core/routes';

/**
 * Returns a function that replaces a key at the end of the path by the ID of its record. Only keys contain a dot:
 * `contact.score`. It also adds the fields that GHL requires for an update and the form does not contain.
 *
 * @param find Reads a record by its ID or its key.
 * @param required The required fields.
 */
export const identifyRecord =
	(
		find: (run: ItemRun, idOrKey: string) => Promise<IDataObject>,
		required: readonly string[] = [],
	): Prepare =>
	async (request, run) => {
		const { body } = request;
		const end = request.path.lastIndexOf('/') + 1;
		const given = decodeURIComponent(request.path.slice(end));
		const isComplete = required.every((name) => body[name] !== undefined);
		if (isComplete && !given.includes('.')) return;
		const record = await find(run, given);
		const id = encodeSegment(record.id);
		// Without an ID, the path would be the one of the list.
		if (id === undefined) throw run.client.wrongShape(request, "'id'", record);
		request.path = request.path.slice(0, end) + id;
		for (const name of required) body[name] ??= record[name];
	};
