import type { IDataObject } from 'n8n-workflow';

/**
 * A record with what the trigger adds to it. A field of the record that has the name of an added one
 * is kept: `event` as `originalEvent`.
 */
export function withAdded(record: IDataObject, added: IDataObject): IDataObject {
	const kept = Object.keys(added)
		.filter((key) => Object.hasOwn(record, key))
		.map((key) => [`original${key[0].toUpperCase()}${key.slice(1)}`, record[key]]);
	return { ...record, ...added, ...Object.fromEntries(kept) };
}
