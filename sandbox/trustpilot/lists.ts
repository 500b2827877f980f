import { apiError } from './errors';

/** The query of a request. A repeated parameter is a list. */
export type Query = Record<string, string | string[] | undefined>;

function wholeNumber(query: Query, name: string, fallback: number, max: number): number {
	const given = query[name];
	if (given === undefined) return fallback;
	const value = Number(given);
	if (!Number.isInteger(value) || value < 1 || value > max) {
		throw apiError(400, `${name} must be between 1 and ${max}`);
	}
	return value;
}

/** Returns the rows of a numbered page. A page after the last one is empty. */
export function numberedPage<T>(
	rows: readonly T[],
	query: Query,
	{ size = 20, max = 100, param = 'perPage' } = {},
): T[] {
	const page = wholeNumber(query, 'page', 1, 2_147_483_647);
	const perPage = wholeNumber(query, param, size, max);
	return rows.slice((page - 1) * perPage, page * perPage);
}

/**
 * Returns a page of the rows that match a filter. It stops at the end of the page, so that reading long lists stays
 * fast.
 */
export function numberedPageOf<T>(
	rows: readonly T[],
	passes: (row: T) => boolean,
	query: Query,
): T[] {
	const page = wholeNumber(query, 'page', 1, 2_147_483_647);
	const perPage = wholeNumber(query, 'perPage', 20, 100);
	const found: T[] = [];
	let skip = (page - 1) * perPage;
	for (let i = 0; i < rows.length && found.length < perPage; i++) {
		if (passes(rows[i]) && skip-- <= 0) found.push(rows[i]);
	}
	return found;
}

/** Returns the rows after a page token, and the token of the next page. */
export function tokenPage<T>(
	rows: readonly T[],
	query: Query,
	{ size = 100, max = 1000, param = 'limit', token = 'nextToken' } = {},
): { rows: T[]; next: string | null } {
	const limit = wholeNumber(query, param, size, max);
	const start = query[token] === undefined ? 0 : positionOf(String(query[token]));
	const end = start + limit;
	return { rows: rows.slice(start, end), next: end < rows.length ? tokenOf(end) : null };
}

const tokenOf = (position: number): string => Buffer.from(`at:${position}`).toString('base64url');

function positionOf(token: string): number {
	const text = Buffer.from(token, 'base64url').toString();
	if (!/^at:\d+$/.test(text)) throw apiError(400, 'The page token is not valid');
	return Number(text.slice(3));
}

/** Returns the values of a comma-separated parameter. Rejects a repeated parameter. */
export function commaList(query: Query, name: string): string[] | undefined {
	const given = query[name];
	if (given === undefined || given === '') return undefined;
	if (Array.isArray(given)) throw apiError(400, `${name} must be one comma-separated value`);
	return given.split(',').map((part) => part.trim());
}

/** Filters the rows that have one of the requested values. Without values, returns all rows. */
export function hasAnyValue<T>(
	query: Query,
	name: string,
	value: (row: T) => unknown,
): (row: T) => boolean {
	const wanted = commaList(query, name);
	return (row) => wanted === undefined || wanted.includes(String(value(row)));
}

/** Filters the rows that equal the parameter. Without a parameter, returns all rows. */
export function hasValue<T>(
	query: Query,
	name: string,
	value: (row: T) => unknown,
): (row: T) => boolean {
	return (row) => query[name] === undefined || String(value(row)) === query[name];
}
