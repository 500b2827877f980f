import { ReadAhead } from './readAhead';
import { KnownRows } from './knownRows';
import type { FetchPage, ListOptions, Page, Rows } from './types';

/**
 * Maximum number of consecutive pages without new rows. After that, the server returns the same pages again.
 */
const MAX_IDLE = 2;

/**
 * Reads a list by page number. Numbered pages cannot overlap. If a row is deleted during the read, later rows
 * move to an earlier page. If the total of the API decreases, the previous page is read again to find them.
 * Without a total, such a row is missed: only reading each page twice would prevent that.
 */
export async function* readByNumber<T>(fetch: FetchPage<T>, options: ListOptions<T>): Rows<T> {
	const limit = Math.min(options.pageSize, options.max ?? Infinity);
	const first = await fetch({ page: 1, offset: 0, limit });
	const known = new KnownRows(first, options.idOf);
	yield known.add(first);
	if (isLast(first, 1, limit)) return;
	// A server that returns smaller pages than requested uses that size for its page numbers.
	const size = Math.min(limit, first.rows.length);
	const read = async (page: number) => await fetch({ page, offset: (page - 1) * size, limit });
	const wanted = Math.min(first.total ?? 0, options.max ?? Infinity);
	const ahead = new ReadAhead(numbers(Math.ceil(wanted / size)), options.concurrency ?? 10, read);
	let total = first.total ?? 0;
	for (let number = 2, idle = 0; idle < MAX_IDLE; number++) {
		const page = (await ahead.peek()) ?? (await read(number));
		ahead.drop();
		const newTotal = page.total ?? total;
		if (newTotal < total) yield known.add(await read(number - 1));
		total = newTotal;
		const rows = known.add(page);
		yield rows;
		idle = rows.length > 0 ? 0 : idle + 1;
		if (isLast(page, number, size)) return;
	}
}

/** Returns the page numbers after the first. */
function* numbers(last: number): Generator<number, void> {
	for (let number = 2; number <= last; number++) yield number;
}

/** Returns whether a page is the last one: it is not full, and the total does not show more rows. */
function isLast<T>({ rows, total = 0 }: Page<T>, number: number, size: number): boolean {
	return rows.length === 0 || (rows.length < size && total <= (number - 1) * size + rows.length);
}
