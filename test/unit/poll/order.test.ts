import type { FetchPage, Page, Position } from '../../../nodes/shared/http/pagination';
import {
	findStart,
	reverseList,
	skipRows,
	SortDetector,
	startingWith,
} from '../../../nodes/shared/poll/order';
import type { Row } from '../../../nodes/shared/poll/types';

/** A list of numbered rows, with the requests for its pages. */
class List {
	readonly requests: Position[] = [];

	constructor(
		public count: number,
		/** Returns the total of a response. */
		public totalOf = (): number | undefined => this.count,
	) {}

	readonly fetch: FetchPage<Row> = async (position) => {
		await Promise.resolve();
		this.requests.push(position);
		const { offset, limit } = position;
		const total = this.totalOf();
		const rows = Array.from({ length: this.count }, (_, number) => ({ number }));
		return { rows: rows.slice(offset, offset + limit), ...(total !== undefined && { total }) };
	};
}

const numbersOf = ({ rows }: Page<Row>) => rows.map(({ number }) => number);

describe('the sort order of a list', () => {
	it.each([
		['equal', [], false],
		['equal', [5], false],
		['equal', [5, 5, 5, 5, 5, 5, 5], false],
		['ascending', [1, 2], false],
		['ascending', [1, 2, 3, 4, 5], false],
		['ascending', [1, 2, 3, 4, 5, 6], true],
		['ascending', [1, 1, 2, 3, 4, 5, 5], false],
		['descending', [2, 1], false],
		['descending', [5, 4, 3, 2, 1], false],
		['descending', [6, 5, 4, 3, 2, 1], true],
		['unknown', [1, 2, 1], false],
		['unknown', [1, 2, 3, 4, 5, 6, 5], false],
	] as const)('is %s for %j. It is certain: %p', (order, times, isCertain) => {
		const entire = new SortDetector(times);
		const pages = new SortDetector().add(times.slice(0, 2)).add(times.slice(2));
		for (const detector of [entire, pages]) {
			expect(detector.order).toBe(order);
			expect(detector.isCertain).toBe(isCertain);
		}
	});
});

describe('a reversed list', () => {
	const PAGE = 4;

	const reversed = async (list: List, total = list.count) => {
		const result = await reverseList(list.fetch, PAGE, total);
		if (!result) throw new Error('The list was not reversed');
		return result;
	};
	const read = async (list: List, offset: number, limit = 3) => {
		const { fetch } = await reversed(list);
		list.requests.length = 0;
		return await fetch({ offset, page: 1, limit });
	};

	it('begins with the last rows, and reads one more row to check the total', async () => {
		const list = new List(10);
		const { head, pageSize } = await reversed(list);
		expect(numbersOf(head)).toEqual([9, 8, 7]);
		expect(head.total).toBe(10);
		expect(pageSize).toBe(PAGE - 1);
		expect(list.requests).toEqual([{ offset: 7, page: 1, limit: PAGE }]);
	});

	it('can be shorter than a page', async () => {
		const list = new List(2);
		expect(numbersOf((await reversed(list)).head)).toEqual([1, 0]);
		expect(list.requests[0].offset).toBe(0);
	});

	it.each([
		[0, [9, 8, 7], { offset: 7, page: 3, limit: 3 }],
		[3, [6, 5, 4], { offset: 4, page: 2, limit: 3 }],
		[9, [0], { offset: 0, page: 1, limit: 1 }],
	])('contains the rows after the first %i', async (offset, rows, request) => {
		const list = new List(10);
		const page = await read(list, offset);
		expect(numbersOf(page)).toEqual(rows);
		expect(page.total).toBe(10);
		expect(list.requests).toEqual([request]);
	});

	it.each([10, 11])('needs no request for rows after its end (%i)', async (offset) => {
		const list = new List(10);
		expect(await read(list, offset)).toEqual({ rows: [], total: 10 });
		expect(list.requests).toEqual([]);
	});

	it('is checked again with the total that the server returns for its end', async () => {
		const list = new List(10);
		const { head } = await reversed(list, 8);
		expect(numbersOf(head)).toEqual([9, 8, 7]);
		expect(head.total).toBe(10);
		expect(list.requests.map(({ offset }) => offset)).toEqual([5, 7]);
	});

	it.each([
		['too low', 9],
		['too high', 11],
		['missing', undefined],
	])('is not available if the total is %s in two requests', async (_name, total) => {
		const list = new List(10, () => total);
		expect(await reverseList(list.fetch, PAGE, total ?? 10)).toBeUndefined();
		expect(list.requests).toHaveLength(2);
	});

	it('requests a page again if the list grew', async () => {
		const list = new List(10);
		const { fetch } = await reversed(list);
		list.count = 12;
		const page = await fetch({ offset: 3, page: 1, limit: 3 });
		expect(numbersOf(page)).toEqual([8, 7, 6]);
		expect(page.total).toBe(12);
		expect(list.requests.slice(1).map(({ offset }) => offset)).toEqual([4, 6]);
	});

	it('requests a page three times if the list keeps growing', async () => {
		const list = new List(10);
		const { fetch } = await reversed(list);
		list.totalOf = () => ++list.count;
		expect((await fetch({ offset: 3, page: 1, limit: 3 })).total).toBe(13);
		expect(list.requests).toHaveLength(1 + 3);
	});

	it('keeps its total if a page has none', async () => {
		const list = new List(10);
		const { fetch } = await reversed(list);
		list.totalOf = () => undefined;
		const page = await fetch({ offset: 3, page: 1, limit: 3 });
		expect(numbersOf(page)).toEqual([6, 5, 4]);
		expect(page.total).toBe(10);
		expect(list.requests).toHaveLength(2);
	});
});

