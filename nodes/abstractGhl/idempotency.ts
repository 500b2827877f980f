import { createHash, randomUUID } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import type { Prepare } from '../shared/catalog/types';
import { KEY_HEADER } from './api';

/** JSON in which equal contents are equal texts, whatever the order of their properties. */
function canonical(content: unknown): string {
	return JSON.stringify(content, (_key, value: unknown) =>
		typeof value === 'object' && value !== null && !Array.isArray(value)
			? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
			: value,
	);
}

/** One write, as far as it decides whether it is the same as another one. */
export interface Write {
	/** Backend and credential. */
	credential: string;
	/** `POST /orders`: with the IDs that stand in the path. */
	operation: string;
	/** The record's own ID, where it is not in the path. */
	id?: unknown;
	query: IDataObject;
	body: unknown;
}

/** The key of a write: equal writes have equal keys, in every run and on every machine. 64 hexadecimal digits. */
export function keyOf(write: Write): string {
	return createHash('sha256').update(canonical(write)).digest('hex');
}

/**
 * Gives a write its idempotency key, so that its repetition does nothing twice.
 *
 * @param ownId Properties of the body of which the first filled one is the ID of the record that is made; left out:
 * the path names the record. Where none is filled, the record has no ID before it is made, and the key is random.
 */
export function withIdempotencyKey(ownId?: readonly string[]): Prepare {
	return async (request, { connection }) => {
		const { method, path, query, body } = request;
		const id = ownId?.map((name) => body[name]).find((given) => given !== undefined);
		const isKnown = ownId === undefined || id !== undefined;
		const write = {
			credential: connection.limitKey,
			operation: `${method} ${path}`,
			id,
			query,
			body,
		};
		request.headers[KEY_HEADER] = isKnown ? keyOf(write) : randomUUID();
	};
}
