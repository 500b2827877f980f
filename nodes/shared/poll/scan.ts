import { OperationalError } from 'n8n-workflow';

import { readPages } from '../http/pagination';
import type { FetchPage, Page, Position } from '../http/pagination';
import { findStart, reverseList, SortDetector, skipRows, startingWith } from './order';
import type { AscendingList } from './order';
import { KEPT_BEFORE_WINDOW } from './reducer';
import { issueOf } from './rows';
import type { SkippedRows } from './rows';
import { hashOf } from './state';
import type { PolledPage, Row, Source, Watch } from './types';
import { listTimeOf } from './watch';

/** The part of a list to read. Times are epoch milliseconds. */
export interface ScanRequest {
	/** Records from this time on. */
	from: number;
	/** The time in the request's filter. Undefined: the entire list. */
	asked?: number;
	facet?: string;
	/** When to stop reading, after the scan has passed `from`. */
	deadline: number;
	now: () => number;
	/** Returns whether a record has events. */
	hasEvents: (row: Row) => boolean;
	/** Number of records with events after which the other rows can wait. */
	enough: number;
	/** Hashes of records to look for. */
	expected?: ReadonlySet<string>;
}

/** The result of a scan. */
export interface ScanResult {
	/** Usable rows from the requested time on: oldest first, each record once. */
	rows: Row[];
	/** The newest rows before that time, oldest first. */
	older: Row[];
	/** Records of this time and later may be missing. */
	completeUntil?: number;
	serverTime?: number;
	/** The time of the oldest row that the server returned. */
	oldest: number;
	/** The times of the expected records that the server returned, by hash. */
	found: ReadonlyMap<string, number>;
	/** Whether rows before `from` were skipped without reading them. */
	hasGap: boolean;
	/** Rows that can't be watched. */
	skipped: SkippedRows;
	/** Whether the server returned a row that can be watched, or no row. */
	isUsable: boolean;
}

/** Maximum number of concurrent page requests, so that a poll does not use the entire rate limit. */
const CONCURRENCY = 5;

/**
 * Reads the records of a list from a time on. It does not assume that the list is sorted, or that the server
 * filters by time: it detects both from the rows. A list sorted by time is read oldest first, so that all
 * records up to some time are complete at the deadline.
 */
export async function scan(
	source: Source,
	watch: Watch,
	request: ScanRequest,
): Promise<ScanResult> {
	return await new Scan(source, watch, request).run();
}

class Scan {
	private rows: Row[] = [];
	private older: Row[] = [];
	private eventful = 0;
	private oldest = Infinity;
	private serverTime?: number;
	private readonly found = new Map<string, number>();
	/** Rows that were skipped since the scan restarted. */
	private skipped: SkippedRows = {};
	private returnedRows = false;
	private hasGap = false;

	constructor(
		private readonly source: Source,
		private readonly watch: Watch,
		private readonly request: ScanRequest,
	) {}

	async run(): Promise<ScanResult> {
		const { pageSize, paging } = this.source;
		const first = await this.fetch({ offset: 0, page: 1, limit: pageSize });
		this.take(first.rows);
		const sorting = new SortDetector(this.timesOf(first.rows));
		if (this.isEntire(first) || this.isPassed(first.rows, sorting)) return this.result();

		const size = Math.min(pageSize, first.rows.length);
		const asReturned = { fetch: this.fetch, pageSize: size, head: first };
		if (sorting.order === 'ascending') return await this.readAscending(asReturned);
		const { total = 0 } = first;
		if (sorting.order !== 'unknown' && paging === 'offset' && total > size && size > 2) {
			const reversed = await reverseList(this.fetch, size, total);
			// If all rows of the first page have the same time, the last page shows which end is older.
			if (reversed) {
				const isAscending = this.isOlder(first, reversed.head);
				return await this.readAscending(isAscending ? asReturned : reversed);
			}
		}
		if (sorting.order === 'equal') return await this.readAscending(asReturned);
		return await this.readAll(first);
	}

	/** Reads a list oldest first, from the first requested record until the deadline, or until it has enough. */
	private async readAscending(list: AscendingList): Promise<ScanResult> {
		this.startOver();
		const { enough, from } = this.request;
		// If the first page ends before the requested time, a search for the start saves requests.
		const canSkip = this.source.paging === 'offset' && this.endsEarlier(list.head.rows);
		const skipped = canSkip ? await findStart(list, this.isEarlier) : 0;
		const fetch = skipped > 0 ? skipRows(list.fetch, skipped) : startingWith(list.head, list.fetch);
		this.hasGap = skipped > 0;
		const sorting = new SortDetector();
		for await (const rows of this.pages(fetch, list.pageSize)) {
			const times = this.timesOf(rows);
			const { order, isCertain } = sorting.add(times);
			if (order === 'descending' || order === 'unknown') return await this.readAll();
			this.take(rows);
			const last = times.at(-1) ?? -Infinity;
			// Every poll must make progress, so the scan continues after the deadline until it has passed `from`.
			const mayStop = this.eventful >= enough || (this.isLate() && last > from);
			if (mayStop && isCertain) return this.result(last);
		}
		return this.result();
	}

