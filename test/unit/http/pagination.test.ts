import fc from 'fast-check';
import { sleep } from 'n8n-workflow';

import { readPages } from '../../../nodes/shared/http/pagination';
import type { Page, Position } from '../../../nodes/shared/http/pagination';
import { property } from '../../harness/property';
import { idOf, ids, pagesOf, readList, rowsOf, serve, type Row } from './pages';

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
				await sleep(1);
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
		expect(requested).toEqual([
			{ page: 1, offset: 0, limit: 2 },
			{ page: 2, offset: 2, limit: 2, cursor: '1' },
			{ page: 3, offset: 2, limit: 2, cursor: '2' },
		]);
		expect(requested[0]).not.toHaveProperty('cursor');
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
