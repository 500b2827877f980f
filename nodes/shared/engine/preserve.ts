import type { IDataObject } from 'n8n-workflow';

import { isoDay } from '../catalog/encode';
import type { ItemContext } from '../catalog/encode';
import type { ItemRun } from '../catalog/run';
import type { Field, Prepare } from '../catalog/types';
import { dayOfInstant } from '../core/days';
import { isObject } from '../core/guards';
import { getPath, ownValue, setPath } from '../core/paths';

function toWritableValue(field: Field, value: unknown, context: ItemContext): unknown {
	if (field.as === isoDay && typeof value === 'string') {
		const day = dayOfInstant(value);
		if (day) return day;
	}
	// A value that does not have the documented type is sent back unchanged.
	if ([value].flat().some(isObject)) return value;
	if (field.as) return field.as(value, { ...context, label: field.displayName });
	if (field.type === 'string' && typeof value === 'number') return String(value);
	if (field.type === 'number' && typeof value === 'string') return Number(value);
	return value;
}

function toWritableField(field: Field, value: unknown, context: ItemContext): unknown {
	if (value === undefined || value === null || field.in === 'none') return undefined;
	const toWritablePart = (part: IDataObject) => toWritable(field.fields ?? [], part, context);
	if (field.shape === 'rows') {
		return [value]
			.flat()
			.map((row) => (isObject(row) ? toWritablePart(row) : (row as IDataObject)));
	}
	if (field.shape === 'group') return isObject(value) ? toWritablePart(value) : undefined;
	return toWritableValue(field, value, context);
}

/** Returns the part of a record that these fields can set, in the format that the API accepts. */
export function toWritable(
	fields: readonly Field[],
	record: IDataObject,
	context: ItemContext,
): IDataObject {
	const body: IDataObject = {};
	for (const field of fields) {
		const path = field.at ?? field.name;
		const value = toWritableField(field, getPath(record, path), context);
		if (value !== undefined) setPath(body, path, value);
	}
	return body;
}

/** Merges changes into an object, level by level. A list replaces the entire list. */
export function mergeDeep(base: IDataObject, changes: IDataObject): IDataObject {
	const merged = { ...base };
	for (const [key, value] of Object.entries(changes)) {
		const before = ownValue(merged, key);
		merged[key] = isObject(before) && isObject(value) ? mergeDeep(before, value) : value;
	}
	return merged;
}

/** Reads the record that an operation changes. */
export type ReadRecord = (run: ItemRun) => Promise<IDataObject>;

/**
 * Returns a function for endpoints that replace the entire record. It reads the record first, and sends back
 * all fields that the form can set but does not contain.
 *
 * @param replaced Parts of the record that the new values replace entirely.
 */
export function preserveUnsetFields(
	read: ReadRecord,
	replaced: (changes: IDataObject) => string[] = () => [],
): Prepare {
	return async (request, run) => {
		const { fields = [], update = [] } = run.operation;
		const kept = toWritable([...fields, ...update], await read(run), run);
		for (const part of replaced(request.body)) delete kept[part];
		request.body = mergeDeep(kept, request.body);
	};
}
