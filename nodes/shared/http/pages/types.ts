/** One answer of a list. */
export interface Page<T> {
	rows: T[];
	/** How many rows the whole list holds, where the API says it. */
	total?: number;
	/** The cursor of the next page, where there is one. */
	next?: string;
}

/** The place in a list that is asked for, in the words of every style of paging. */
export interface Position {
	/** Rows before the page. */
	offset: number;
	/** Page number, from 1. */
	page: number;
	/** What the page before gave as `next`; none for the first. */
	cursor?: string;
	/** Most rows wanted. */
	limit: number;
}

/** Reads one page. What it throws ends the list. */
export type FetchPage<T> = (position: Position) => Promise<Page<T>>;

export interface ListOptions<T> {
	/** Rows to ask for in one page. */
	pageSize: number;
	/** Rows wanted in all; left out: every row. */
	max?: number;
	/** Pages under way at once, where the list says how long it is (10). */
	concurrency?: number;
	/** By which a row is known again; a list whose rows have none is taken as it comes. */
	idOf: (row: T) => string | undefined;
}

/** The rows of a list, page by page, without doubles. */
export type Rows<T> = AsyncGenerator<T[], void>;
