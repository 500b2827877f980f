import type { IDataObject } from 'n8n-workflow';

import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';

/** What every record of the sandbox has. */
export interface Stored {
	_id: string;
	altId: string;
	createdAt: string;
	updatedAt: string;
}

/** A list of the sandbox that a trigger watches, as far as the tests need it. */
export interface Records {
	all: (altId: string) => readonly Stored[];
	get: (id: string) => Stored;
	insert: (row: Stored, visibleAt?: number) => Stored;
	update: (id: string, patch: object) => unknown;
}

/** A record with other fields. What a request has written stands in `fields` of the sandbox's invoices. */
export const withPatch = (
	row: Stored & { fields?: object },
	{ fields, ...patch }: IDataObject,
): Stored => ({
	...row,
	...patch,
	...(row.fields && { fields: { ...row.fields, ...(fields as object) } }),
});

let made = 0;

/** Adds a record like those that are there; lists show it from `visibleAt` (ms) on. */
export function addRecord(
	records: Records,
	begins: IDataObject,
	time: string,
	visibleAt?: number,
): Stored {
	const [model] = records.all(MAIN_LOCATION.id);
	const _id = (++made).toString(16).padStart(24, 'a');
	const row = withPatch(structuredClone(model), begins);
	return records.insert({ ...row, _id, createdAt: time, updatedAt: time }, visibleAt);
}
