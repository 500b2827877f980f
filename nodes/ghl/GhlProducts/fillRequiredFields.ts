import type { IDataObject } from 'n8n-workflow';

import type { ItemRun } from '../../shared/catalog/run';
import type { Prepare } from '../../shared/catalog/types';

/**
 * Returns a function for updates in which GHL always requires some fields. It reads those that the form does
 * not contain from the record.
 *
 * @param keys The required fields.
 */
export function fillRequiredFields(
	keys: readonly string[],
	read: (run: ItemRun) => Promise<IDataObject>,
): Prepare {
	return async ({ body }, run) => {
		if (keys.every((key) => body[key] !== undefined)) return;
		const record = await read(run);
		for (const key of keys) body[key] ??= record[key];
	};
}
