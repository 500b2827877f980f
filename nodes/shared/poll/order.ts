import type { FetchPage, Page } from '../http/pagination';
import type { Row } from './types';

/** How a list is sorted by time, as far as what was read of it shows; `level`: all times are the same. */
export type Order = 'rising' | 'falling' | 'level' | 'unknown';

/**
 * Steps in one direction without which a list does not count as sorted. Fewer come about by chance:
 * a list by update begins with an old record before many of one import.
 */
const MIN_STEPS = 5;

/** Follows the times of a list and sees how it is sorted. */
export class Sorting {
	private rises = 0;
	private falls = 0;
	private last?: number;

	constructor(times: readonly number[] = []) {
		this.follow(times);
	}

	follow(times: readonly number[]): this {
		for (const time of times) {
			if (this.last !== undefined && time > this.last) this.rises += 1;
			if (this.last !== undefined && time < this.last) this.falls += 1;
			this.last = time;
		}
		return this;
	}

	get order(): Order {
		if (this.rises > 0 && this.falls > 0) return 'unknown';
		if (this.rises > 0) return 'rising';
		return this.falls > 0 ? 'falling' : 'level';
	}

	/** Whether enough was seen to build on the order. */
	get isCertain(): boolean {
		return this.order !== 'unknown' && this.rises + this.falls >= MIN_STEPS;
	}
}

/** Tries to read a stretch before a list that keeps growing is taken as it comes. */
const MAX_TRIES = 3;

/** A list that can be read oldest first, and its first page. */
export interface RisingList {
	fetch: FetchPage<Row>;
	pageSize: number;
	head: Page<Row>;
}

/**
 * Turns a list by offset round, so that it can be read from its end. Undefined where its total is not
 * right, so that its end cannot be found.
 */
export async function reversed(
	fetch: FetchPage<Row>,
	fullPage: number,
	knownTotal: number,
): Promise<RisingList | undefined> {
	let total = knownTotal;
	const readBack = async (offset: number, limit: number): Promise<Page<Row>> => {
		for (let tries = 1; ; tries++) {
			const start = Math.max(0, total - offset - limit);
			const size = Math.min(limit, total - offset);
			if (size <= 0) return { rows: [], total };
			const page = await fetch({ offset: start, page: Math.floor(start / size) + 1, limit: size });
			const moved = page.total !== undefined && page.total !== total;
			total = page.total ?? total;
			if (!moved || tries === MAX_TRIES) return { rows: [...page.rows].reverse(), total };
		}
	};
	// One row more than there should be is asked for: if it comes, the total is too low.
	const pageSize = fullPage - 1;
	const readTail = async (): Promise<Row[] | undefined> => {
		const start = Math.max(0, total - pageSize);
		const tail = await fetch({ offset: start, page: 1, limit: fullPage });
		const isRight = tail.total === total && tail.rows.length === total - start;
		total = tail.total ?? total;
		return isRight ? [...tail.rows].reverse() : undefined;
	};
	const rows = (await readTail()) ?? (await readTail());
	if (!rows) return undefined;
	return {
		fetch: async ({ offset, limit }) => await readBack(offset, limit),
		pageSize,
		head: { rows, total },
	};
}

/** The same list, but its first page is at hand. */
export function startingWith(first: Page<Row>, fetch: FetchPage<Row>): FetchPage<Row> {
	let used = false;
	return async (position) => {
		if (used) return await fetch(position);
		used = true;
		return first;
	};
}

/** The same list without its first rows. */
export function startingAt(fetch: FetchPage<Row>, start: number): FetchPage<Row> {
	return async (position) => {
		const page = await fetch({ ...position, offset: position.offset + start });
		return page.total === undefined ? page : { ...page, total: Math.max(0, page.total - start) };
	};
}

/**
 * Where in a list that rises the rows from a time on begin: a place at most two pages before
 * the first of them, found by halving.
 */
export async function findStart(
	{ fetch, pageSize, head }: RisingList,
	isEarlier: (row: Row) => boolean,
): Promise<number> {
	let low = 0;
	let high = Math.floor(Math.max(0, (head.total ?? 0) - 1) / pageSize);
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		const offset = middle * pageSize;
		const { rows } = await fetch({ offset, page: offset + 1, limit: 1 });
		if (rows.length > 0 && isEarlier(rows[0])) low = middle;
		else high = middle - 1;
	}
	// A page more, in case rows before it are removed meanwhile.
	return Math.max(0, low - 1) * pageSize;
}
