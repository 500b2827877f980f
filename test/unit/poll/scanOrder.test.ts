import type { Row } from '../../../nodes/shared/poll/types';
import { at, List, range, rowAt, rowsAt } from './scanList';

const rowsIn = (from: number, to: number) => rowsAt(...range(from, to));
const texts = (from: number, to: number) => range(from, to).map(String);

/** Returns 12 rows of one minute. */
const sameTime = (minute: number) => range(1, 12).map((number) => rowAt(minute, `same${number}`));
/** Returns rows that cannot be watched. */
const oddRows = (count: number) => range(1, count).map((odd) => ({ odd }) as Row);

/** Returns the offsets of the requests. */
const offsetsOf = (list: List) => list.ranges.map(([offset]) => offset);

describe('a list that is sorted newest first', () => {
	it('is read up to the first page that ends before the requested time', async () => {
		const list = new List(rowsIn(4, -50));
		const { ids, olderIds, hasGap } = await list.scan();
		expect(list.ranges).toEqual([[0, 10]]);
		expect(ids).toEqual(texts(0, 4));
		expect(olderIds).toEqual(texts(-5, -1));
		expect(hasGap).toBe(false);
	});

	it.each([
		['ends at the requested time', rowsIn(9, -9)],
		['has fewer than five steps', [...sameTime(3).slice(3), ...rowsIn(-1, -9)]],
		['ends with a row that cannot be watched', [...rowsIn(4, -4), {}, ...rowsIn(-5, -9)]],
	])('is read further if its first page %s', async (_name, rows) => {
		const list = new List(rows);
		await list.scan();
		expect(list.requests.length).toBeGreaterThan(1);
	});

	it('is read from its end until there are enough records', async () => {
		const list = new List(rowsIn(40, 1));
		const { ids, completeUntil, hasGap } = await list.scan({ enough: 15 });
		expect(list.ranges.slice(0, 3)).toEqual([
			[0, 10],
			[31, 10],
			[23, 9],
		]);
		expect(ids).toEqual(texts(1, 17));
		expect(completeUntil).toBe(at(17));
		expect(hasGap).toBe(false);
	});

	it('is read from the start of the window if its end is older', async () => {
		const list = new List(rowsIn(20, -500));
		const { ids, hasGap, completeUntil } = await list.scan();
		expect(ids).toEqual(texts(0, 20));
		expect(hasGap).toBe(true);
		expect(completeUntil).toBeUndefined();
		expect(list.requests.length).toBeLessThan(15);
	});

	it.each([
		['by page number', { paging: 'page' }, [0, 10, 20, 30, 40, 50, 60]],
		['by cursor', { paging: 'cursor' }, [0, 10, 20]],
		['without a total', { total: null }, [0, 9, 18]],
		['with a wrong total', { total: 80 }, [0, 71, 71, 9, 18, 27, 36, 45, 54]],
	] as const)('is read in its own order %s', async (_name, options, offsets) => {
		const list = new List(rowsIn(20, -50), options);
		const { ids, hasGap, completeUntil } = await list.scan();
		expect(ids).toEqual(texts(0, 20));
		expect(hasGap).toBe(false);
		expect(completeUntil).toBeUndefined();
		expect(offsetsOf(list)).toEqual(offsets);
	});

	it.each([
		['the server returns two rows per page', { serverPage: 2 }, 8, [1, 10]],
		['its first page is the entire list', {}, 10, [9, 10]],
	])('is not read from its end if %s', async (_name, options, count, second) => {
		const list = new List(rowsIn(count, 1), options);
		expect((await list.scan()).ids).toEqual(texts(1, count));
		expect(list.ranges[1]).toEqual(second);
	});

	it.each([
		['the server returns three rows per page', { serverPage: 3 }, 8, [6, 3]],
		['it has one row more than its first page', {}, 11, [2, 10]],
		['the server returns more rows than requested', { pageSize: 4, serverPage: 6 }, 11, [8, 4]],
	])('is read from its end if %s', async (_name, options, count, second) => {
		const list = new List(rowsIn(count, 1), options);
		expect((await list.scan()).ids).toEqual(texts(1, count));
		expect(list.ranges[1]).toEqual(second);
	});
});

