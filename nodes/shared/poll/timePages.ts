import { jsonParse } from 'n8n-workflow';

import { DAY_MS } from '../core/time';
import type { Position } from '../http/pagination';
import type { PolledPage, Row } from './types';

/** Reads a numbered page: the oldest rows from a time on first or, without a time, the newest rows first. */
type ReadPage = (position: Position, from: number | undefined) => Promise<PolledPage>;

/** The next page: its number in the list of rows from a time on, or of all rows. */
interface Cursor {
	from?: number;
	page: number;
	/** Rows of earlier pages of the same list. */
	before: number;
}

/** A server that rounds a time down to its day, in any time zone, returns rows that are older by less than this. */
const TOLERANCE_MS = 2 * DAY_MS;

/**
 * Reads a list page by page by the time of its rows, as a list with a cursor. Each page begins at the time of the last
 * row, for lists whose numbered pages end at some number of rows. A row that moves to the end during the read does
 * not move others to a page that was read before. Rows of one time, and rows of a list that is not sorted, are read
 * by page number. If the server ignores the time, the newest rows are read first.
 */
export function pageByTime(read: ReadPage, timeOf: (row: Row) => number) {
	return async (position: Position, from: number | undefined): Promise<PolledPage> => {
		const { cursor } = position;
		const at: Cursor =
			cursor === undefined ? { from, page: 1, before: 0 } : jsonParse<Cursor>(cursor);
		const page = await readAt(at, position);
		const isIgnored =
			cursor === undefined &&
			from !== undefined &&
			page.rows.some((row) => timeOf(row) < from - TOLERANCE_MS);
		if (!isIgnored) return page;
		return await readAt({ page: 1, before: 0 }, position);
	};

	async function readAt(at: Cursor, { limit }: Position): Promise<PolledPage> {
		const position = { limit, page: at.page, offset: at.before };
		const { rows, total = 0, serverTime } = await read(position, at.from);
		const before = at.before + rows.length;
		const isLast = rows.length === 0 || (rows.length < limit && total <= before);
		const next = isLast ? undefined : JSON.stringify(nextOf({ ...at, before }, rows));
		return { rows, ...(next && { next }), ...(serverTime && { serverTime }) };
	}

	function nextOf({ from, page, before }: Cursor, rows: Row[]): Cursor {
		const nextPage = { from, page: page + 1, before };
		if (from === undefined) return nextPage;
		const times = rows.map(timeOf);
		const last = times.at(-1) ?? from;
		const isSorted = times.every((time, i) => time >= (times[i - 1] ?? from));
		return isSorted && last > from ? { from: last, page: 1, before: 0 } : nextPage;
	}
}
