import fc from 'fast-check';
import { readPages } from '../../../nodes/shared/http/pagination';
import type {
	FetchPage,
	ListOptions,
	Page,
	Paging,
	Position,
} from '../../../nodes/shared/http/pagination';
import { property } from '../../harness/property';

interface Row {
	id: string;
}

interface Behavior {
	/** Maximum number of rows that the server returns, no matter what is requested. */
	cap?: number;
	total?: 'right' | 'missing' | 'high' | 'pageLength' | 'low';
	/** The server returns its first page, no matter what is requested. */
	stuck?: boolean;
	/** Runs before each response and changes the list. */
	before?: (rows: Row[], request: number) => void;
}

const rowsOf = (count: number): Row[] => Array.from({ length: count }, (_, i) => ({ id: `r${i}` }));
const idOf = (row: Row) => row.id;
const ids = (rows: Row[]) => rows.map(idOf);

/** Simulates a server with one list. Responses are immediate but in order, so that concurrent pages interleave. */
function serve(rows: Row[], behavior: Behavior = {}) {
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
async function readList<T>(
	paging: Paging,
	fetch: FetchPage<T>,
	options: ListOptions<T>,
): Promise<T[]> {
	const pages: T[][] = [];
	for await (const rows of readPages(paging, fetch, options)) pages.push(rows);
	return pages.flat();
}

const pagesOf = (count: number, size: number) => Math.max(1, Math.ceil(count / size));

describe('a list that does not change', () => {
	test('reads 19,000 rows in pages of 100 with 192 requests', async () => {
		const { fetch, requested } = serve(rowsOf(19_000));
		const list = await readList('offset', fetch, { pageSize: 100, idOf });
		expect(ids(list)).toEqual(ids(rowsOf(19_000)));
		expect(requested).toHaveLength(192);
	});

	test('reads 200,000 rows in one page', async () => {
		const { fetch } = serve(rowsOf(200_000));
		const list = await readList('offset', fetch, { pageSize: 200_000, idOf });
		expect(list).toHaveLength(200_000);
	});

	property(
		'sends at most 3% more requests than the list has pages',
		fc.record({
			count: fc.integer({ min: 0, max: 6000 }),
			kind: fc.constantFrom('offset', 'page'),
		}),
		async ({ count, kind }) => {
			const { fetch, requested } = serve(rowsOf(count));
			const list = await readList(kind as 'offset', fetch, { pageSize: 100, idOf });
			expect(ids(list)).toEqual(ids(rowsOf(count)));
			// A full last page is followed by another request, because a total does not prove the end.
			const full = kind === 'page' && count > 0 && count % 100 === 0 ? 1 : 0;
			const allowed = Math.ceil(1.03 * (pagesOf(count, 100) + full));
			expect(requested.length).toBeLessThanOrEqual(allowed);
		},
	);

	test('reads the remaining pages concurrently, up to the maximum', async () => {
		let running = 0;
		let maximum = 0;
		const { fetch } = serve(rowsOf(3000));
		await readList(
			'offset',
			async (position) => {
				maximum = Math.max(maximum, ++running);
				await new Promise((resolve) => setImmediate(resolve));
				running--;
				return await fetch(position);
			},
			{ pageSize: 100, concurrency: 7, idOf },
		);
		expect(maximum).toBe(7);
	});

	test('returns page by page, and does not read further than the caller', async () => {
		const { fetch, requested } = serve(rowsOf(10_000));
		for await (const rows of readPages('offset', fetch, { pageSize: 100, concurrency: 5, idOf })) {
			if (rows.some(({ id }) => id === 'r250')) break;
		}
		expect(requested.length).toBeLessThanOrEqual(3 + 5);
	});
});

property(
	'reads only the pages that the limit requires',
	fc.record({
		count: fc.integer({ min: 0, max: 900 }),
		max: fc.integer({ min: 1, max: 900 }),
		kind: fc.constantFrom('offset' as const, 'page' as const),
	}),
	async ({ count, max, kind }) => {
		const { fetch, requested } = serve(rowsOf(count));
		const list = await readList(kind, fetch, { pageSize: 100, max, idOf });
		expect(ids(list)).toEqual(ids(rowsOf(Math.min(count, max))));
		if (max <= 100) {
			expect(requested).toEqual([{ offset: 0, page: 1, limit: max }]);
		} else expect(requested.length).toBeLessThanOrEqual(pagesOf(Math.min(count, max), 100) + 1);
	},
);

property(
	'reads each row once from an unreliable server',
	fc.record({
		count: fc.integer({ min: 0, max: 700 }),
		total: fc.constantFrom('right', 'missing', 'high', 'pageLength', 'low'),
		keyed: fc.boolean(),
		kind: fc.constantFrom('offset' as const, 'page' as const),
	}),
	async ({ count, total, keyed, kind }) => {
		const { fetch, requested } = serve(rowsOf(count), { total: total as 'right' });
		const options = { pageSize: 20, idOf: keyed ? idOf : () => undefined };
		expect(ids(await readList(kind, fetch, options))).toEqual(ids(rowsOf(count)));
		expect(requested.length).toBeLessThanOrEqual(pagesOf(count, 19) + 12);
	},
);

property(
	'reads each row from a server that returns smaller pages than requested',
	fc.record({
		count: fc.integer({ min: 0, max: 700 }),
		cap: fc.integer({ min: 1, max: 99 }),
		kind: fc.constantFrom('offset' as const, 'page' as const),
	}),
	async ({ count, cap, kind }) => {
		const { fetch } = serve(rowsOf(count), { cap });
		expect(ids(await readList(kind, fetch, { pageSize: 100, idOf }))).toEqual(ids(rowsOf(count)));
	},
);

test.each(['offset', 'page'] as const)(
	'does not read %s forever if the server repeats its first page',
	async (kind) => {
		for (const total of ['right', 'missing', 'high'] as const) {
			for (const keyed of [true, false]) {
				const { fetch, requested } = serve(rowsOf(500), { total, stuck: true });
				const options = { pageSize: 100, idOf: keyed ? idOf : () => undefined };
				expect(ids(await readList(kind, fetch, options))).toEqual(ids(rowsOf(100)));
				expect(requested.length).toBeLessThanOrEqual(20);
			}
		}
	},
);

interface Change {
	/** After which request the change happens. */
	at: number;
	remove: boolean;
	/** Position of the change, as a share of the list. */
	where: number;
	count: number;
}

const changes = (remove?: boolean) =>
	fc.array(
		fc.record({
			at: fc.integer({ min: 1, max: 40 }),
			remove: remove === undefined ? fc.boolean() : fc.constant(remove),
			where: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true })),
			count: fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, fc.integer({ min: 1, max: 45 })),
		}),
		{ maxLength: 40 },
	);

