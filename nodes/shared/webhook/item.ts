import type { IDataObject } from 'n8n-workflow';

/**
 * Returns a record with added fields. If the record has a field of the same name, it is kept with a prefix:
 * `event` as `originalEvent`.
 */
export function withAdded(record: IDataObject, added: IDataObject): IDataObject {
	const kept = Object.keys(added)
		.filter((key) => Object.hasOwn(record, key))
		.map((key) => [`original${key[0].toUpperCase()}${key.slice(1)}`, record[key]]);
	return { ...record, ...added, ...Object.fromEntries(kept) };
}
