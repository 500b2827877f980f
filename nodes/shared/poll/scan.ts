import { OperationalError } from 'n8n-workflow';

import { readPages } from '../http/pagination';
import type { FetchPage, Page, Position } from '../http/pagination';
import { findStart, reversed, Sorting, startingAt, startingWith } from './order';
import type { RisingList } from './order';
import { hashOf } from './state';
import type { PolledPage, Row, Source, Watch } from './types';
import { timeOf } from './watch';

/** What part of a list is to be read. Times are epoch milliseconds. */
export interface Wanted {
	/** Records from this time on. */
	from: number;
	/** What the server is asked for; undefined: the whole list. */
	asked?: number;
	facet?: string;
	/** When to stop reading, once it has passed `start`. */
	deadline: number;
	/** However late it is, reading goes on past this time, so that every poll comes further. */
	start: number;
	now: () => number;
	/** Whether a record has something to tell. */
	isNews: (row: Row) => boolean;
	/** Records with news after which the rest can wait. */
	enough: number;
	/** The hash of a record that the answer must hold, if the server understands what it is asked for. */
	anchor?: string;
}

/** What was read: oldest first, each record once. */
export interface Reading {
	rows: Row[];
	/** Records of this time and later may be missing. */
	upTo?: number;
	serverTime?: number;
	/** Whether the anchor was among all that the server gave. */
	met: boolean;
}

/** Pages under way at once: a poll must not take a whole allowance. */
const CONCURRENCY = 5;

/**
 * Reads the records of a list from a time on. Neither the order of the list nor what the server
 * makes of the time is taken for granted: both are seen by the rows. A list sorted by time is read
 * oldest first, so that what was read by the deadline is complete up to some time.
 */
export async function scan(source: Source, watch: Watch, wanted: Wanted): Promise<Reading> {
	return await new Scan(source, watch, wanted).run();
}

class Scan {
	private rows: Row[] = [];
	/** The newest row that came, wanted or not. */
	private newest?: Row;
	private news = 0;
	private met = false;
	private serverTime?: number;

	constructor(
		private readonly source: Source,
		private readonly watch: Watch,
		private readonly wanted: Wanted,
	) {}

	async run(): Promise<Reading> {
		const { pageSize, paging } = this.source;
		const first = await this.fetch({ offset: 0, page: 1, limit: pageSize });
		this.take(first.rows);
		const sorting = new Sorting(this.timesOf(first.rows));
		if (this.isWhole(first) || this.isPassed(first.rows, sorting)) return this.reading();

		const size = Math.min(pageSize, first.rows.length);
		const asItComes = { fetch: this.fetch, pageSize: size, head: first };
		if (sorting.order === 'rising') return await this.readRising(asItComes);
		const { total = 0 } = first;
		if (sorting.order !== 'unknown' && paging === 'offset' && total > size && size > 2) {
			const back = await reversed(this.fetch, size, total);
			// A first page of one time only does not tell which end is the older one; the last page does.
			if (back) return await this.readRising(this.isOlder(first, back.head) ? asItComes : back);
		}
		if (sorting.order === 'level') return await this.readRising(asItComes);
		return await this.readAll(first);
	}

	/** Reads a list oldest first, from the first record that is wanted until it is late or enough. */
	private async readRising(list: RisingList): Promise<Reading> {
		this.forget();
		const { enough, start } = this.wanted;
		const skipped = this.startsEarlier(list) ? await findStart(list, this.isEarlier) : 0;
		const fetch =
			skipped > 0 ? startingAt(list.fetch, skipped) : startingWith(list.head, list.fetch);
		const sorting = new Sorting();
		for await (const rows of this.pages(fetch, list.pageSize)) {
			const times = this.timesOf(rows);
			const { order, isCertain } = sorting.follow(times);
			if (order === 'falling' || order === 'unknown') return await this.readAll();
			this.take(rows);
			const last = times.at(-1) ?? -Infinity;
			const mayStop = this.news >= enough || (this.isLate() && last > start);
			if (mayStop && isCertain) return this.reading(last);
		}
		return this.reading();
	}

