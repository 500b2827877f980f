import type { IDataObject } from 'n8n-workflow';

import type { ListShape } from '../../../nodes/shared/catalog/types';
import { readPage, readWholeList } from '../../../nodes/shared/engine/lists';
import type { ApiRequest } from '../../../nodes/shared/http/apiRequest';
import type { Client } from '../../../nodes/shared/http/client';
import { errorOf, GET, setup } from '../http/clientSetup';

const shape: ListShape = {
	rows: 'contacts',
	total: 'total',
	paging: 'cursor',
	params: { limit: 'pageLimit', cursor: 'searchAfter' },
	nextInRow: 'searchAfter',
	in: 'body',
	pageSize: 2,
	id: 'id',
};

const rowOf = (id: number) => ({ id: String(id), searchAfter: [id, `row ${id}`] });

/** Simulates a server with `count` rows that returns a maximum of `maximum` rows per page. */
function serve(count: number, maximum = 2) {
	const bodies: IDataObject[] = [];
	const client = {
		send: async ({ body }: ApiRequest) => {
			const { searchAfter, pageLimit } = body as IDataObject & { searchAfter?: [number] };
			bodies.push(body as IDataObject);
			const first = (searchAfter?.[0] ?? 0) + 1;
			const size = Math.min(Number(pageLimit), maximum, count - first + 1);
			const contacts = Array.from({ length: Math.max(0, size) }, (_, i) => rowOf(first + i));
			return { statusCode: 200, headers: {}, body: { contacts, total: count } };
		},
	} as unknown as Client;
	const read = async (max?: number) =>
		await readWholeList(client, { method: 'POST', path: '/search' }, shape, max);
	return { bodies, read };
}