/** Simulates a list that changes while it is read. Returns the rows that are in it throughout. */
function changing(rowCount: number, plan: Change[], total: Behavior['total'] = 'right') {
	const rows = rowsOf(rowCount);
	const staying = new Set(ids(rows));
	let made = 0;
	const before = (list: Row[], request: number) => {
		for (const change of plan.filter(({ at }) => at === request)) {
			const at = Math.floor(change.where * list.length);
			if (change.remove) {
				for (const { id } of list.splice(at, change.count)) staying.delete(id);
			} else {
				// Fewer than a page: a list that grows faster than it is read has no end.
				const count = Math.min(change.count, 15);
				list.splice(at, 0, ...Array.from({ length: count }, () => ({ id: `n${made++}` })));
			}
		}
	};
	return { ...serve(rows, { before, total }), staying };
}

function expectStaying(list: Row[], staying: Set<string>) {
	expect(new Set(ids(list)).size).toBe(list.length);
	expect(new Set(ids(list.filter(({ id }) => staying.has(id))))).toEqual(staying);
}

property(
	'reads each remaining row once, by offset, while the list changes',
	fc.record({
		count: fc.integer({ min: 0, max: 600 }),
		plan: changes(),
		total: fc.constantFrom('right' as const, 'missing' as const, 'high' as const),
		concurrency: fc.integer({ min: 1, max: 10 }),
	}),
	async ({ count, plan, total, concurrency }) => {
		const { fetch, requested, staying } = changing(count, plan, total);
		const list = await readList('offset', fetch, { pageSize: 20, concurrency, idOf });
		expectStaying(list, staying);
		const all = plan.reduce((sum, change) => sum + change.count, count);
		expect(requested.length).toBeLessThanOrEqual(3 * (pagesOf(all, 19) + plan.length) + 30);
	},
	10,
);

