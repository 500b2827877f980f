import { createHash, randomUUID } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import type { Prepare } from '../shared/catalog/types';
import { KEY_HEADER } from './api';

/** Returns the same JSON for equal contents, even if the order of their properties differs. */
function canonical(content: unknown): string {
	return JSON.stringify(content, (_key, value: unknown) =>
		typeof value === 'object' && value !== null && !Array.isArray(value)
			? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
			: value,
	);
}

/** The parts of a write that decide whether it equals another write. */
export interface Write {
	/** The backend and the credential. */
	credential: string;
	/** Method and path, including the IDs in the path: `POST /orders`. */
	operation: string;
	/** The ID of the record, if it is not in the path. */
	id?: unknown;
	query: IDataObject;
	body: unknown;
}

/**
 * Returns the idempotency key of a write: 64 hexadecimal digits. Equal writes have equal keys, in every
 * execution and on every machine.
 */
function keyOf(write: Write): string {
	return createHash('sha256').update(canonical(write)).digest('hex');
}

/**
 * Adds an idempotency key to a write, so that the backend processes it only once.
 *
 * @param ownId Properties of the body that can contain the ID of the new record. The first one with a value
 * counts. If none has a value, the key is random, because the record has no ID yet. If omitted, the path
 * contains the ID.
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
