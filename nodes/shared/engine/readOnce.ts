import { BoundedMap } from '../core/boundedMap';
import type { Client } from '../http/client';

/** Maximum number of results per execution. The oldest ones are removed first, and read again if needed. */
const MAX_RESULTS = 10_000;

/** Results by client. Each execution has its own client, so they are removed when it ends. */
const resultsOf = new WeakMap<Client, BoundedMap<string, Promise<unknown>>>();

/**
 * Reads data only once in an execution, although several input items need it. A failed read is not repeated,
 * because the client has already retried it.
 *
 * @param key Identifies the data.
 */
export async function readOnce<T>(client: Client, key: string, read: () => Promise<T>): Promise<T> {
	const results = resultsOf.get(client) ?? new BoundedMap<string, Promise<unknown>>(MAX_RESULTS);
	resultsOf.set(client, results);
	return await (results.getOrCreate(key, read) as Promise<T>);
}
