import { readPages } from '../../../nodes/shared/http/pagination';
import type {
	FetchPage,
	ListOptions,
	Page,
	Paging,
	Position,
} from '../../../nodes/shared/http/pagination';

export interface Row {
	id: string;
}

export interface Behavior {
	/** Maximum number of rows that the server returns, no matter what is requested. */
	cap?: number;
	total?: 'right' | 'missing' | 'high' | 'pageLength' | 'low';
	/** The server returns its first page, no matter what is requested. */
	stuck?: boolean;
	/** Runs before each response and changes the list. */
	before?: (rows: Row[], request: number) => void;
}

export const rowsOf = (count: number): Row[] =>
	Array.from({ length: count }, (_, i) => ({ id: `r${i}` }));
export const idOf = (row: Row) => row.id;
export const ids = (rows: Row[]) => rows.map(idOf);

/** Simulates a server with one list. Responses are immediate but in order, so that concurrent pages interleave. */
export function serve(rows: Row[], behavior: Behavior = {}) {
	const { cap = Infinity, total = 'right', stuck, before } = behavior;
	const requested: Position[] = [];
	const fetch = async (position: Position): Promise<Page<Row>> => {
		requested.push(position);
		const request = requested.length;
		for (let turns = request % 3; turns > 0; turns--) await Promise.resolve();
		before?.(rows, request);
		const start = stuck ? 0 : position.offset;
		const page = rows.slice(start, start + Math.min(cap, position.limit));
		const totals = {
			right: rows.length,
			missing: undefined,
			high: rows.length * 2 + 500,
			low: Math.floor(rows.length / 2),
			pageLength: page.length,
		};
		return { rows: page, ...(totals[total] !== undefined && { total: totals[total] }) };
	};
	return { fetch, requested };
}

/** Returns the rows of all pages. */
export async function readList<T>(
	paging: Paging,
	fetch: FetchPage<T>,
	options: ListOptions<T>,
): Promise<T[]> {
	const pages: T[][] = [];
	for await (const rows of readPages(paging, fetch, options)) pages.push(rows);
	return pages.flat();
}

export const pagesOf = (count: number, size: number) => Math.max(1, Math.ceil(count / size));