property(
	'reads each remaining row once, by page number, while the list grows',
	fc.record({
		count: fc.integer({ min: 0, max: 600 }),
		plan: changes(false),
		total: fc.constantFrom('right' as const, 'missing' as const),
	}),
	async ({ count, plan, total }) => {
		const { fetch, staying } = changing(count, plan, total);
		expectStaying(await readList('page', fetch, { pageSize: 50, concurrency: 1, idOf }), staying);
	},
);

property(
	'notices a removal, by page number with a total and one page at a time',
	fc.record({ count: fc.integer({ min: 0, max: 600 }), plan: changes(true) }),
	async ({ count, plan }) => {
		const single = plan.filter(({ at }, i) => at % 2 && plan.findIndex((p) => p.at === at) === i);
		const one = single.map((change) => ({ ...change, count: 1 }));
		const { fetch, staying } = changing(count, one);
		const options = { pageSize: 20, concurrency: 1, idOf };
		expectStaying(await readList('page', fetch, options), staying);
	},
);

describe('by cursor', () => {
	const pages = (responses: Array<Page<Row>>) => {
		const requested: Position[] = [];
		const fetch = async (position: Position) => {
			requested.push(position);
			return responses[position.cursor === undefined ? 0 : Number(position.cursor)];
		};
		return { fetch, requested };
	};
	const row = (id: string) => ({ id });

	test('follows the cursor to the end, over empty pages, without duplicates', async () => {
		const { fetch, requested } = pages([
			{ rows: [row('a'), row('b')], next: '1' },
			{ rows: [], next: '2' },
			{ rows: [row('b'), row('c')] },
		]);
		expect(ids(await readList('cursor', fetch, { pageSize: 2, idOf }))).toEqual(['a', 'b', 'c']);
		expect(requested.map(({ cursor }) => cursor)).toEqual([undefined, '1', '2']);
	});

	test('ends when a cursor is repeated', async () => {
		const { fetch, requested } = pages([
			{ rows: [row('a')], next: '1' },
			{ rows: [row('b')], next: '1' },
		]);
		expect(ids(await readList('cursor', fetch, { pageSize: 1, idOf }))).toEqual(['a', 'b']);
		expect(requested).toHaveLength(2);
	});

	test('ends when new cursors return no new rows', async () => {
		let requested = 0;
		const fetch = async () => ({ rows: [row('a')], next: String(requested++) });
		expect(await readList('cursor', fetch, { pageSize: 1, idOf })).toHaveLength(1);
		expect(requested).toBe(11);
	});

	test('requests exactly the limit', async () => {
		const { fetch, requested } = pages([{ rows: [row('a'), row('b')], next: '1' }]);
		await readList('cursor', fetch, { pageSize: 100, max: 2, idOf });
		expect(requested).toEqual([{ offset: 0, page: 1, limit: 2 }]);
	});
});

test('throws the error of a failed page and starts no more requests', async () => {
	const { fetch, requested } = serve(rowsOf(5000));
	const failing = async (position: Position) => {
		if (position.offset === 990) throw new Error('unauthorized');
		return await fetch(position);
	};
	const list = readList('offset', failing, { pageSize: 100, concurrency: 4, idOf });
	await expect(list).rejects.toThrow('unauthorized');
	expect(requested.length).toBeLessThanOrEqual(20);
});
