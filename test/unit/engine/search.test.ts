import type { IDataObject, IHttpRequestOptions, ILoadOptionsFunctions } from 'n8n-workflow';

import { listSearchOf } from '../../../nodes/shared/engine/search';
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

/** Runs the search of a form with these parameters. Returns the requests and the results. */
async function run(parameters: IDataObject) {
	const sent: IHttpRequestOptions[] = [];
	const api: Api = {
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
				return {
					statusCode: 200,
					headers: {},
					body: { prices: [{ _id: 'p1', name: 'Small' }] },
				};
			},
		}),
	};
	const context = { getCurrentNodeParameter: (name: string) => parameters[name] };
	const { searchPrices } = listSearchOf(api, { searchPrices: search });
	const result = await searchPrices.call(context as unknown as ILoadOptionsFunctions);
	return { sent, result };
}

const chosen = (value: string) => ({ __rl: true, mode: 'list', value });

it('fills the placeholders of the route and the query from the form', async () => {
	const { sent, result } = await run({ productId: chosen('a:b'), storeId: 's1' });
	expect(sent).toHaveLength(1);
	expect(sent[0]).toMatchObject({
		url: 'http://shop/products/a%3Ab/price',
		qs: { storeId: 's1' },
	});
	expect(result.results).toEqual([{ name: 'Small', value: 'p1' }]);
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
