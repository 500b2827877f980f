import type { IDataObject } from 'n8n-workflow';

import type { AccountSelector } from '../../../nodes/shared/http/api';
import type { WatchedList } from '../../../nodes/shared/poll/catalog';
import { sourceOf } from '../../../nodes/shared/poll/source';
import type { TriggerForm } from '../../../nodes/shared/poll/source';
import type { Range, Row, Source } from '../../../nodes/shared/poll/types';
import { BASE, setup } from '../http/clientSetup';

const NOW = Date.UTC(2026, 10, 10, 12);
const FROM = Date.UTC(2026, 10, 1);
const MOMENT = { now: NOW, timeZone: 'America/Chicago' };
const ORDER = { _id: 'one' };

const list = (more: Partial<WatchedList['list']> = {}): WatchedList['list'] => ({
	...{ rows: 'data', total: 'total', paging: 'offset', pageSize: 100, in: 'query', id: '_id' },
	params: { limit: 'limit', offset: 'offset' },
	...more,
});

const ORDERS: WatchedList = {
	...{ name: 'orders', route: 'GET /orders', list: list(), id: '_id', events: {} },
	...{ createdAt: 'createdAt', updatedAt: 'updatedAt' },
};

/** Returns the source of a list, and the requests that it sends. The server replies with the bodies in order. */
function sourceFor(more: Partial<WatchedList>, bodies: unknown[], form: Partial<TriggerForm> = {}) {
	const replies = bodies.map((body) => ({ body, headers: { date: new Date(NOW).toUTCString() } }));
	const { client, requests } = setup(replies, { settings: { maxWaitMs: 0 } });
	const complete = { fields: {}, options: {}, filters: {}, events: [], ...form };
	const source = sourceOf(client, { ...ORDERS, ...more }, complete, MOMENT);
	return { source, requests };
}

const EMPTY = { data: [], total: 0 };

/** Reads one page. Returns it with the request for it. */
async function readPage(
	more: Partial<WatchedList>,
	{ body = EMPTY, range = {}, form }: { body?: unknown; range?: Range; form?: object } = {},
) {
	const { source, requests } = sourceFor(more, [body], form);
	const page = await source.page({ offset: 200, page: 3, limit: 100 }, range);
	return { page, request: requests[0], query: requests[0].qs as IDataObject };
}

describe('the request for a page', () => {
	it('selects the page', async () => {
		const { request, query } = await readPage({});
		expect([request.method, request.url]).toEqual(['GET', `${BASE}/orders`]);
		expect(query).toStrictEqual({ limit: 100, offset: 200 });
	});

	it('contains the requested time, if the API filters by it', async () => {
		const range = { from: FROM };
		expect((await readPage({}, { range })).query).not.toHaveProperty('since');
		expect((await readPage({ from: 'since' })).query).not.toHaveProperty('since');
		expect((await readPage({ from: 'since' }, { range })).query).toStrictEqual({
			...{ limit: 100, offset: 200 },
			since: '2026-11-01T00:00:00.000Z',
		});
		const fromAs = (iso: string) => iso.slice(0, 10);
		const { query } = await readPage({ from: 'since', fromAs }, { range });
		expect(query.since).toBe('2026-11-01');
	});

	it('contains the parameters that the list needs', async () => {
		const ask = jest.fn((since?: string) => ({ sort: 'asc', since: `after ${since}` }));
		const form = { fields: { kind: 'a' }, options: { limit: 3 }, filters: { b: 1 } };
		const { query } = await readPage({ ask }, { range: { from: FROM }, form });
		expect(query).toMatchObject({ sort: 'asc', since: 'after 2026-11-01T00:00:00.000Z' });
		await readPage({ ask }, { form });
		const values = { fields: { kind: 'a' }, options: { limit: 3 }, now: NOW };
		expect(ask.mock.calls).toStrictEqual([
			['2026-11-01T00:00:00.000Z', values],
			[undefined, values],
		]);
	});

	it('contains the value of a facet', async () => {
		const facets = { field: 'status', parameter: 'state', values: ['paid'] };
		const range = { facet: 'paid' };
		expect((await readPage({ facets }, { range })).query.state).toBe('paid');
		expect((await readPage({ facets })).query).not.toHaveProperty('state');
		expect((await readPage({}, { range })).query).toStrictEqual({ limit: 100, offset: 200 });
	});

	it('is in the body if the list requires it', async () => {
		const account: AccountSelector = { in: 'auto', values: (id) => ({ locationId: id }) };
		const { request } = await readPage(
			{ route: 'POST /orders/search', list: list({ in: 'body' }), from: 'since', account },
			{ range: { from: FROM } },
		);
		expect(request).toMatchObject({ method: 'POST', url: `${BASE}/orders/search` });
		expect(request.body).toStrictEqual({
			...{ locationId: 'account-1', limit: 100, offset: 200 },
			since: '2026-11-01T00:00:00.000Z',
		});
		expect(request).not.toHaveProperty('qs');
	});

	it('contains the account of the list or, without it, of the API', async () => {
		const account: AccountSelector = { in: 'path', values: (id) => ({ locationId: id }) };
		const inPath = await readPage({ route: 'GET /locations/{locationId}/orders', account });
		expect(inPath.request.url).toBe(`${BASE}/locations/account-1/orders`);
		const { client, requests } = setup([{ body: EMPTY }]);
		client.api.account = { in: 'query', values: (id) => ({ altId: id }) };
		const form = { fields: {}, options: {}, filters: {}, events: [] };
		await sourceOf(client, ORDERS, form, MOMENT).page({ offset: 0, page: 1, limit: 5 }, {});
		expect(requests[0].qs).toStrictEqual({ altId: 'account-1', limit: 5, offset: 0 });
	});

	it('names the scope of the list if it is missing', async () => {
		const { client } = setup([{ status: 401, body: { message: 'no scope' } }]);
		const form = { fields: {}, options: {}, filters: {}, events: [] };
		const { page } = sourceOf(client, { ...ORDERS, scope: 'orders.read' }, form, MOMENT);
		await expect(page({ offset: 0, page: 1, limit: 5 }, {})).rejects.toThrow(
			'does not have the scope orders.read',
		);
	});

	it('only reads, also as POST, so that a later poll can send it again', async () => {
		const { client } = setup([{ status: 500 }], { settings: { maxWaitMs: 0 } });
		const form = { fields: {}, options: {}, filters: {}, events: [] };
		const watched = { ...ORDERS, route: 'POST /orders' } as const;
		const { page } = sourceOf(client, watched, form, MOMENT);
		await expect(page({ offset: 0, page: 1, limit: 5 }, {})).rejects.toMatchObject({
			context: { kind: 'serverError', unknownOutcome: false },
		});
	});
});

