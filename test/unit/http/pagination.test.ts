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

interface Behaviour {
	/** Most rows the server gives, whatever is asked for. */
	cap?: number;
	total?: 'right' | 'missing' | 'high' | 'pageLength' | 'low';
	/** The server gives its first page whatever is asked for. */
	stuck?: boolean;
	/** Runs before each answer: the list changes. */
	before?: (rows: Row[], request: number) => void;
}

const rowsOf = (count: number): Row[] => Array.from({ length: count }, (_, i) => ({ id: `r${i}` }));
const idOf = (row: Row) => row.id;
const ids = (rows: Row[]) => rows.map(idOf);

/** A server with one list. Answers come at once but in turn, so that pages side by side interleave. */
function serve(rows: Row[], behaviour: Behaviour = {}) {
	const { cap = Infinity, total = 'right', stuck, before } = behaviour;
	const asked: Position[] = [];
	const fetch = async (position: Position): Promise<Page<Row>> => {
		asked.push(position);
		const request = asked.length;
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
	return { fetch, asked };
}

/** The rows of all pages. */
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
	test('19,000 rows at 100 take 192 requests', async () => {
		const { fetch, asked } = serve(rowsOf(19_000));
		const list = await readList('offset', fetch, { pageSize: 100, idOf });
		expect(ids(list)).toEqual(ids(rowsOf(19_000)));
		expect(asked).toHaveLength(192);
	});

	test('200,000 rows in one page', async () => {
		const { fetch } = serve(rowsOf(200_000));
		const list = await readList('offset', fetch, { pageSize: 200_000, idOf });
		expect(list).toHaveLength(200_000);
	});

	property(
		'costs at most 3 % more requests than it has pages',
		fc.record({
			count: fc.integer({ min: 0, max: 6000 }),
			kind: fc.constantFrom('offset', 'page'),
		}),
		async ({ count, kind }) => {
			const { fetch, asked } = serve(rowsOf(count));
			const list = await readList(kind as 'offset', fetch, { pageSize: 100, idOf });
			expect(ids(list)).toEqual(ids(rowsOf(count)));
			// A full last page is followed by one more, as a total is not proof of the end.
			const full = kind === 'page' && count > 0 && count % 100 === 0 ? 1 : 0;
			const allowed = Math.ceil(1.03 * (pagesOf(count, 100) + full));
			expect(asked.length).toBeLessThanOrEqual(allowed);
		},
	);

	test('reads the rest side by side, within the bound', async () => {
		let running = 0;
		let most = 0;
		const { fetch } = serve(rowsOf(3000));
		await readList(
			'offset',
			async (position) => {
				most = Math.max(most, ++running);
				await new Promise((resolve) => setImmediate(resolve));
				running--;
				return await fetch(position);
			},
			{ pageSize: 100, concurrency: 7, idOf },
		);
		expect(most).toBe(7);
	});

	test('is handed over page by page, and no further than taken', async () => {
		const { fetch, asked } = serve(rowsOf(10_000));
		for await (const rows of readPages('offset', fetch, { pageSize: 100, concurrency: 5, idOf })) {
			if (rows.some(({ id }) => id === 'r250')) break;
		}
		expect(asked.length).toBeLessThanOrEqual(3 + 5);
	});
});

property(
	'a limit reads only the pages it needs',
	fc.record({
		count: fc.integer({ min: 0, max: 900 }),
		max: fc.integer({ min: 1, max: 900 }),
		kind: fc.constantFrom('offset' as const, 'page' as const),
	}),
	async ({ count, max, kind }) => {
		const { fetch, asked } = serve(rowsOf(count));
		const list = await readList(kind, fetch, { pageSize: 100, max, idOf });
		expect(ids(list)).toEqual(ids(rowsOf(Math.min(count, max))));
		if (max <= 100) {
			expect(asked).toEqual([{ offset: 0, page: 1, limit: max }]);
		} else expect(asked.length).toBeLessThanOrEqual(pagesOf(Math.min(count, max), 100) + 1);
	},
);

property(
	'an unreliable server: the list ends, with every row once',
	fc.record({
		count: fc.integer({ min: 0, max: 700 }),
		total: fc.constantFrom('right', 'missing', 'high', 'pageLength', 'low'),
		keyed: fc.boolean(),
		kind: fc.constantFrom('offset' as const, 'page' as const),
	}),
	async ({ count, total, keyed, kind }) => {
		const { fetch, asked } = serve(rowsOf(count), { total: total as 'right' });
		const options = { pageSize: 20, idOf: keyed ? idOf : () => undefined };
		expect(ids(await readList(kind, fetch, options))).toEqual(ids(rowsOf(count)));
		expect(asked.length).toBeLessThanOrEqual(pagesOf(count, 19) + 12);
	},
);

