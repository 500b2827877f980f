import type { IDataObject } from 'n8n-workflow';

import { isoDay } from '../catalog/encode';
import type { EncodeContext } from '../catalog/encode';
import type { Field, Prepare } from '../catalog/types';
import type { ApiRequest } from '../http/client';
import { dayOfInstant } from '../core/days';
import { isObject } from '../core/guards';
import { getPath, ownValue, setPath } from '../core/paths';
import { addAccount, groundOf } from './request';
import type { ItemRun } from '../catalog/run';

type Ground = Omit<EncodeContext, 'label'>;

function leaf(field: Field, value: unknown, ground: Ground): unknown {
	if (field.as === isoDay && typeof value === 'string') {
		const day = dayOfInstant(value);
		if (day) return day;
	}
	// What is not of the documented shape goes back as it came.
	if ([value].flat().some(isObject)) return value;
	if (field.as) return field.as(value, { ...ground, label: field.displayName });
	if (field.type === 'string' && typeof value === 'number') return String(value);
	if (field.type === 'number' && typeof value === 'string') return Number(value);
	return value;
}

function readBack(field: Field, value: unknown, ground: Ground): unknown {
	if (value === undefined || value === null || field.in === 'none') return undefined;
	const inside = (part: IDataObject) => sendable(field.fields ?? [], part, ground);
	if (field.shape === 'rows') {
		return [value].flat().map((row) => (isObject(row) ? inside(row) : (row as IDataObject)));
	}
	if (field.shape === 'group') return isObject(value) ? inside(value) : undefined;
	return leaf(field, value, ground);
}

/** What of a record can be sent to the API: the values of these fields, in the form that it takes. */
export function sendable(
	fields: readonly Field[],
	record: IDataObject,
	ground: Ground,
): IDataObject {
	const body: IDataObject = {};
	for (const field of fields) {
		const path = field.at ?? field.name;
		const value = readBack(field, getPath(record, path), ground);
		if (value !== undefined) setPath(body, path, value);
	}
	return body;
}

/** `given` over `kept`, object by object; a list that is given takes the place of the whole list. */
export function overlay(kept: IDataObject, given: IDataObject): IDataObject {
	const merged = { ...kept };
	for (const [key, value] of Object.entries(given)) {
		const before = ownValue(merged, key);
		merged[key] = isObject(before) && isObject(value) ? overlay(before, value) : value;
	}
	return merged;
}

/** Reads the record that a request is about, as it is before. */
export type ReadRecord = (request: Pick<ApiRequest, 'path'>, run: ItemRun) => Promise<IDataObject>;

/** Reads it from the very path that the request goes to. `scope`: that of reading. */
export const fromSamePath =
	(scope: string): ReadRecord =>
	async ({ path }, { operation, api, client, connection, itemIndex }) => {
		const parts = { query: {}, body: {} };
		addAccount(parts, operation.account ?? api.account, 'GET', connection.account);
		return await client.requestObject({
			method: 'GET',
			path,
			query: parts.query,
			scope,
			itemIndex,
		});
	};

/**
 * For endpoints that replace a record whole: reads it first and sends back what the form leaves
 * out, as far as the form itself can set it.
 *
 * @param replaced Parts of the record that what is given makes void.
 */
export function keepRest(
	read: ReadRecord,
	replaced: (given: IDataObject) => string[] = () => [],
): Prepare {
	return async (request, run) => {
		const { fields = [], update = [] } = run.operation;
		const record = await read(request, run);
		const kept = sendable([...fields, ...update], record, groundOf(run));
		for (const part of replaced(request.body)) delete kept[part];
		request.body = overlay(kept, request.body);
	};
}