it('a first page that was read before is used once', async () => {
	const list = new List(10);
	const first = { rows: [{ number: 99 }] };
	const fetch = startingWith(first, list.fetch);
	const position = { offset: 0, page: 1, limit: 2 };
	expect(await fetch(position)).toBe(first);
	expect(numbersOf(await fetch(position))).toEqual([0, 1]);
	expect(numbersOf(await fetch({ ...position, offset: 2 }))).toEqual([2, 3]);
});

describe('a list without its first rows', () => {
	it.each([
		[new List(10), 6],
		[new List(3), 0],
	])('begins after them', async (list, total) => {
		const page = await skipRows(list.fetch, 4)({ offset: 2, page: 1, limit: 2, cursor: 'next' });
		expect(list.requests).toEqual([{ offset: 6, page: 1, limit: 2, cursor: 'next' }]);
		expect(numbersOf(page)).toEqual(list.count === 10 ? [6, 7] : []);
		expect(page.total).toBe(total);
	});

	it('has no total if the list has none', async () => {
		const list = new List(10, () => undefined);
		const page = await skipRows(list.fetch, 4)({ offset: 0, page: 1, limit: 2 });
		expect(page).toEqual({ rows: [{ number: 4 }, { number: 5 }] });
	});
});

describe('the search for the start of a window', () => {
	const search = async (list: List, first: number, total = list.count) => {
		const head = { rows: [], total };
		const isEarlier = ({ number }: Row) => Number(number) < first;
		return await findStart({ fetch: list.fetch, pageSize: 10, head }, isEarlier);
	};

	it.each([
		// The page of the last earlier row, and one more.
		[0, 0],
		[1, 0],
		[20, 0],
		[21, 10],
		[30, 10],
		[31, 20],
		[91, 80],
		[100, 80],
		[101, 90],
		[102, 90],
	])('for row %i of 101 returns %i, in at most 4 requests for one row', async (first, start) => {
		const list = new List(101);
		expect(await search(list, first)).toBe(start);
		expect(list.requests.length).toBeLessThanOrEqual(4);
		for (const { offset, page, limit } of list.requests) {
			expect([page, limit]).toEqual([offset + 1, 1]);
			expect(offset).toBeLessThan(101);
		}
	});

	it('does not request rows after the end of a list with full pages', async () => {
		const list = new List(100);
		expect(await search(list, 1000)).toBe(80);
		expect(Math.max(...list.requests.map(({ offset }) => offset))).toBe(90);
	});

	it('continues in earlier rows if the list is shorter than its total', async () => {
		expect(await search(new List(35), 1000, 100)).toBe(20);
	});

	it.each([[undefined], [0], [1], [10]])('needs no request with the total %p', async (total) => {
		const list = new List(10);
		const head = { rows: [], total };
		const request = { fetch: list.fetch, pageSize: 10, head };
		expect(await findStart(request, () => true)).toBe(0);
		expect(list.requests).toEqual([]);
	});
});