	/** Reads a list in its own order. A descending list is read until it has passed the requested time. */
	private async readAll(first?: Page<Row>): Promise<ScanResult> {
		this.startOver();
		const fetch = first ? startingWith(first, this.fetch) : this.fetch;
		const sorting = new SortDetector();
		let pages = 0;
		for await (const rows of this.pages(fetch, this.source.pageSize)) {
			if (pages++ > 0 && this.isLate()) throw tooLong();
			sorting.add(this.timesOf(rows));
			this.take(rows);
			if (this.isPassed(rows, sorting)) return this.result();
		}
		return this.result();
	}

	private readonly fetch = async (position: Position): Promise<PolledPage> => {
		const { asked, facet } = this.request;
		const page = await this.source.page(position, { from: asked, facet });
		this.serverTime ??= page.serverTime;
		return page;
	};

	private pages(fetch: FetchPage<Row>, pageSize: number) {
		const { paging } = this.source;
		return readPages(paging, fetch, { pageSize, idOf: this.keyOf, concurrency: CONCURRENCY });
	}

	/** Pagination needs a key for every row, also for one that can't be watched. */
	private readonly keyOf = (row: Row): string =>
		issueOf(this.watch, row) ? JSON.stringify(row) : this.watch.idOf(row);

	private startOver(): void {
		this.hasGap = false;
		this.rows = [];
		this.older = [];
		this.eventful = 0;
		this.skipped = {};
	}

	private take(rows: Row[]): void {
		const { expected, from, hasEvents } = this.request;
		this.returnedRows ||= rows.length > 0;
		for (const row of rows) {
			const issue = issueOf(this.watch, row);
			if (issue) {
				this.skipped[issue] = (this.skipped[issue] ?? 0) + 1;
				continue;
			}
			const time = listTimeOf(this.watch, row);
			this.oldest = Math.min(this.oldest, time);
			if (expected?.size) {
				const hash = hashOf(this.watch.idOf(row));
				if (expected.has(hash)) this.found.set(hash, time);
			}
			if (time < from) this.older.push(row);
			else {
				this.rows.push(row);
				if (hasEvents(row)) this.eventful += 1;
			}
		}
		this.older = this.sort(this.older).slice(-KEPT_BEFORE_WINDOW);
	}

	private result(completeUntil?: number): ScanResult {
		const { older, serverTime, oldest, found, hasGap, skipped } = this;
		const isUsable = !this.returnedRows || oldest < Infinity;
		const rows = this.sort(this.rows);
		const seen = { oldest, found, hasGap, skipped, isUsable };
		return { rows, older, completeUntil, serverTime, ...seen };
	}

	private sort(rows: Row[]): Row[] {
		return rows.sort((a, b) => listTimeOf(this.watch, a) - listTimeOf(this.watch, b));
	}

	private timesOf(rows: Row[]): number[] {
		return rows
			.filter((row) => !issueOf(this.watch, row))
			.map((row) => listTimeOf(this.watch, row));
	}

	private readonly isEarlier = (row: Row): boolean =>
		!issueOf(this.watch, row) && listTimeOf(this.watch, row) < this.request.from;

	/** Returns whether the last row is older than requested. */
	private endsEarlier(rows: Row[]): boolean {
		return rows.slice(-1).some(this.isEarlier);
	}

	private isOlder(page: Page<Row>, than: Page<Row>): boolean {
		const [time = Infinity] = this.timesOf(page.rows);
		const [other = Infinity] = this.timesOf(than.rows);
		return time < other;
	}

	/** Returns whether all further rows are older than requested. */
	private isPassed(rows: Row[], { order, isCertain }: SortDetector): boolean {
		return order === 'descending' && isCertain && this.endsEarlier(rows);
	}

	private isEntire({ rows, total = 0, next }: Page<Row>): boolean {
		const { paging, pageSize } = this.source;
		if (paging === 'cursor') return next === undefined;
		return rows.length < pageSize && total <= rows.length;
	}

	private isLate(): boolean {
		return this.request.now() >= this.request.deadline;
	}
}

function tooLong(): Error {
	const error = new OperationalError(
		'The list is not sorted by time and too long to read in one poll. Shorten the look-back window.',
	);
	// The server may be slow this time: the next polls try again.
	return Object.assign(error, { context: { transient: true } });
}
