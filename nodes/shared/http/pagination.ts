import { readByCursor } from './pages/cursor';
import { readByNumber } from './pages/numbered';
import { readByOffset } from './pages/offset';
import type { FetchPage, ListOptions, Rows } from './pages/types';

export type { FetchPage, ListOptions, Page, Position, Rows } from './pages/types';

/** The pagination styles. */
export type Paging = 'offset' | 'page' | 'cursor';

const READERS = { offset: readByOffset, page: readByNumber, cursor: readByCursor };

/**
 * Reads a list page by page, without empty pages: each row once, in the order of the list, at most `max`. If the
 * list changes during the read, all rows that existed the entire time are returned (exception:
 * {@link readByNumber}). If it does not change, pagination by offset reads about 1% more rows than the list has.
 */
export async function* readPages<T>(
	paging: Paging,
	fetch: FetchPage<T>,
	options: ListOptions<T>,
): Rows<T> {
	let left = options.max ?? Infinity;
	for await (const rows of READERS[paging](fetch, options)) {
		if (rows.length > 0) yield rows.slice(0, left);
		left -= rows.length;
		if (left <= 0) return;
	}
}
