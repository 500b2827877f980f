import type { IDataObject } from 'n8n-workflow';

import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';

/** The fields of each record of the sandbox. */
export interface Stored {
	_id: string;
	altId: string;
	createdAt: string;
	updatedAt: string;
}

/** The parts of a sandbox list that the tests of a trigger need. */
export interface Records {
	all: (altId: string) => readonly Stored[];
	get: (id: string) => Stored;
	insert: (row: Stored, visibleAt?: number) => Stored;
	update: (id: string, patch: object) => unknown;
}

/** Returns a record with other fields. The `fields` of the sandbox's invoices contain the values of the request. */
export const withPatch = (
	row: Stored & { fields?: object },
	{ fields, ...patch }: IDataObject,
): Stored => ({
	...row,
	...patch,
	...(row.fields && { fields: { ...row.fields, ...(fields as object) } }),
});

let made = 0;

/** Adds a record similar to the existing ones. Lists contain it from `visibleAt` (ms). */
export function addRecord(
	records: Records,
	initial: IDataObject,
	time: string,
	visibleAt?: number,
): Stored {
	const [model] = records.all(MAIN_LOCATION.id);
	const _id = (++made).toString(16).padStart(24, 'a');
	const row = withPatch(structuredClone(model), initial);
	return records.insert({ ...row, _id, createdAt: time, updatedAt: time }, visibleAt);
}