describe('a list that is sorted oldest first', () => {
	it('is read to its end', async () => {
		const list = new List(rowsIn(-9, 20));
		const { ids, olderIds, completeUntil, hasGap } = await list.scan();
		expect(offsetsOf(list)).toEqual([0, 9, 18, 27]);
		expect([ids, olderIds]).toEqual([texts(0, 20), texts(-9, -1)]);
		expect(completeUntil).toBeUndefined();
		expect(hasGap).toBe(false);
	});

	it('is read from the start of the window', async () => {
		const list = new List(rowsIn(-50, 20));
		const { ids, olderIds, hasGap } = await list.scan();
		// Three requests for one row each find the start.
		expect(offsetsOf(list)).toEqual([0, 40, 60, 50, 30, 39, 48, 57, 66]);
		expect([ids, olderIds]).toEqual([texts(0, 20), texts(-10, -1)]);
		expect(hasGap).toBe(true);
	});

	it.each([
		['by page number', { paging: 'page' }, 8],
		['by cursor', { paging: 'cursor' }, 8],
		['without a total', { total: null }, 8],
	] as const)('is read from its first row %s', async (_name, options, requests) => {
		const list = new List(rowsIn(-50, 20), options);
		const { ids, hasGap } = await list.scan();
		expect(ids).toEqual(texts(0, 20));
		expect(hasGap).toBe(false);
		expect(list.requests).toHaveLength(requests);
	});

	it.each([
		[10, 10],
		[11, 19],
		[15, 19],
		[19, 19],
		[20, 28],
	])('is read until it has %i records with events: to minute %i', async (enough, last) => {
		const list = new List(rowsIn(1, 60));
		const { ids, completeUntil } = await list.scan({ enough });
		expect(ids).toEqual(texts(1, last));
		expect(completeUntil).toBe(at(last));
	});

	it('is read further for records without events and for older ones', async () => {
		const hasEvents = ({ _id }: Row) => Number(_id) % 2 === 1;
		const odd = await new List(rowsIn(1, 60)).scan({ enough: 10, hasEvents });
		expect(odd.completeUntil).toBe(at(19));
		const older = await new List(rowsIn(-5, 60)).scan({ enough: 10 });
		expect(older.completeUntil).toBe(at(13));
	});

	it('is read further while all times are the same, because newer rows could be first', async () => {
		const list = new List([...sameTime(1), ...rowsIn(2, 60)]);
		expect((await list.scan({ enough: 5 })).completeUntil).toBe(at(8));
	});

	it('is read with at most five requests at the same time', async () => {
		const list = new List(rowsIn(1, 200));
		await list.scan({ enough: 11 });
		expect(offsetsOf(list)).toEqual([0, 9, 18, 27, 36, 45]);
	});
});

describe('a list that seems sorted', () => {
	it('is read again from its first row if later rows are not', async () => {
		const list = new List([...rowsIn(-50, 20), ...rowsAt(5.5, 4.5)]);
		const { ids, olderIds, hasGap, completeUntil } = await list.scan();
		expect(new Set(ids)).toEqual(new Set([...texts(0, 20), '4.5', '5.5']));
		expect(ids).toHaveLength(23);
		expect(olderIds).toEqual(texts(-10, -1));
		expect(hasGap).toBe(false);
		expect(completeUntil).toBeUndefined();
		expect(offsetsOf(list).slice(8)).toEqual([66, 0, 9, 18, 27, 36, 45, 54, 63, 72]);
	});

	it('is read again if its first rows have the same time and later ones are older', async () => {
		const list = new List([...sameTime(40), ...rowsIn(39, -20)], { paging: 'page' });
		const { ids, olderIds, completeUntil } = await list.scan({ enough: 5 });
		expect(ids).toHaveLength(12 + 40);
		expect(olderIds).toEqual(texts(-8, -1));
		expect(completeUntil).toBeUndefined();
	});

	it('loses no row before the start of the window that the search found', async () => {
		const rows = [...rowsIn(-50, -35), rowAt(3.5), ...rowsIn(-34, 20), rowAt(5.5)];
		expect((await new List(rows).scan()).ids).toContain('3.5');
	});
});

describe('a list that is not sorted', () => {
	it('is read in its own order', async () => {
		const list = new List([...rowsAt(2, 1), ...rowsIn(3, 30)]);
		const { ids, completeUntil } = await list.scan({ enough: 5 });
		expect(ids).toEqual(texts(1, 30));
		expect(completeUntil).toBeUndefined();
		expect(offsetsOf(list)).toEqual([0, 9, 18, 27]);
	});
});

describe('a list whose first page has only one time', () => {
	it('is read from its end if that is older', async () => {
		const list = new List([...sameTime(30), ...rowsIn(29, 1)]);
		expect((await list.scan({ enough: 5 })).ids).toEqual(texts(1, 9));
		expect(offsetsOf(list)).toEqual([0, 32]);
	});

	it('is read from its first row if its end is newer', async () => {
		const list = new List([...sameTime(1), ...rowsIn(2, 39)]);
		const { ids, completeUntil } = await list.scan({ enough: 15 });
		expect(offsetsOf(list).slice(0, 3)).toEqual([0, 41, 9]);
		expect([ids.length, completeUntil]).toEqual([19, at(8)]);
	});

	it('is read from its end if the first page has no row that can be watched', async () => {
		const list = new List([...oddRows(10), ...rowsIn(29, 1)]);
		expect((await list.scan({ enough: 5 })).ids).toEqual(texts(1, 9));
		expect(offsetsOf(list)).toEqual([0, 30]);
	});

	it('is read from its first row if the last page has no row that can be watched', async () => {
		const list = new List([...sameTime(1), ...rowsIn(2, 20), ...oddRows(9)]);
		expect((await list.scan({ enough: 15 })).completeUntil).toBe(at(8));
	});
});
