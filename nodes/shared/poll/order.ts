import type { FetchPage, Page } from '../http/pagination';
import type { Row } from './types';

/** The sort order of a list by time, from the rows that were read. `equal`: all times are the same. */
export type SortOrder = 'ascending' | 'descending' | 'equal' | 'unknown';

/**
 * Steps in one direction before a list counts as sorted. Fewer can be a coincidence: a list by update
 * time can start with an old record before many records of one import.
 */
const MIN_STEPS = 5;

/** Detects the sort order of a list from the times of its rows. */
export class SortDetector {
	private rises = 0;
	private falls = 0;
	private last?: number;

	constructor(times: readonly number[] = []) {
		this.add(times);
	}

	add(times: readonly number[]): this {
		for (const time of times) {
			if (this.last !== undefined && time > this.last) this.rises += 1;
			if (this.last !== undefined && time < this.last) this.falls += 1;
			this.last = time;
		}
		return this;
	}

	get order(): SortOrder {
		if (this.rises > 0 && this.falls > 0) return 'unknown';
		if (this.rises > 0) return 'ascending';
		return this.falls > 0 ? 'descending' : 'equal';
	}

	/** Whether there were enough steps to rely on the order. */
	get isCertain(): boolean {
		return this.order !== 'unknown' && this.rises + this.falls >= MIN_STEPS;
	}
}

/** Attempts to read a part of a list that keeps growing. */
const MAX_ATTEMPTS = 3;

/** A list that can be read oldest first, with its first page. */
export interface AscendingList {
	fetch: FetchPage<Row>;
	pageSize: number;
	head: Page<Row>;
}

/**
 * Reverses a list with offset pagination, to read it from its end. Undefined if its total is wrong, so
 * that its end is unknown.
 */
export async function reverseList(
	fetch: FetchPage<Row>,
	fullPage: number,
	knownTotal: number,
): Promise<AscendingList | undefined> {
	let total = knownTotal;
	const readBackward = async (offset: number, limit: number): Promise<Page<Row>> => {
		for (let attempt = 1; ; attempt++) {
			const start = Math.max(0, total - offset - limit);
			const size = Math.min(limit, total - offset);
			if (size <= 0) return { rows: [], total };
			const page = await fetch({ offset: start, page: Math.floor(start / size) + 1, limit: size });
			const hasMoved = page.total !== undefined && page.total !== total;
			total = page.total ?? total;
			if (!hasMoved || attempt === MAX_ATTEMPTS) {
				return { rows: [...page.rows].reverse(), total };
			}
		}
	};
	// The request for the last page includes one more row. If that row exists, the total is too low.
	const pageSize = fullPage - 1;
	const readTail = async (): Promise<Row[] | undefined> => {
		const start = Math.max(0, total - pageSize);
		const tail = await fetch({ offset: start, page: 1, limit: fullPage });
		const isCorrect = tail.total === total && tail.rows.length === total - start;
		total = tail.total ?? total;
		return isCorrect ? [...tail.rows].reverse() : undefined;
	};
	const rows = (await readTail()) ?? (await readTail());
	if (!rows) return undefined;
	return {
		fetch: async ({ offset, limit }) => await readBackward(offset, limit),
		pageSize,
		head: { rows, total },
	};
}

/** Returns the same list with a first page that was read before. */
export function startingWith(first: Page<Row>, fetch: FetchPage<Row>): FetchPage<Row> {
	let isUsed = false;
	return async (position) => {
		if (isUsed) return await fetch(position);
		isUsed = true;
		return first;
	};
}

/** Returns the same list without its first rows. */
export function skipRows(fetch: FetchPage<Row>, count: number): FetchPage<Row> {
	return async (position) => {
		const page = await fetch({ ...position, offset: position.offset + count });
		return page.total === undefined ? page : { ...page, total: Math.max(0, page.total - count) };
	};
}

/**
 * Finds by bisection where the rows from a time on start in an ascending list: an offset at most two
 * pages before the first of them.
 */
export async function findStart(
	{ fetch, pageSize, head }: AscendingList,
	isEarlier: (row: Row) => boolean,
): Promise<number> {
	let low = 0;
	let high = Math.floor(((head.total ?? 0) - 1) / pageSize);
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		const offset = middle * pageSize;
		const { rows } = await fetch({ offset, page: offset + 1, limit: 1 });
		if (rows.length > 0 && isEarlier(rows[0])) low = middle;
		else high = middle - 1;
	}
	// One more page, because earlier rows may have been deleted during the search.
	return Math.max(0, low - 1) * pageSize;
}