describe('a list with a cursor in each row', () => {
	it('continues from the cursor of each last row, until the end', async () => {
		const { bodies, read } = serve(5);
		expect((await read()).map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5']);
		expect(bodies).toEqual([
			{ pageLimit: 2 },
			{ pageLimit: 2, searchAfter: [2, 'row 2'] },
			{ pageLimit: 2, searchAfter: [4, 'row 4'] },
		]);
	});

	it('reads 200,000 rows in one page', async () => {
		const contacts = Array.from({ length: 200_000 }, (_, i) => rowOf(i + 1));
		const send = async ({ body }: ApiRequest) => ({
			statusCode: 200,
			headers: {},
			body: { contacts: 'searchAfter' in (body as IDataObject) ? [] : contacts, total: 200_000 },
		});
		const client = { send } as unknown as Client;
		const rows = await readWholeList(client, { method: 'POST', path: '/search' }, shape);
		expect(rows).toHaveLength(200_000);
	});

	it('continues if the server returns smaller pages than requested', async () => {
		expect(await serve(5, 1).read()).toHaveLength(5);
	});

	it('sends one request for an empty list', async () => {
		const { bodies, read } = serve(0);
		expect(await read()).toEqual([]);
		expect(bodies).toHaveLength(1);
	});

	it('does not request more rows than needed', async () => {
		const { bodies, read } = serve(5);
		expect(await read(1)).toHaveLength(1);
		expect(bodies).toEqual([{ pageLimit: 1 }]);
	});
});

describe('a list with numbered pages', () => {
	/** A server of 5 rows in pages of 2, whose first page has the number `first`. */
	async function readFrom(first: number, firstPage?: number) {
		const pages: unknown[] = [];
		const send = async ({ body }: ApiRequest) => {
			const page = Number((body as IDataObject).page);
			pages.push(page);
			const offset = Math.max(0, page - first) * 2;
			const rows = Array.from({ length: Math.min(2, Math.max(0, 5 - offset)) }, (_, i) => ({
				id: String(offset + i + 1),
			}));
			return { statusCode: 200, headers: {}, body: { rows, total: 5 } };
		};
		const numbered: ListShape = {
			rows: 'rows',
			total: 'total',
			paging: 'page',
			params: { limit: 'limit', page: 'page' },
			...(firstPage !== undefined && { firstPage }),
			in: 'body',
			pageSize: 2,
			id: 'id',
		};
		const request = { method: 'POST', path: '/search' } as const;
		const rows = await readWholeList({ send } as unknown as Client, request, numbered);
		return { pages, ids: rows.map(({ id }) => id) };
	}

	const ALL = ['1', '2', '3', '4', '5'];

	it('is read from page 1 by default', async () => {
		expect(await readFrom(1)).toEqual({ pages: [1, 2, 3], ids: ALL });
	});

	it('is read from page 0 if the API counts from 0', async () => {
		expect(await readFrom(0, 0)).toEqual({ pages: [0, 1, 2], ids: ALL });
	});

	it('is complete if the API counts from 1 and returns page 1 for page 0', async () => {
		expect((await readFrom(1, 0)).ids).toEqual(ALL);
	});
});

describe('a list whose response has a cursor and a flag', () => {
	const shape: ListShape = {
		rows: 'rows',
		wrapper: 'page',
		paging: 'cursor',
		params: { limit: 'limit', cursor: 'after' },
		next: 'last',
		hasNext: 'more',
		in: 'query',
		pageSize: 2,
		minPageSize: 2,
		id: 'id',
	};

	/** A server of 4 rows in pages of 2. */
	async function read(isWrapped: boolean, max?: number) {
		const queries: unknown[] = [];
		const send = async ({ query }: ApiRequest) => {
			queries.push(query);
			const start = Number(query?.after ?? 0);
			const rows = [{ id: String(start + 1) }, { id: String(start + 2) }];
			const page = { rows, last: String(start + 2), more: start === 0 };
			return { statusCode: 200, headers: {}, body: isWrapped ? { page } : page };
		};
		const request = { method: 'GET', path: '/messages' } as const;
		const rows = await readWholeList({ send } as unknown as Client, request, shape, max);
		return { queries, ids: rows.map(({ id }) => id) };
	}

	it.each([true, false])('is read to its end, with the wrapper of the response: %s', async (is) => {
		expect(await read(is)).toEqual({
			queries: [{ limit: 2 }, { limit: 2, after: '2' }],
			ids: ['1', '2', '3', '4'],
		});
	});

	it('requests at least the smallest page, and returns no more rows than the maximum', async () => {
		expect(await read(true, 1)).toEqual({ queries: [{ limit: 2 }], ids: ['1'] });
	});
});

describe('one page of a list', () => {
	const shape: ListShape = {
		rows: 'data.rows',
		paging: 'offset',
		params: { limit: 'limit', offset: 'skip' },
		in: 'query',
		pageSize: 2,
		id: 'id',
	};
	const position = { offset: 4, page: 3, limit: 2 };
	const read = async (body: unknown, headers = {}) => {
		const { client, requests } = setup([{ body, headers }]);
		const page = await readPage(client, { ...GET, query: { status: 'open' } }, shape, position);
		return { page, query: requests[0].qs };
	};

	it('is requested with its position and the filters', async () => {
		const { page, query } = await read({ data: { rows: [{ id: '1' }] } });
		expect(query).toEqual({ status: 'open', limit: 2, skip: 4 });
		expect(page).toEqual({ rows: [{ id: '1' }] });
	});

	it('contains the time of the server', async () => {
		const date = 'Tue, 25 Aug 2026 22:00:00 GMT';
		const { page } = await read({ data: { rows: [] } }, { date });
		expect(page).toEqual({ rows: [], serverTime: Date.parse(date) });
		expect((await read({ data: { rows: [] } }, { date: 'today' })).page).toEqual({ rows: [] });
	});

	it.each([{}, { data: { rows: {} } }, { data: null }])('is missing in %j', async (body) => {
		expect((await errorOf(read(body))).message).toBe(
			"Example returned a response that n8n can't read: The list 'data.rows' is missing",
		);
	});

	it('is the entire list if the API has no pagination', async () => {
		const whole: ListShape = { ...shape, paging: 'none', params: {} };
		const rows = [{ id: '1' }, 'x', { id: '2' }, null, { id: '3' }];
		const { client, requests } = setup([{ body: { data: { rows } } }]);
		expect(await readWholeList(client, GET, whole, 2)).toEqual([{ id: '1' }, { id: '2' }]);
		expect(await readWholeList(client, GET, whole)).toHaveLength(3);
		expect(requests).toHaveLength(2);
		expect(requests[0].qs).toBeUndefined();
	});

	it('counts rows that are no objects, and omits them', async () => {
		const replies = [['x', { id: '1' }], [{ id: '2' }]].map((rows) => ({
			body: { data: { rows } },
		}));
		const { client, requests } = setup(replies);
		expect(await readWholeList(client, GET, shape)).toEqual([{ id: '1' }, { id: '2' }]);
		expect(requests.map(({ qs }) => qs as unknown)).toEqual([
			{ limit: 2, skip: 0 },
			{ limit: 2, skip: 2 },
		]);
	});

	it('overlaps the one before it by a row, which is returned once', async () => {
		const rows = (...ids: string[]) => ({ body: { data: { rows: ids.map((id) => ({ id })) } } });
		const { client, requests } = setup([rows('1', '2'), rows('2', '3'), rows('3')]);
		expect(await readWholeList(client, GET, shape)).toEqual([
			{ id: '1' },
			{ id: '2' },
			{ id: '3' },
		]);
		expect(requests.map(({ qs }) => (qs as IDataObject).skip)).toEqual([0, 1, 2]);
	});
});

it('a list with a cursor in each row ends at a page that is not full, without a total', async () => {
	const withoutTotal: ListShape = { ...shape, total: undefined };
	const pages = [[rowOf(1), rowOf(2)], [rowOf(3)]].map((contacts) => ({ body: { contacts } }));
	const { client, requests } = setup(pages);
	const post = { method: 'POST', path: '/search', repeatable: true } as const;
	expect(await readWholeList(client, post, withoutTotal)).toHaveLength(3);
	expect(requests).toHaveLength(2);
});
