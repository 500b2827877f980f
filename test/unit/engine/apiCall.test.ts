import type { IDataObject } from 'n8n-workflow';

import type { ItemRun } from '../../../nodes/shared/catalog/run';
import { apiCallOf } from '../../../nodes/shared/engine/apiCall';
import { BASE, errorOf, setup } from '../http/clientSetup';

const ACCOUNTS = {
	none: { name: 'None', selector: { in: 'auto', values: () => ({}) } },
	location: {
		name: 'Location',
		selector: { in: 'auto', values: (locationId: string) => ({ locationId }) },
	},
} as const;
const HOSTS = [
	{ name: 'API', value: '' },
	{ name: 'Files', value: 'files' },
];

/** Runs the operation with these parameters. Returns the request and the items. */
async function callWith(
	parameters: IDataObject,
	{ accounts = ACCOUNTS, hosts = HOSTS, body = {} as unknown } = {},
) {
	const connection = { hosts: { files: 'https://files.example.com' }, account: 'a:1' };
	const { client, requests } = setup([{ body }], { connection });
	const operation = apiCallOf(accounts as never, hosts);
	const run = {
		node: { name: 'Example' },
		itemIndex: 0,
		client,
		connection: client.connection,
		operation,
		read: (name: string, _item: number, fallback?: unknown) => parameters[name] ?? fallback,
	} as unknown as ItemRun;
	const items = await operation.run?.(run);
	return { items, request: requests[0] };
}

const rows = (...list: object[]) => ({ rows: list });

describe('the request of Make API Call', () => {
	it('is a GET of the path by default', async () => {
		const { request } = await callWith({ path: '/orders' });
		expect(request).toMatchObject({ method: 'GET', url: `${BASE}/orders`, headers: {} });
		expect(request).not.toHaveProperty('qs');
		expect(request).not.toHaveProperty('body');
	});

	it('contains the account in its path', async () => {
		const { request } = await callWith({ path: '/places/{account}/orders/{account}' });
		expect(request.url).toBe(`${BASE}/places/a%3A1/orders/a%3A1`);
	});

	it('contains the rows of the query, also with the same name', async () => {
		const query = rows(
			{ name: ' a ', value: '1' },
			{ name: 'b', value: 2 },
			{ name: 'a', value: '3' },
		);
		const { request } = await callWith({ path: '/orders', query });
		expect(request.qs).toEqual({ a: ['1', '3'], b: 2 });
	});

	it.each(['GET', 'DELETE'])('has the account of a %s in the query', async (method) => {
		const query = rows({ name: 'locationId', value: 'own' });
		const given = { method, path: '/orders', addAccount: 'location' };
		expect((await callWith(given)).request.qs).toEqual({ locationId: 'a:1' });
		expect((await callWith({ ...given, query })).request.qs).toEqual({ locationId: 'own' });
	});

	it.each([
		['', '{"locationId":"a:1"}'],
		['{"a":1}', '{"locationId":"a:1","a":1}'],
		[{ a: 1, locationId: 'own' }, '{"locationId":"own","a":1}'],
		['[1]', '[1]'],
	])('has the account in the body %j', async (body, sent) => {
		const given = { method: 'POST', path: '/orders', addAccount: 'location', body };
		const { request } = await callWith(given);
		expect(request).toMatchObject({ body: sent, headers: { 'content-type': 'application/json' } });
		expect(request).not.toHaveProperty('qs');
	});

	it('has no body if there is nothing to send', async () => {
		const { request } = await callWith({ method: 'post', path: '/orders' });
		expect(request.method).toBe('POST');
		expect(request).not.toHaveProperty('body');
		expect((await callWith({ method: 'POST', path: '/orders', body: '{}' })).request.body).toBe(
			'{}',
		);
	});

	it('sends no body and no account in the body of a DELETE without one', async () => {
		const { request } = await callWith({ method: 'DELETE', path: '/orders', body: '{"a":1}' });
		expect(request.body).toBe('{"a":1}');
	});

	it('of a GET has no body, also if the form contains one', async () => {
		const { request } = await callWith({ path: '/orders', body: '{"a":1}' });
		expect(request).not.toHaveProperty('body');
	});

	it('goes to the selected host', async () => {
		const { request } = await callWith({ path: '/orders', host: 'files' });
		expect(request.url).toBe('https://files.example.com/orders');
	});
});

it.each([
	[{ path: 'orders' }, "'Path' is not a path of the API: orders", /^Begin with a slash/],
	[{ path: undefined }, "'Path' is not a path of the API: ", /^Begin with a slash/],
	[{ path: '/../x' }, "'Path' is not a path of the API: /../x", /^Begin with a slash/],
	[{ path: '//evil.example' }, "'Path' is not a path of the API: //evil.example", /slash/],
	[
		{ method: 'TRACE' },
		"'Method' is not one of the options: TRACE",
		/^Choose Method from the list/,
	],
	[{ host: 'other' }, "'Host' is not one of the options: other", /^Choose Host from the list/],
	[{ addAccount: 'x' }, "'Add Account' is not one of the options: x", /^Choose Add Account/],
	[
		{ query: rows({ name: ' ', value: 1 }) },
		"'Query Parameters' contains a row without a name",
		/^Enter a name/,
	],
	[
		{ method: 'POST', body: '5' },
		"'Body' is not a JSON object or array",
		/^Enter an object such as/,
	],
])('rejects %j', async (given, message, description) => {
	expect(await errorOf(callWith({ path: '/orders', ...given }))).toMatchObject({
		message,
		description: expect.stringMatching(description) as string,
	});
});

it.each([
	[{ a: 1 }, [{ a: 1 }]],
	[
		[{ a: 1 }, 5, 'x'],
		[{ a: 1 }, { value: 5 }, { value: 'x' }],
	],
	[[], []],
	['', [{ success: true }]],
	[7, [{ value: 7 }]],
])('returns the response %j as %j', async (body, items) => {
	expect((await callWith({ path: '/orders' }, { body })).items).toEqual(items);
});

it('offers hosts and ways to add the account only if there are several', () => {
	const defaults = (accounts: object, hosts = HOSTS) =>
		apiCallOf(accounts as never, hosts).fields?.map(({ name, default: value }) => [name, value]);
	expect(defaults(ACCOUNTS)).toEqual([
		['method', 'GET'],
		['path', undefined],
		['host', ''],
		['addAccount', 'none'],
		['query', undefined],
		['body', undefined],
	]);
	expect(defaults({ none: ACCOUNTS.none }, [])?.map(([name]) => name)).toEqual([
		'method',
		'path',
		'query',
		'body',
	]);
});

it('adds no account if there is only one way', async () => {
	const { request } = await callWith(
		{ path: '/orders' },
		{ accounts: { location: ACCOUNTS.location } as never, hosts: [] },
	);
	expect(request).not.toHaveProperty('qs');
});

it('only reads if it is a GET, and AI agents need permission for it', () => {
	const { isRead, guarded, fields } = apiCallOf(ACCOUNTS as never, HOSTS);
	expect(isRead?.(() => 'GET', 0)).toBe(true);
	expect(isRead?.(() => 'POST', 0)).toBe(false);
	expect(guarded).toBe(true);
	expect(fields?.[2].options).toEqual(HOSTS);
	expect(fields?.[3].options).toEqual([
		{ name: 'None', value: 'none' },
		{ name: 'Location', value: 'location' },
	]);
});
