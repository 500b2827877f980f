import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../catalog/types';
import { isObject } from '../core/guards';
import { getPath } from '../core/paths';
import type { ApiRequest } from '../http/apiRequest';
import type { Client } from '../http/client';
import { isFilledIn } from './output';

const hasContent = (value: unknown): value is IDataObject =>
	isObject(value) && Object.keys(value).length > 0;

/**
 * Returns whether a value can be the record that an operation reads or writes. It has an ID, or several other
 * fields of the simplified output.
 */
function isRecord({ simplified, mayBeEmpty }: Operation, value: unknown): value is IDataObject {
	if (mayBeEmpty && isObject(value)) return true;
	if (!hasContent(value)) return false;
	if (!simplified) return true;
	const [id, ...others] = Object.values(simplified).map((source) => isFilledIn(value, source));
	return id || others.filter(Boolean).length > 1;
}

/** Returns the records in the body of a response. Returns undefined if it contains none. */
function recordsIn(operation: Operation, body: unknown): IDataObject[] | undefined {
	const found = getPath(body, operation.record ?? '');
	if (isRecord(operation, found)) return [found];
	// Some endpoints return all their records, possibly none, in one response.
	return operation.record !== undefined && Array.isArray(found)
		? found.filter(isObject)
		: undefined;
}

/**
 * Returns the records in a response of success. Throws if the body reports a failure, or contains no record
 * although the operation has one.
 */
export function recordsOfBody(
	client: Client,
	request: ApiRequest,
	operation: Operation,
	body: unknown,
): IDataObject[] {
	if (operation.result) {
		const failure = client.reportedFailure(request, body);
		if (failure) throw failure;
		return [{ [operation.result]: true }];
	}
	const records = recordsIn(operation, body);
	const isWholeBody = records !== undefined && operation.record === undefined;
	const failure = client.reportedFailure(
		request,
		body,
		isWholeBody && operation.simplified !== undefined,
	);
	if (failure) throw failure;
	if (records) return records;
	throw client.wrongShape(request, operation.record ? `'${operation.record}'` : 'The record', body);
}

/** Sends a request and returns the one record of its response. */
export async function requestRecord(
	client: Client,
	request: ApiRequest,
	operation: Operation,
): Promise<IDataObject> {
	const body = await client.request(request);
	const [record] = recordsOfBody(client, request, operation, body);
	return record;
}