	/** Reads a list as it comes; one that falls until it has passed what is wanted. */
	private async readAll(first?: Page<Row>): Promise<Reading> {
		this.forget();
		const fetch = first ? startingWith(first, this.fetch) : this.fetch;
		const sorting = new Sorting();
		let pages = 0;
		for await (const rows of this.pages(fetch, this.source.pageSize)) {
			if (pages++ > 0 && this.isLate()) throw tooLong();
			sorting.follow(this.timesOf(rows));
			this.take(rows);
			if (this.isPassed(rows, sorting)) return this.reading();
		}
		return this.reading();
	}

	private readonly fetch = async (position: Position): Promise<PolledPage> => {
		const { asked, facet } = this.wanted;
		const page = await this.source.page(position, { from: asked, facet });
		this.serverTime ??= page.serverTime;
		return page;
	};

	private pages(fetch: FetchPage<Row>, pageSize: number) {
		const { paging } = this.source;
		const { idOf } = this.watch;
		return readPages(paging, fetch, { pageSize, idOf, concurrency: CONCURRENCY });
	}

	private forget(): void {
		this.rows = [];
		this.news = 0;
	}

	private take(rows: Row[]): void {
		const { anchor, from, isNews } = this.wanted;
		const dated = rows.filter((row) => Number.isFinite(timeOf(this.watch, row)));
		if (rows.length > 0 && dated.length === 0) throw undated();
		this.met ||=
			anchor !== undefined && rows.some((row) => hashOf(this.watch.idOf(row)) === anchor);
		for (const row of dated) {
			if (!this.newest || timeOf(this.watch, row) > timeOf(this.watch, this.newest)) {
				this.newest = row;
			}
		}
		const wanted = dated.filter((row) => timeOf(this.watch, row) >= from);
		this.news += wanted.filter(isNews).length;
		this.rows.push(...wanted);
	}

	/** Where there is nothing of that time, the newest before it is given, for later polls to look for. */
	private reading(upTo?: number): Reading {
		const { newest, met, serverTime } = this;
		const rows = this.rows.length === 0 && newest ? [newest] : this.rows;
		rows.sort((a, b) => timeOf(this.watch, a) - timeOf(this.watch, b));
		return { rows, upTo, serverTime, met };
	}

	private timesOf(rows: Row[]): number[] {
		return rows.map((row) => timeOf(this.watch, row)).filter(Number.isFinite);
	}

	private readonly isEarlier = (row: Row): boolean => timeOf(this.watch, row) < this.wanted.from;

	/** Whether a whole page of the oldest was not asked for, so that it pays to look for the start. */
	private startsEarlier({ head }: RisingList): boolean {
		const last = head.rows.at(-1);
		const canSkip = this.source.paging === 'offset' && head.total !== undefined;
		return canSkip && last !== undefined && this.isEarlier(last);
	}

	private isOlder(page: Page<Row>, than: Page<Row>): boolean {
		return timeOf(this.watch, page.rows[0]) < timeOf(this.watch, than.rows[0]);
	}

	/** Whether the rows that follow are earlier than what is wanted. */
	private isPassed(rows: Row[], { order, isCertain }: Sorting): boolean {
		const last = rows.at(-1);
		return order === 'falling' && isCertain && last !== undefined && this.isEarlier(last);
	}

	private isWhole({ rows, total = 0, next }: Page<Row>): boolean {
		const { paging, pageSize } = this.source;
		if (paging === 'cursor') return next === undefined;
		return rows.length < pageSize && total <= rows.length;
	}

	private isLate(): boolean {
		return this.wanted.now() >= this.wanted.deadline;
	}
}

function tooLong(): Error {
	const error = new OperationalError(
		'The list is not sorted by time, and too long to be read within the time of one poll. Shorten the look-back period.',
	);
	// A server that is slow for once may be the reason: a few more polls may try.
	return Object.assign(error, { context: { transient: true } });
}

function undated(): Error {
	return new OperationalError(
		'The records of the list carry no time by which they could be watched',
	);
}