property(
	'a server that gives smaller pages than asked for',
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
	'a server that repeats its first page does not hold %s reading',
	async (kind) => {
		for (const total of ['right', 'missing', 'high'] as const) {
			for (const keyed of [true, false]) {
				const { fetch, asked } = serve(rowsOf(500), { total, stuck: true });
				const options = { pageSize: 100, idOf: keyed ? idOf : () => undefined };
				expect(ids(await readList(kind, fetch, options))).toEqual(ids(rowsOf(100)));
				expect(asked.length).toBeLessThanOrEqual(20);
			}
		}
	},
);

interface Change {
	/** After which request. */
	at: number;
	remove: boolean;
	/** Where, as a share of the list. */
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

/** A list that changes as it is read, and what stays in it throughout. */
function changing(rowCount: number, plan: Change[], total: Behaviour['total'] = 'right') {
	const rows = rowsOf(rowCount);
	const staying = new Set(ids(rows));
	let made = 0;
	const before = (list: Row[], request: number) => {
		for (const change of plan.filter(({ at }) => at === request)) {
			const at = Math.floor(change.where * list.length);
			if (change.remove) {
				for (const { id } of list.splice(at, change.count)) staying.delete(id);
			} else {
				// Fewer than a page: what grows faster than it is read has no end.
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
	'a list that changes while it is read by offset: every row that stays, once',
	fc.record({
		count: fc.integer({ min: 0, max: 600 }),
		plan: changes(),
		total: fc.constantFrom('right' as const, 'missing' as const, 'high' as const),
		concurrency: fc.integer({ min: 1, max: 10 }),
	}),
	async ({ count, plan, total, concurrency }) => {
		const { fetch, asked, staying } = changing(count, plan, total);
		const list = await readList('offset', fetch, { pageSize: 20, concurrency, idOf });
		expectStaying(list, staying);
		const all = plan.reduce((sum, change) => sum + change.count, count);
		expect(asked.length).toBeLessThanOrEqual(3 * (pagesOf(all, 19) + plan.length) + 30);
	},
	10,
);

property(
	'numbered pages of a list that grows: every row that stays, once',
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
	'numbered pages with a total, read in turn: a removal is noticed',
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
	const pages = (answers: Array<Page<Row>>) => {
		const asked: Position[] = [];
		const fetch = async (position: Position) => {
			asked.push(position);
			return answers[position.cursor === undefined ? 0 : Number(position.cursor)];
		};
		return { fetch, asked };
	};
	const row = (id: string) => ({ id });

	test('follows the cursor to the end, over empty pages, without doubles', async () => {
		const { fetch, asked } = pages([
			{ rows: [row('a'), row('b')], next: '1' },
			{ rows: [], next: '2' },
			{ rows: [row('b'), row('c')] },
		]);
		expect(ids(await readList('cursor', fetch, { pageSize: 2, idOf }))).toEqual(['a', 'b', 'c']);
		expect(asked.map(({ cursor }) => cursor)).toEqual([undefined, '1', '2']);
	});

	test('ends when a cursor comes again', async () => {
		const { fetch, asked } = pages([
			{ rows: [row('a')], next: '1' },
			{ rows: [row('b')], next: '1' },
		]);
		expect(ids(await readList('cursor', fetch, { pageSize: 1, idOf }))).toEqual(['a', 'b']);
		expect(asked).toHaveLength(2);
	});

	test('ends when nothing new comes under ever new cursors', async () => {
		let asked = 0;
		const fetch = async () => ({ rows: [row('a')], next: String(asked++) });
		expect(await readList('cursor', fetch, { pageSize: 1, idOf })).toHaveLength(1);
		expect(asked).toBe(11);
	});

	test('a limit is asked for exactly', async () => {
		const { fetch, asked } = pages([{ rows: [row('a'), row('b')], next: '1' }]);
		await readList('cursor', fetch, { pageSize: 100, max: 2, idOf });
		expect(asked).toEqual([{ offset: 0, page: 1, limit: 2 }]);
	});
});

test('a page that fails ends the list with its error; nothing more is started', async () => {
	const { fetch, asked } = serve(rowsOf(5000));
	const failing = async (position: Position) => {
		if (position.offset === 990) throw new Error('unauthorized');
		return await fetch(position);
	};
	const list = readList('offset', failing, { pageSize: 100, concurrency: 4, idOf });
	await expect(list).rejects.toThrow('unauthorized');
	expect(asked.length).toBeLessThanOrEqual(20);
});
