import { ReadAhead } from './readAhead';
import { KnownRows } from './knownRows';
import type { FetchPage, ListOptions, Page, Rows } from './types';

/**
 * Number of pages without new rows that are accepted in addition to the known ones, because rows can be added
 * during the read.
 */
const EXTRA_IDLE_PAGES = 4;

interface OffsetPage<T> extends Page<T> {
	offset: number;
}

/**
 * Reads a list by offset. Adjacent pages overlap by one row. Existing rows keep their order, so a page that
 * contains a known row proves that no row between them was missed. If it does not contain one, earlier rows
 * were deleted during the read. Then the reader goes back until it finds a known row, and continues from
 * there.
 *
 * A total is only used to read ahead. The list ends at a page that is not full.
 */
export async function* readByOffset<T>(fetch: FetchPage<T>, options: ListOptions<T>): Rows<T> {
	const limit = Math.min(options.pageSize, options.max ?? Infinity);
	const first = await fetch({ offset: 0, page: 1, limit });
	const known = new KnownRows(first, options.idOf);
	yield known.add(first);
	if (isLast(first, 0, limit)) return;

	const reader = new OffsetReader(fetch, options, known, first);
	let last: OffsetPage<T> = { ...first, offset: 0 };
	// If a list restarts or repeats without end, it returns more pages without new rows than it has known
	// pages.
	for (let idle = 0; idle <= known.size / reader.size + EXTRA_IDLE_PAGES; ) {
		last = await reader.readNext(last);
		const rows = known.add(last);
		yield rows;
		idle = rows.length > 0 ? 0 : idle + 1;
		if (isLast(last, last.offset, reader.size) || (idle > 0 && !reader.isFull(last))) return;
	}
}

/**
 * Returns whether a page is the last one: it is not full, and the total does not show that the server returns
 * smaller pages.
 */
function isLast<T>({ rows, total = 0 }: Page<T>, offset: number, limit: number): boolean {
	return rows.length === 0 || (rows.length < limit && total <= offset + rows.length);
}

class OffsetReader<T> {
	/** Rows in a full page. The server can return fewer or more than requested. */
	readonly size: number;
	private readonly overlap: number;
	private readonly ahead: ReadAhead<number, OffsetPage<T>>;

	constructor(
		private readonly fetch: FetchPage<T>,
		private readonly options: ListOptions<T>,
		private readonly known: KnownRows<T>,
		first: Page<T>,
	) {
		this.size = first.rows.length;
		this.overlap = known.hasIds && this.size > 1 ? 1 : 0;
		const wanted = Math.min(first.total ?? 0, options.max ?? Infinity);
		const read = async (offset: number) => await this.read(offset);
		this.ahead = new ReadAhead(this.offsets(wanted), options.concurrency ?? 10, read);
	}

	/** Returns the offsets of the pages after the first, up to the known end of the list. */
	private *offsets(rows: number): Generator<number, void> {
		for (let at = this.stride; at + this.overlap < rows; at += this.stride) yield at;
	}

	private get stride(): number {
		return this.size - this.overlap;
	}

	isFull({ rows }: Page<T>): boolean {
		return rows.length >= this.size;
	}

	/** Returns the next page, with proof that no row before it was missed. */
	async readNext(last: OffsetPage<T>): Promise<OffsetPage<T>> {
		const next = last.offset + last.rows.length - this.overlap;
		const nextReadAhead = await this.ready(last.offset);
		if (nextReadAhead && this.hasOverlap(nextReadAhead)) {
			this.ahead.drop();
			return nextReadAhead;
		}
		return await this.withOverlap(await this.read(next));
	}

	/**
	 * Returns the next page that was read ahead and has not been passed. Stops reading ahead at an empty page.
	 */
	private async ready(passed: number): Promise<OffsetPage<T> | undefined> {
		for (;;) {
			const page = await this.ahead.peek();
			if (!page || (page.offset > passed && page.rows.length > 0)) return page;
			if (page.rows.length === 0) this.ahead.stop();
			else this.ahead.drop();
		}
	}

	/** Returns the page if it contains a known row. Otherwise, returns the nearest earlier page that does. */
	private async withOverlap(page: OffsetPage<T>): Promise<OffsetPage<T>> {
		let found = page;
		for (let back = this.stride; !this.hasOverlap(found); back *= 2) {
			found = await this.read(Math.max(0, found.offset - back));
		}
		return found;
	}

	/**
	 * Returns whether no row before a page can be missing. The first page needs no proof, and without an
	 * overlap there is none.
	 */
	private hasOverlap(page: OffsetPage<T>): boolean {
		return page.offset === 0 || this.overlap === 0 || this.known.hasKnownRow(page);
	}

	private async read(offset: number): Promise<OffsetPage<T>> {
		const limit = Math.min(this.options.pageSize, this.options.max ?? Infinity);
		const page = await this.fetch({ offset, page: Math.floor(offset / limit) + 1, limit });
		return { ...page, offset };
	}
}
