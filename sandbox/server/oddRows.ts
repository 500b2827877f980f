/** How rows differ from the documentation of the API. Missing options change nothing. */
export interface OddRows {
	/** The format of timestamps. `mixed`: a different format in each row. */
	times?: 'seconds' | 'milliseconds' | 'text' | 'mixed';
	/** The format of days, such as due dates: the day, or its start or end in UTC. */
	days?: 'day' | 'firstMoment' | 'lastMoment';
	/** Inserts malformed rows before those of the API. */
	malformed?: boolean;
	/** Adds a field with this name. */
	added?: string;
	/** Removes these fields. */
	removed?: readonly string[];
}

/** Malformed rows: wrong types, without an ID, without a time. */
const MALFORMED_ROWS: readonly unknown[] = [
	null,
	'row',
	[],
	{},
	{ _id: 'no-time', id: 'no-time', order_id: 'no-time', reviewId: 'no-time' },
	{
		_id: { $oid: '1' },
		createdAt: '2026-01-01T00:00:00.000Z',
		created_at: 'soon',
		deletedAt: null,
	},
];

const DAY_FIELDS = new Set(['dueDate', 'due_date', 'expiryDate', 'issueDate']);
const TIME_FIELD = /(?:At|_at|_since)$/;
/** The location of the sandbox is in UTC-6. */
const DAY_STARTS_MS = 6 * 3_600_000;
const ISO = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

const TIMES = {
	seconds: (time: number) => Math.floor(time / 1000),
	milliseconds: (time: number) => time,
	text: (time: number) => new Date(time).toUTCString(),
};
const KINDS = Object.values(TIMES);

const DAYS = {
	day: (day: string) => day,
	firstMoment: (day: string) => `${day}T00:00:00.000Z`,
	lastMoment: (day: string) => `${day}T23:59:59.999Z`,
};

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const dayOf = (value: string) =>
	ISO.test(value)
		? new Date(Date.parse(value) - DAY_STARTS_MS).toISOString().slice(0, 10)
		: value.slice(0, 10);

function oddRow(
	row: unknown,
	index: number,
	{ times, days, added, removed = [] }: OddRows,
): unknown {
	if (!isObject(row)) return row;
	const write = times === 'mixed' ? KINDS[index % KINDS.length] : times && TIMES[times];
	const fields = Object.entries(added === undefined ? row : { ...row, [added]: 'added' });
	const kept = fields.filter(([name]) => !removed.includes(name));
	return Object.fromEntries(
		kept.map(([name, value]) => {
			if (typeof value !== 'string') return [name, value];
			if (days && DAY_FIELDS.has(name)) return [name, DAYS[days](dayOf(value))];
			const isTime = write && TIME_FIELD.test(name) && ISO.test(value);
			return [name, isTime ? write(Date.parse(value)) : value];
		}),
	);
}

/** Changes the rows of a response: of each list in its body, or the body itself. */
export function withOddRows(payload: string, odd: OddRows): string {
	const body = JSON.parse(payload) as unknown;
	if (!isObject(body)) return payload;
	const lists = Object.entries(body).filter(
		([, value]) => Array.isArray(value) && value.some(isObject),
	);
	const rows = lists.map(([name, value]) => [
		name,
		[
			...(odd.malformed ? MALFORMED_ROWS : []),
			...(value as unknown[]).map((row, index) => oddRow(row, index, odd)),
		],
	]);
	const rewritten = lists.length > 0 ? body : (oddRow(body, 0, odd) as Json);
	return JSON.stringify({ ...rewritten, ...Object.fromEntries(rows) });
}
