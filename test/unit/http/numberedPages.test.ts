import { readPages } from '../../../nodes/shared/http/pagination';
import type { ListOptions, Page, Position } from '../../../nodes/shared/http/pagination';
import { idOf, ids, readList, type Row } from './pages';

/** Returns the rows of a text: one for each letter. */
const rowsIn = (text: string): Row[] => [...text].map((id) => ({ id }));

/** A server that returns these pages in the order of their numbers: rows and total. Then it returns empty pages. */
function serve(pages: Array<[rows: string, total?: number]>) {
	const requested: Position[] = [];
	const fetch = async (position: Position): Promise<Page<Row>> => {
		requested.push(position);
		const [text, total] = pages[position.page - 1] ?? [''];
		return await Promise.resolve({ rows: rowsIn(text), ...(total !== undefined && { total }) });
	};
	return { fetch, requested };
}

const options = (more: Partial<ListOptions<Row>> = {}) => ({
	...{ pageSize: 2, concurrency: 1, idOf },
	...more,
});

/** Reads a list. Returns the letters of its rows, and the numbers of the requested pages. */
async function read(
	{ fetch, requested }: ReturnType<typeof serve>,
	more: Partial<ListOptions<Row>> = {},
) {
	const list = await readList('page', fetch, options(more));
	return { list: ids(list).join(''), numbers: requested.map(({ page }) => page) };
}

describe('a list by page number', () => {
	it.each<[string, Array<[string, number?]>, string, number[]]>([
		['at a page that is not full', [['ab'], ['cd'], ['e'], ['f']], 'abcde', [1, 2, 3]],
		['at an empty page', [['ab'], ['cd'], [''], ['e']], 'abcd', [1, 2, 3]],
		[
			'at an empty page, also with a higher total',
			[
				['ab', 9],
				['', 9],
				['c', 9],
			],
			'ab',
			[1, 2],
		],
		['at the first page if it is not full', [['a'], ['b']], 'a', [1]],
		['at the first page if it contains the total', [['a', 1], ['b']], 'a', [1]],
		['at an empty first page', [['', 5], ['a']], '', [1]],
		[
			'at a page that contains the total',
			[
				['ab', 3],
				['c', 3],
				['d', 3],
			],
			'abc',
			[1, 2],
		],
		[
			'after a page that is not full before the total',
			[
				['ab', 5],
				['c', 5],
				['de', 5],
			],
			'abcde',
			[1, 2, 3, 4],
		],
		['after 2 pages without new rows', [['ab'], ['ab'], ['ba'], ['cd']], 'ab', [1, 2, 3]],
	])('ends %s', async (_, pages, letters, requests) => {
		const { list, numbers } = await read(serve(pages));
		expect({ list, numbers }).toEqual({ list: letters, numbers: requests });
	});

	it('continues if pages without new rows are not consecutive', async () => {
		const pages: Array<[string]> = [['ab'], ['ab'], ['cd'], ['cd'], ['ef'], ['ef'], ['g']];
		expect((await read(serve(pages))).list).toBe('abcdefg');
	});

	it.each<[string, Array<[string, number?]>, number[]]>([
		['the requested size', [['ab'], ['cd'], ['e']], [0, 2, 4]],
		[
			'the smaller size of the server',
			[
				['a', 3],
				['b', 3],
				['c', 3],
			],
			[0, 1, 2, 3],
		],
		['the requested size if the server returns more', [['abc'], ['de'], ['f']], [0, 2, 4]],
	])('requests offsets of %s', async (_, pages, expected) => {
		const { fetch, requested } = serve(pages);
		await readList('page', fetch, options());
		expect(requested.map(({ offset, limit }) => ({ offset, limit }))).toEqual(
			expected.map((offset) => ({ offset, limit: 2 })),
		);
	});

	it.each<[string, Array<[string, number?]>, string, number[]]>([
		[
			'decreases',
			[
				['ab', 6],
				['de', 5],
				['f', 5],
			],
			'abcdef',
			[1, 2, 1, 3],
		],
		[
			'decreases after a page without a total',
			[['ab', 6], ['cd'], ['f', 5]],
			'abcdf',
			[1, 2, 3, 2],
		],
		[
			'decreases after it grew',
			[
				['ab', 6],
				['cd', 9],
				['ef', 7],
				['g', 7],
			],
			'abcdefg',
			[1, 2, 3, 2, 4],
		],
		[
			'stays the same',
			[
				['ab', 5],
				['cd', 5],
				['e', 5],
			],
			'abcde',
			[1, 2, 3],
		],
		[
			'grows',
			[
				['ab', 4],
				['cd', 5],
				['e', 5],
			],
			'abcde',
			[1, 2, 3],
		],
		['is missing', [['ab'], ['cd'], ['e']], 'abcde', [1, 2, 3]],
		['is present only later', [['ab'], ['cd', 5], ['e', 5]], 'abcde', [1, 2, 3]],
	])(
		'reads the previous page again if the total decreases, and not otherwise: the total %s',
		async (_, pages, letters, requests) => {
			const { fetch, requested } = serve(pages);
			const afterRemoval: Page<Row> = { rows: rowsIn('bc'), total: 5 };
			let first = 0;
			// After the removal, the first page contains the third row.
			const changing = async (position: Position) => {
				const page = await fetch(position);
				return position.page === 1 && first++ > 0 ? afterRemoval : page;
			};
			const { list, numbers } = await read({ fetch: changing, requested });
			expect([...list].sort().join('')).toBe(letters);
			expect(numbers).toEqual(requests);
		},
	);

	it.each<[string, Partial<ListOptions<Row>>, number]>([
		['10 pages', { concurrency: undefined }, 11],
		['as many pages as requested', { concurrency: 3 }, 4],
		['only the pages of the maximum', { max: 5, concurrency: 10 }, 3],
		['only the pages of the total', { concurrency: 30 }, 13],
	])('reads ahead %s', async (_, more, count) => {
		const letters = 'abcdefghijklmnopqrstuvwxyz';
		const { fetch, requested } = serve((letters.match(/../g) ?? []).map((text) => [text, 26]));
		let pages = 0;
		for await (const rows of readPages('page', fetch, options(more))) {
			if (rows.length > 0 && ++pages === 2) break;
		}
		expect(requested).toHaveLength(count);
	});

	it('returns no empty pages', async () => {
		const { fetch } = serve([['ab'], ['ba'], ['cd'], ['']]);
		const pages: Row[][] = [];
		for await (const rows of readPages('page', fetch, options())) pages.push(rows);
		expect(pages).toEqual([rowsIn('ab'), rowsIn('cd')]);
	});

	it('returns at most the maximum, also if the server returns larger pages', async () => {
		expect((await read(serve([['abcde']]), { max: 2 })).list).toBe('ab');
		expect((await read(serve([['ab'], ['cdefg']]), { max: 3 })).list).toBe('abc');
	});
});

describe('the identification of rows', () => {
	const named = ({ id }: Row) => (id === 'x' ? undefined : id);

	it('keeps each row without an ID if the first page has IDs', async () => {
		const pages: Array<[string]> = [['ab'], ['ax'], ['xc'], ['d']];
		expect((await read(serve(pages), { idOf: named })).list).toBe('abxxcd');
	});

	it('omits only pages that are equal to the previous one if a row of the first page has no ID', async () => {
		const pages: Array<[string]> = [['ax'], ['ax'], ['ab'], ['a']];
		expect((await read(serve(pages), { idOf: named })).list).toBe('axaba');
	});
});
