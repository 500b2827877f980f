import type { IDataObject, IHttpRequestOptions, ILoadOptionsFunctions } from 'n8n-workflow';

import { listSearchOf, optionsOf } from '../../../nodes/shared/engine/search';
import type { Search } from '../../../nodes/shared/engine/search';
import type { Api } from '../../../nodes/shared/http/api';
import { Secrets } from '../../../nodes/shared/http/secrets';

const search = {
	route: 'GET /products/{productId}/price',
	list: {
		rows: 'prices',
		paging: 'none',
		params: {},
		in: 'query',
		pageSize: 100,
		id: '_id',
	},
	from: ['productId', 'storeId'],
	name: (row: IDataObject) => String(row.name),
	value: '_id',
} satisfies Search;

/** An API whose requests have this body as the response, or the body that a function returns. */
function apiOf(body: IDataObject | ((options: IHttpRequestOptions) => IDataObject)) {
	const sent: IHttpRequestOptions[] = [];
	const api: Api = {
		account: { in: 'query', values: (shopId) => ({ shopId }) },
		name: 'Shop',
		properties: [],
		rate: { max: 100, intervalMs: 1 },
		knownErrors: [],
		readRate: () => ({}),
		connect: async () => ({
			baseUrl: 'http://shop',
			account: 'a',
			version: 'v1',
			limitKey: 'search.test',
			secrets: new Secrets([]),
			send: async (options) => {
				sent.push(options);
				const response = typeof body === 'function' ? body(options) : body;
				return { statusCode: 200, headers: {}, body: response };
			},
		}),
	};
	return { api, sent };
}

/** Runs the search of a form with these parameters. Returns the requests and the results. */
async function run(
	parameters: IDataObject,
	more: Partial<Search> = {},
	filter = '',
	token?: string,
	prices: unknown[] = [{ _id: 'p1', name: 'Small' }],
) {
	const { api, sent } = apiOf({ prices });
	const context = { getCurrentNodeParameter: (name: string) => parameters[name] };
	const { searchPrices } = listSearchOf(api, { searchPrices: { ...search, ...more } });
	const result = await searchPrices.call(
		context as unknown as ILoadOptionsFunctions,
		filter,
		token,
	);
	return { sent, result };
}

const chosen = (value: string) => ({ __rl: true, mode: 'list', value });

it('fills the placeholders of the route and the query from the form', async () => {
	const { sent, result } = await run({ productId: chosen('a:b'), storeId: 's1' });
	expect(sent).toHaveLength(1);
	expect(sent[0]).toMatchObject({
		url: 'http://shop/products/a%3Ab/price',
		qs: { storeId: 's1', shopId: 'a' },
	});
	expect(result.results).toEqual([{ name: 'Small', value: 'p1' }]);
});

it('omits rows that are not objects', async () => {
	const rows = [null, { _id: 'p2', name: 'Large' }, 'text', [], 5];
	const { result } = await run({ productId: 'p', storeId: 's' }, {}, '', undefined, rows);
	expect(result.results).toEqual([{ name: 'Large', value: 'p2' }]);
});

it('prefers a value of the row to a value of the form', async () => {
	const { sent } = await run({ '&productId': chosen('row'), productId: chosen('form') });
	expect(sent[0].url).toBe('http://shop/products/row/price');
});

it.each([
	{},
	{ productId: chosen('') },
	{ productId: '={{ $json.id }}' },
	{ productId: chosen('..') },
	{ productId: chosen('.') },
	{ productId: chosen('a/../b') },
])('lists and sends nothing if the form contains no value: %j', async (parameters) => {
	const { sent, result } = await run(parameters);
	expect(sent).toEqual([]);
	expect(result).toEqual({ results: [] });
});

