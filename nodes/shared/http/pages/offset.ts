import { Ahead } from './ahead';
import { Known } from './known';
import type { FetchPage, ListOptions, Page, Rows } from './types';

/** Pages without a new row that are borne beyond what is known: so much may be added meanwhile. */
const PATIENCE = 4;

interface Stretch<T> extends Page<T> {
	offset: number;
}

/**
 * Reads a list by offset. Neighbouring pages overlap by one row: as the order of rows that stay does
 * not change, a page that holds a row met before proves that none was missed in between. Where
 * the proof fails, rows before it have been removed meanwhile: the reading steps back until it
 * meets a known row, and goes on from there.
 *
 * A total is used to read ahead, never to decide where the list ends: a page that is not full does.
 */
export async function* readByOffset<T>(fetch: FetchPage<T>, options: ListOptions<T>): Rows<T> {
	const limit = Math.min(options.pageSize, options.max ?? Infinity);
	const first = await fetch({ offset: 0, page: 1, limit });
	const known = new Known(first, options.idOf);
	yield known.take(first);
	if (isLast(first, 0, limit)) return;

	const reader = new OffsetReader(fetch, options, known, first);
	let last: Stretch<T> = { ...first, offset: 0 };
	// A list that restarts or repeats without end gives nothing new for longer than all that is known.
	for (let idle = 0; idle <= known.size / reader.size + PATIENCE; ) {
		last = await reader.after(last);
		const rows = known.take(last);
		if (rows.length > 0) yield rows;
		idle = rows.length > 0 ? 0 : idle + 1;
		if (isLast(last, last.offset, reader.size) || (idle > 0 && !reader.isFull(last))) return;
	}
}

/** A page that is not full ends the list, unless its total says that the server gives small pages. */
function isLast<T>({ rows, total = 0 }: Page<T>, offset: number, limit: number): boolean {
	return rows.length === 0 || (rows.length < limit && total <= offset + rows.length);
}

class OffsetReader<T> {
	/** Rows in a full page: what the server gave, which may be less or more than was asked for. */
	readonly size: number;
	private readonly overlap: number;
	private readonly ahead: Ahead<number, Stretch<T>>;
	/** Steps back that are still allowed; every page read allows one more. */
	private steps = 10;

	constructor(
		private readonly fetch: FetchPage<T>,
		private readonly options: ListOptions<T>,
		private readonly known: Known<T>,
		first: Page<T>,
	) {
		this.size = first.rows.length;
		this.overlap = known.keyed && this.size > 1 ? 1 : 0;
		const wanted = Math.min(first.total ?? 0, options.max ?? Infinity);
		const read = async (offset: number) => await this.read(offset);
		this.ahead = new Ahead(this.places(wanted), options.concurrency ?? 10, read);
	}

	/** Where the pages after the first begin, as far as the list is known to go. */
	private *places(rows: number): Generator<number, void> {
		for (let at = this.stride; at + this.overlap < rows; at += this.stride) yield at;
	}

	private get stride(): number {
		return this.size - this.overlap;
	}

	isFull({ rows }: Page<T>): boolean {
		return rows.length >= this.size;
	}

	/** The page that follows, joined to what is known. */
	async after(last: Stretch<T>): Promise<Stretch<T>> {
		this.steps += 1;
		const next = last.offset + last.rows.length - this.overlap;
		const ready = await this.ready(last.offset);
		if (ready && this.isJoined(ready)) {
			this.ahead.drop();
			return ready;
		}
		return await this.joined(await this.read(next));
	}

	/** The page read ahead, if what was read since has not passed it. An empty one ends the reading ahead. */
	private async ready(passed: number): Promise<Stretch<T> | undefined> {
		for (;;) {
			const page = await this.ahead.peek();
			if (!page || (page.offset > passed && page.rows.length > 0)) return page;
			if (page.rows.length === 0) this.ahead.stop();
			else this.ahead.drop();
		}
	}

	/** The page itself if it holds a known row, else the nearest one before it that does. */
	private async joined(page: Stretch<T>): Promise<Stretch<T>> {
		if (this.isJoined(page)) return page;
		for (let { offset } = page, back = this.stride; offset > 0 && this.steps > 0; back *= 2) {
			this.steps -= 1;
			offset = Math.max(0, offset - back);
			const earlier = await this.read(offset);
			if (this.isJoined(earlier)) return earlier;
		}
		return page;
	}

	/** The start of the list needs no joint; without overlap there is none to look for. */
	private isJoined(page: Stretch<T>): boolean {
		return page.offset === 0 || this.overlap === 0 || this.known.meets(page);
	}

	private async read(offset: number): Promise<Stretch<T>> {
		const limit = Math.min(this.options.pageSize, this.options.max ?? Infinity);
		const page = await this.fetch({ offset, page: Math.floor(offset / limit) + 1, limit });
		return { ...page, offset };
	}
}