describe('a page', () => {
	it('has the rows of the API', async () => {
		const { page } = await readPage({}, { body: { data: [ORDER, 7, null], total: 9 } });
		expect(page).toStrictEqual({ rows: [ORDER, 7, null], total: 9, serverTime: NOW });
	});

	it('has rows with additional fields, if the list adds any', async () => {
		const decorate = (row: Row, { timeZone }: { timeZone: string }) => ({ ...row, timeZone });
		const { page } = await readPage({ decorate }, { body: { data: [ORDER, 7, null], total: 9 } });
		expect(page).toStrictEqual({
			rows: [{ _id: 'one', timeZone: 'America/Chicago' }, 7, null],
			...{ total: 9, serverTime: NOW },
		});
	});
});

describe('the pagination of a list', () => {
	const paginationOf = (more: Partial<WatchedList>) => {
		const { paging, pageSize } = sourceFor(more, []).source;
		return [paging, pageSize];
	};

	it('is that of the API', () => {
		expect(paginationOf({})).toEqual(['offset', 100]);
		expect(paginationOf({ list: list({ paging: 'page' }) })).toEqual(['page', 100]);
	});

	it('is one page of any size if the API returns the entire list', () => {
		expect(paginationOf({ list: list({ paging: 'none' }) })).toEqual(['offset', Infinity]);
	});

	it.each([
		['createdAt', {}],
		['createdAt', { listedBy: 'createdAt' }],
		['updatedAt', { listedBy: 'updatedAt' }],
		['createdAt', { listedBy: 'updatedAt', updatedAt: undefined }],
	] as const)('is by the time of the last row (%s, %j)', async (field, more) => {
		const times = { createdAt: '2026-11-02T00:00:00.000Z', updatedAt: '2026-11-03T00:00:00.000Z' };
		const body = { data: [ORDER, { _id: 'two', ...times }], total: 9 };
		const byTime: Partial<WatchedList> = {
			...{ isPagedByTime: true, from: 'since', list: list({ paging: 'page' }) },
			...more,
		};
		expect(paginationOf(byTime)).toEqual(['cursor', 100]);
		const { source, requests } = sourceFor(byTime, [body, EMPTY]);
		body.data[0] = { ...ORDER, ...times };
		const first = await source.page({ offset: 0, page: 1, limit: 2 }, { from: FROM });
		await source.page({ offset: 2, page: 2, limit: 2, cursor: first.next }, {});
		expect(requests.map(({ qs }) => (qs as IDataObject).since)).toEqual([
			'2026-11-01T00:00:00.000Z',
			times[field],
		]);
	});
});

describe('the parts of a source', () => {
	it('exist only if the list has them', () => {
		const keys = (source: Source) => Object.keys(source).sort();
		expect(keys(sourceFor({}, []).source)).toEqual(['page', 'pageSize', 'paging']);
		const facets = { field: 'status', parameter: 'state', values: ['paid'] };
		expect(sourceFor({ facets }, []).source.facets).toStrictEqual({
			...{ field: 'status', values: ['paid'] },
		});
	});
});
