import { Ahead } from './ahead';
import { Known } from './known';
import type { FetchPage, ListOptions, Page, Rows } from './types';

/** Pages in a row that may bring nothing new before the list counts as repeating itself. */
const MAX_IDLE = 2;

/**
 * Reads a list by page number. Numbered pages of one size cannot overlap, so that a removal while
 * the list is read shows only where the API gives a total: when it has dropped, the page before is
 * read once more. Where there is no total, a row that slid across the border of two pages in
 * that very moment is missed; to rule that out would take every page twice.
 */
export async function* readByNumber<T>(fetch: FetchPage<T>, options: ListOptions<T>): Rows<T> {
	const limit = Math.min(options.pageSize, options.max ?? Infinity);
	const first = await fetch({ page: 1, offset: 0, limit });
	const known = new Known(first, options.idOf);
	yield known.take(first);
	if (isLast(first, 1, limit)) return;
	// A server that gives smaller pages than asked for counts its pages in that size.
	const size = Math.min(limit, first.rows.length);
	const read = async (page: number) => await fetch({ page, offset: (page - 1) * size, limit });
	const wanted = Math.min(first.total ?? 0, options.max ?? Infinity);
	const ahead = new Ahead(numbers(Math.ceil(wanted / size)), options.concurrency ?? 10, read);
	let total = first.total ?? 0;
	for (let number = 2, idle = 0; idle < MAX_IDLE; number++) {
		const page = (await ahead.peek()) ?? (await read(number));
		ahead.drop();
		if (page.total !== undefined && page.total < total) {
			yield known.take(await read(number - 1));
		}
		total = page.total ?? total;
		const rows = known.take(page);
		if (rows.length > 0) yield rows;
		idle = rows.length > 0 ? 0 : idle + 1;
		if (isLast(page, number, size)) return;
	}
}

/** The page numbers after the first. */
function* numbers(last: number): Generator<number, void> {
	for (let number = 2; number <= last; number++) yield number;
}

/** A page that is not full ends the list, unless its total says that more follow. */
function isLast<T>({ rows, total = 0 }: Page<T>, number: number, size: number): boolean {
	return rows.length === 0 || (rows.length < size && total <= (number - 1) * size + rows.length);
}
