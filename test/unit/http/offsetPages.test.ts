import { readPages } from '../../../nodes/shared/http/pagination';
import type { ListOptions, Page, Position } from '../../../nodes/shared/http/pagination';
import { idOf, ids, readList, rowsOf, serve, type Behavior, type Row } from './pages';

const options = (more: Partial<ListOptions<Row>> = {}) => ({
	...{ pageSize: 3, concurrency: 1, idOf },
	...more,
});

/** Reads a list by offset, in pages of 3. Returns its rows, and the offsets of the requests. */
async function read(rows: Row[], behavior: Behavior = {}, more: Partial<ListOptions<Row>> = {}) {
	const { fetch, requested } = serve(rows, behavior);
	const list = await readList('offset', fetch, options(more));
	return { list: ids(list), offsets: requested.map(({ offset }) => offset) };
}

/** Changes the list before one request. */
const before =
	(at: number, change: (rows: Row[]) => void) =>
	(rows: Row[], request: number): void => {
		if (request === at) change(rows);
	};

describe('the requests of a list by offset', () => {
	it('overlap by one row, and contain the page number of their offset', async () => {
		const { fetch, requested } = serve(rowsOf(6));
		await readList('offset', fetch, options());
		expect(requested).toEqual([
			{ offset: 0, page: 1, limit: 3 },
			{ offset: 2, page: 1, limit: 3 },
			{ offset: 4, page: 2, limit: 3 },
		]);
	});

	it.each<[string, number, Behavior, Partial<ListOptions<Row>>, number[]]>([
		['end at the first page if it is not full', 2, {}, {}, [0]],
		['end at the first page without a total if it is not full', 2, { total: 'missing' }, {}, [0]],
		['end at an empty list', 0, { total: 'high' }, {}, [0]],
		['end at a page that is not full', 6, {}, {}, [0, 2, 4]],
		['end at such a page without a total', 6, { total: 'missing' }, {}, [0, 2, 4]],
		[
			'check a page that is not full if the total is too high',
			6,
			{ total: 'high' },
			{},
			[0, 2, 4, 6, 5],
		],
		['end at such a page if it has no new rows', 5, { total: 'high' }, {}, [0, 2, 4]],
		['continue after a full page that ends at the total', 5, {}, {}, [0, 2, 4]],
		['continue if the total is too low', 6, { total: 'low' }, {}, [0, 2, 4]],
		['do not overlap without IDs', 7, {}, { idOf: () => undefined }, [0, 3, 6]],
		['do not overlap in pages of one row', 3, { cap: 1 }, {}, [0, 1, 2, 3]],
		['have the distance of the smaller pages of the server', 5, { cap: 2 }, {}, [0, 1, 2, 3, 4]],
	])('%s', async (_, count, behavior, more, expected) => {
		const { list, offsets } = await read(rowsOf(count), behavior, more);
		expect(list).toEqual(ids(rowsOf(count)));
		expect(offsets).toEqual(expected);
	});

	it('continue after a page in the middle that is not full', async () => {
		const { fetch, requested } = serve(rowsOf(6), { total: 'high' });
		const cut = async (position: Position): Promise<Page<Row>> => {
			const page = await fetch(position);
			return position.offset === 2 ? { ...page, rows: page.rows.slice(0, 2) } : page;
		};
		expect(ids(await readList('offset', cut, options()))).toEqual(ids(rowsOf(6)));
		expect(requested.map(({ offset }) => offset)).toEqual([0, 2, 4, 3]);
	});

	it('read ahead only the rows that the maximum requires', async () => {
		const more = { max: 5, concurrency: 10 };
		const { list, offsets } = await read(rowsOf(100), {}, more);
		expect(list).toEqual(ids(rowsOf(5)));
		expect(offsets).toEqual([0, 2]);
	});

	it.each([
		['10 pages ahead', undefined, 11],
		['as many pages ahead as requested', 4, 5],
	])('read %s', async (_, concurrency, count) => {
		const { fetch, requested } = serve(rowsOf(100));
		let pages = 0;
		const list = readPages('offset', fetch, {
			pageSize: 3,
			idOf,
			...(concurrency && { concurrency }),
		});
		for await (const rows of list) if (rows.length > 0 && ++pages === 2) break;
		expect(requested).toHaveLength(count);
	});

	it('do not read ahead after the first empty page', async () => {
		const { list, offsets } = await read(rowsOf(4), { total: 'high' }, { concurrency: 4 });
		expect(list).toEqual(ids(rowsOf(4)));
		expect(offsets).toEqual([0, 2, 4, 6, 8, 10, 3]);
	});
});

describe('a list that changes while it is read by offset', () => {
	it.each<[string, number, (rows: Row[]) => void, number[]]>([
		['one page back after a removal', 3, (rows) => rows.splice(0, 1), [0, 2, 4, 2, 4, 6, 8]],
		['the start if that is nearer', 3, (rows) => rows.splice(0, 4), [0, 2, 4, 2, 0, 2, 4]],
		['the start if no known row is left', 3, (rows) => rows.splice(0, 5), [0, 2, 4, 2, 0, 2, 4]],
		[
			'further back with each step',
			8,
			(rows) => rows.splice(0, 10),
			[0, 2, 4, 6, 8, 10, 12, 14, 12, 8, 0, 2, 4, 6, 8],
		],
	])('is read again from %s', async (_, at, change, expected) => {
		const rows = rowsOf(at === 8 ? 20 : 10);
		const { list, offsets } = await read(rows, { total: 'missing', before: before(at, change) });
		expect(list).toEqual(expect.arrayContaining(ids(rows)));
		expect(new Set(list).size).toBe(list.length);
		expect(offsets).toEqual(expected);
	});

	it('is read to its end if every second page has no new rows', async () => {
		const grow = (rows: Row[], request: number) => {
			if (request % 2 === 0) rows.unshift({ id: `n${request}` }, { id: `m${request}` });
		};
		const { list } = await read(rowsOf(60), { total: 'missing', before: grow });
		expect(list).toEqual(ids(rowsOf(60)));
	});
});

describe('a list by offset that the server repeats', () => {
	it.each([
		['with IDs', idOf, 7],
		['without IDs', () => undefined, 6],
	])('ends after some pages without new rows: %s', async (_, id, count) => {
		const behavior: Behavior = { total: 'missing', stuck: true };
		const { list, offsets } = await read(rowsOf(9), behavior, { idOf: id });
		expect(list).toEqual(ids(rowsOf(3)));
		expect(offsets).toHaveLength(count);
	});
});
