import { hashOf } from '../../../nodes/shared/poll/state';
import type { Row } from '../../../nodes/shared/poll/types';
import { at, List, range, rowAt, rowsAt } from './scanList';
import { watchOf } from './trigger';

const texts = (minutes: number[]) => minutes.map(String);

describe('a list that fits in one page', () => {
	it.each(['offset', 'page', 'cursor'] as const)(
		'is read with one request (%s)',
		async (paging) => {
			const list = new List(rowsAt(2, 1, -1), { paging });
			const { ids, olderIds, completeUntil, hasGap } = await list.scan();
			expect(list.ranges).toEqual([[0, 10]]);
			expect([ids, olderIds]).toEqual([['1', '2'], ['-1']]);
			expect(completeUntil).toBeUndefined();
			expect(hasGap).toBe(false);
		},
	);

	it('is requested from the requested time on, and for the requested value', async () => {
		const list = new List([]);
		await list.scan({ asked: 5, facet: 'paid' });
		expect(list.requests).toStrictEqual([
			{ offset: 0, page: 1, limit: 10, from: 5, facet: 'paid' },
		]);
	});

	it('needs another request if its total is larger or unknown', async () => {
		const larger = new List(rowsAt(3, 2, 1), { total: 4 });
		await larger.scan();
		expect(larger.requests.length).toBeGreaterThan(1);
		const full = new List(rowsAt(...range(10, 1)), { total: null });
		expect((await full.scan()).ids).toEqual(texts(range(1, 10)));
		expect(full.requests.length).toBeGreaterThan(1);
	});

	it('is complete without a total if its page is not full', async () => {
		const list = new List(rowsAt(3, 2, 1), { total: null });
		expect((await list.scan()).ids).toEqual(['1', '2', '3']);
		expect(list.requests).toHaveLength(1);
	});

	it.each([
		['offset', 9],
		['page', 9],
		['cursor', 10],
	] as const)('is complete, however many events it has (%s)', async (paging, count) => {
		const list = new List(rowsAt(...range(1, count)), { paging });
		const { ids, completeUntil } = await list.scan({ enough: 1, deadline: 0 });
		expect(ids).toEqual(texts(range(1, count)));
		expect(completeUntil).toBeUndefined();
		expect(list.requests).toHaveLength(1);
	});

	it('is empty if its first page is empty, with any total', async () => {
		const list = new List([], { total: 5 });
		expect(await list.scan()).toMatchObject({ rows: [], older: [], hasGap: false });
	});

	it('is read by cursor until there is none, even if a page is not full', async () => {
		const list = new List(rowsAt(3, 2, 1), { paging: 'cursor', serverPage: 2 });
		expect((await list.scan()).ids).toEqual(['1', '2', '3']);
		expect(list.requests).toHaveLength(2);
	});
});

describe('the rows of a scan', () => {
	it('are sorted, and include those of the requested time', async () => {
		const { ids, olderIds } = await new List(rowsAt(1, -1, 0, 2, -2)).scan();
		expect(ids).toEqual(['0', '1', '2']);
		expect(olderIds).toEqual(['-2', '-1']);
	});

	it('contain the newest ten rows before the requested time', async () => {
		const list = new List(rowsAt(...range(-1, -30)), { pageSize: 50 });
		expect((await list.scan()).olderIds).toEqual(texts(range(-10, -1)));
	});

	it('contain each record once', async () => {
		const list = new List(rowsAt(...range(30, 1)), { serverPage: 7 });
		expect((await list.scan()).ids).toEqual(texts(range(1, 30)));
	});

	it('are listed by update time if the list is', async () => {
		const updated = { ...rowAt(-5), updatedAt: rowAt(5).updatedAt };
		const watch = watchOf(['orderUpdated'], { listedBy: 'updatedAt' });
		expect((await new List([updated]).scan({}, watch)).ids).toEqual(['-5']);
		expect((await new List([updated]).scan()).ids).toEqual([]);
	});
});

describe('the result of a scan', () => {
	it('contains the time of the oldest row and the server time of the first page', async () => {
		const list = new List(rowsAt(...range(20, -5)));
		expect(await list.scan()).toMatchObject({ oldest: at(-5), serverTime: 1 });
		expect(await new List([]).scan()).toMatchObject({ oldest: Infinity, isUsable: true });
	});

	it('contains the times of the expected records', async () => {
		const expected = new Set([hashOf('1'), hashOf('-2'), hashOf('gone')]);
		const { found } = await new List(rowsAt(2, 1, -1, -2)).scan({ expected });
		expect([...found]).toEqual([
			[hashOf('1'), at(1)],
			[hashOf('-2'), at(-2)],
		]);
	});

	it('counts the rows that cannot be watched, by reason', async () => {
		const odd = [null, { _id: 'x' }, rowAt(1, ''), 7] as unknown as Row[];
		const { skipped, isUsable, ids } = await new List([...odd, rowAt(2)]).scan();
		expect(skipped).toEqual({ notAnObject: 2, noTime: 1, noId: 1 });
		expect([ids, isUsable]).toEqual([['2'], true]);
		expect((await new List(odd).scan()).isUsable).toBe(false);
		expect((await new List(rowsAt(-1)).scan()).isUsable).toBe(true);
	});

	it('counts them once if the scan starts again', async () => {
		const rows = [rowAt(1, ''), ...rowsAt(1, 2, 3, 4, 5, 6, 7, 8, 9), ...rowsAt(3.5, 2.5)];
		const { skipped, ids } = await new List(rows).scan();
		expect(skipped).toEqual({ noId: 1 });
		expect(ids).toEqual(['1', '2', '2.5', '3', '3.5', '4', '5', '6', '7', '8', '9']);
	});

	it('contains all rows if others between them cannot be watched', async () => {
		const odd = Array.from({ length: 5 }, (_, index) => ({ odd: index }) as Row);
		const rows = [...rowsAt(...range(20, 9)), ...odd, ...rowsAt(...range(8, 1))];
		const { skipped, ids } = await new List(rows, { total: null }).scan();
		expect(ids).toEqual(texts(range(1, 20)));
		expect(skipped).toEqual({ noId: 5 });
	});
});
