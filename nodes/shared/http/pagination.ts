import { readByCursor } from './pages/cursor';
import { readByNumber } from './pages/numbered';
import { readByOffset } from './pages/offset';
import type { FetchPage, ListOptions, Rows } from './pages/types';

export type { FetchPage, ListOptions, Page, Position, Rows } from './pages/types';

/** How a list is asked for its next page. */
export type Paging = 'offset' | 'page' | 'cursor';

const READERS = { offset: readByOffset, page: readByNumber, cursor: readByCursor };

/**
 * The rows of a list, page by page: each once, in the order of the list, at most `max`. A list
 * that changes while it is read gives every row that was there throughout (for numbered pages
 * see {@link readByNumber}). When nothing changes, pages by offset cost 1 % more than the list has.
 */
export async function* readPages<T>(
	paging: Paging,
	fetch: FetchPage<T>,
	options: ListOptions<T>,
): Rows<T> {
	let left = options.max ?? Infinity;
	for await (const rows of READERS[paging](fetch, options)) {
		yield rows.slice(0, left);
		left -= rows.length;
		if (left <= 0) return;
	}
}
