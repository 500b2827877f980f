import { BoundedMap } from '../core/boundedMap';
import type { Client } from '../http/client';

/** Readings remembered for one run; the oldest are forgotten first, and would be read again. */
const MAX_KNOWN = 10_000;

/** What was read already, by run: each run has a client of its own, and takes this with it when it ends. */
const readings = new WeakMap<Client, BoundedMap<string, Promise<unknown>>>();

/**
 * Reads what several input items may ask for only once in a run. A reading that failed stays so:
 * the client has tried as often as makes sense.
 *
 * @param key Names what is read, such as its path.
 */
export async function once<T>(client: Client, key: string, read: () => Promise<T>): Promise<T> {
	const known = readings.get(client) ?? new BoundedMap<string, Promise<unknown>>(MAX_KNOWN);
	readings.set(client, known);
	return await (known.getOrCreate(key, read) as Promise<T>);
}