describe('a search', () => {
	const form = { productId: 'p' };
	const paged = {
		list: { ...search.list, paging: 'offset', params: { limit: 'n', offset: 'skip' } },
	};
	const small = { ...paged, list: { ...paged.list, pageSize: 1 } } as Partial<Search>;

	it('omits blank values and expressions of the form', async () => {
		const from = ['productId', 'storeId', 'kind', 'a=b'];
		const values = { ...form, storeId: '={{ 1 }}', kind: ' ', 'a=b': 'x=' };
		expect((await run(values, { from })).sent[0].qs).toEqual({ 'a=b': 'x=', shopId: 'a' });
	});

	it('sends its constants and its own account', async () => {
		const account = { in: 'body' as const, values: (id: string) => ({ place: id }) };
		const route = 'POST /prices/{productId}' as const;
		const more = { route, account, constants: { all: true }, query: { sort: 'name' } };
		const { sent } = await run(form, more);
		expect(sent[0]).toMatchObject({ qs: { sort: 'name' }, body: { all: true, place: 'a' } });
	});

	it.each([
		['the query', 'query' as const, 'qs' as const],
		['the body', 'body' as const, 'body' as const],
	])('sends the text in %s, and does not filter the rows', async (_name, place, part) => {
		const list = { ...search.list, in: place };
		const more = { route: 'POST /prices/{productId}' as const, list, text: 'q' };
		const { sent, result } = await run(form, more, 'Large');
		expect(sent[0][part]).toMatchObject({ q: 'Large' });
		expect(result.results).toEqual([{ name: 'Small', value: 'p1' }]);
		expect((await run(form, more)).sent[0][part] ?? {}).not.toHaveProperty('q');
	});

	it('filters the rows if the API has no parameter for the text', async () => {
		expect((await run(form, {}, 'sma')).result.results).toHaveLength(1);
		expect((await run(form, {}, 'large')).result.results).toEqual([]);
	});

	it('names the next page if the page is full', async () => {
		const { sent, result } = await run(form, small, '', '3');
		expect(sent[0].qs).toMatchObject({ n: 1, skip: 3 });
		expect(result.paginationToken).toBe('4');
		expect(await run(form, paged as Partial<Search>)).toMatchObject({
			result: expect.not.objectContaining({
				paginationToken: expect.anything() as unknown,
			}) as unknown,
		});
	});

	it('names no next page if the API has no pagination', async () => {
		const list = { ...search.list, pageSize: 1 };
		expect((await run(form, { list })).result).toEqual({
			results: [{ name: 'Small', value: 'p1' }],
		});
	});

	it('counts pages from 1', async () => {
		const list = { ...search.list, paging: 'page', params: { page: 'page' } } as Search['list'];
		expect((await run(form, { list })).sent[0].qs).toMatchObject({ page: 1 });
		expect((await run(form, { list }, '', '200')).sent[0].qs).toMatchObject({ page: 3 });
	});
});

describe('a field with several values', () => {
	const paged = {
		...search,
		route: 'GET /prices',
		list: { ...search.list, paging: 'offset', params: { limit: 'n', offset: 'skip' }, pageSize: 2 },
	} satisfies Search;
	const context = { getCurrentNodeParameter: () => undefined } as never;

	it('lists all pages', async () => {
		const { api, sent } = apiOf(({ qs }) => {
			const { skip } = qs as { skip: number };
			const count = Math.min(2, 5 - skip);
			const prices = Array.from({ length: count }, (_, i) => ({
				_id: skip + i,
				name: `n${skip + i}`,
			}));
			return { prices };
		});
		const options = await optionsOf(api, paged).call(context);
		expect(options.map(({ name }) => name)).toEqual(['n0', 'n1', 'n2', 'n3', 'n4']);
		expect(sent).toHaveLength(3);
	});

	it('lists at most 40 pages of a list without an end', async () => {
		const { api, sent } = apiOf({
			prices: [
				{ _id: 1, name: 'a' },
				{ _id: 2, name: 'b' },
			],
		});
		expect(await optionsOf(api, paged).call(context)).toHaveLength(80);
		expect(sent).toHaveLength(40);
	});
});
