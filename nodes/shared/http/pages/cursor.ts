import { KnownRows } from './knownRows';
import type { FetchPage, ListOptions, Rows } from './types';

/**
 * Maximum number of consecutive pages without new rows. Servers that filter can return empty pages before the
 * end.
 */
const MAX_IDLE = 10;

/**
 * Reads a list by cursor. Stops if there is no next cursor, if a cursor repeats, or after too many pages
 * without new rows.
 */
export async function* readByCursor<T>(fetch: FetchPage<T>, options: ListOptions<T>): Rows<T> {
	const limit = Math.min(options.pageSize, options.max ?? Infinity);
	const usedCursors = new Set<string>();
	let known: KnownRows<T> | undefined;
	let cursor: string | undefined;
	for (let page = 1, offset = 0, idle = 0; idle < MAX_IDLE; page++) {
		const response = await fetch({ page, offset, limit, ...(cursor !== undefined && { cursor }) });
		known ??= new KnownRows(response, options.idOf);
		const rows = known.add(response);
		yield rows;
		idle = rows.length > 0 ? 0 : idle + 1;
		offset += response.rows.length;
		cursor = response.next;
		if (cursor === undefined || usedCursors.has(cursor)) return;
		usedCursors.add(cursor);
	}
}
