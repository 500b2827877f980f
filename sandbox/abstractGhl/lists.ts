import { ContractError } from './errors';

/** The fields of all listed records. */
interface Listed {
	updated_at: string;
	created_at: string;
}

/** How to read a list: see Lists in the contract. */
export interface ListQuery<T> {
	rows: Iterable<T>;
	idOf: (row: T) => string;
	query: Record<string, string>;
	/** Filters by their names in the query. */
	filters?: Record<string, (row: T, wanted: string) => boolean>;
	/** The texts that `q` searches. */
	texts?: (row: T) => unknown[];
}

/** The position after a record: `updated_at` and ID. */
type Position = [time: string, id: string];

function readCursor(cursor: string): Position {
	try {
		const position = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown;
		if (Array.isArray(position) && position.length === 2) return position.map(String) as Position;
	} catch {
		// Not a cursor of this API: rejected below.
	}
	throw new ContractError(400, 'invalid_request', 'The cursor is not valid for this list', [
		{ field: 'cursor', message: 'unknown' },
	]);
}

const writeCursor = (position: Position): string =>
	Buffer.from(JSON.stringify(position)).toString('base64url');

const compare = (a: Position, b: Position): number =>
	a[0] === b[0] ? (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0) : a[0] < b[0] ? -1 : 1;

/** Returns one page of a list. */
export function pageOf<T extends Listed>({ rows, idOf, query, filters = {}, texts }: ListQuery<T>) {
	const positionOf = (row: T): Position => [row.updated_at, idOf(row)];
	const isNewestFirst = query.sort === '-updated_at';
	const order = (a: Position, b: Position): number =>
		isNewestFirst ? compare(b, a) : compare(a, b);
	const since = query.updated_since && new Date(query.updated_since).toISOString();
	const text = query.q?.toLowerCase();
	const after = query.cursor === undefined ? undefined : readCursor(query.cursor);
	const found = [...rows].filter(
		(row) =>
			(!since || row.updated_at >= since) &&
			(!after || order(positionOf(row), after) > 0) &&
			(!text ||
				texts?.(row).some((one) =>
					String(one ?? '')
						.toLowerCase()
						.includes(text),
				)) &&
			Object.entries(filters).every(([name, fits]) => {
				const wanted = query[`filter[${name}]`];
				return wanted === undefined || fits(row, wanted);
			}),
	);
	found.sort((a, b) => order(positionOf(a), positionOf(b)));
	const limit = Number(query.limit ?? 50);
	const data = found.slice(0, limit);
	const last = found.length > limit ? data.at(-1) : undefined;
	return { data, next_cursor: last ? writeCursor(positionOf(last)) : null };
}

/** Returns a record with the properties in `fields`. IDs and times are always included. */
export function onlyFields<T extends Listed>(
	record: T,
	fields: string | undefined,
	id: keyof T,
): Partial<T> {
	if (!fields) return record;
	const names = fields.split(',').map((name) => name.trim());
	const wanted = [id, 'created_at', 'updated_at', ...names] as Array<keyof T>;
	return Object.fromEntries(
		wanted.filter((name) => name in record).map((name) => [name, record[name]]),
	) as Partial<T>;
}
