/** One page of a list. */
export interface Page<T> {
	rows: T[];
	/** Total number of rows, if the API returns it. */
	total?: number;
	/** The cursor of the next page, if there is one. */
	next?: string;
}

/** The position of a page, for all pagination styles. */
export interface Position {
	/** Number of rows before the page. */
	offset: number;
	/** Page number, starting at 1. */
	page: number;
	/** `next` of the previous page. Undefined for the first page. */
	cursor?: string;
	/** Maximum number of rows. */
	limit: number;
}

/** Reads one page. An error ends the list. */
export type FetchPage<T> = (position: Position) => Promise<Page<T>>;

export interface ListOptions<T> {
	/** Rows to request per page. */
	pageSize: number;
	/** Maximum number of rows. Default: all. */
	max?: number;
	/** Maximum number of concurrent page requests if the total is known. Default: 10. */
	concurrency?: number;
	/** Identifies a row, for deduplication. Lists whose rows have no ID are not deduplicated. */
	idOf: (row: T) => string | undefined;
}

/** The rows of a list, page by page, without duplicates. */
export type Rows<T> = AsyncGenerator<T[], void>;
