import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';

import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { generate } from 'selfsigned';

import { MAIN_LOCATION, PRIVATE_TOKENS } from '../../../sandbox/ghl/accounts';
import { inVirtualTime } from '../../harness/virtualTime';
import { startSandbox } from '../../../sandbox/server';
import type { Sandbox } from '../../../sandbox/server';
import { locator } from '../../harness';

import { getEach, getMany, errorOf, runOrders, tokenCredential, UNLIMITED } from './support';

const get = (orderId: unknown): INodeParameters => ({
	resource: 'order',
	operation: 'get',
	orderId: locator(orderId as string),
});
const apiCall = (more: INodeParameters): INodeParameters => ({
	resource: 'order',
	operation: 'apiCall',
	method: 'GET',
	...more,
});

interface Row {
	name: string;
	parameters: INodeParameters;
	credential?: IDataObject;
	message: RegExp;
	/** Number of requests that the sandbox can receive. */
	requests: number;
}

// The node retries a response that it cannot read, with waits in between.
const NONE = 0;

const TABLE: Row[] = [
	{
		name: 'a missing location',
		parameters: getMany(),
		credential: { locationId: '' },
		message: /No location is chosen/,
		requests: NONE,
	},
	{
		name: 'a blank location',
		parameters: getMany(),
		credential: { locationId: '   ' },
		message: /No location is chosen/,
		requests: NONE,
	},
	{
		name: 'a malformed location',
		parameters: getMany(),
		credential: { locationId: 'a/b' },
		message: /location ID is not valid: a\/b/,
		requests: NONE,
	},
	{
		name: 'a wrong token',
		parameters: getMany(),
		credential: { accessToken: 'pit-wrong-token' },
		message: /no longer accepts the token/,
		requests: 1,
	},
	{
		name: 'another location',
		parameters: getMany(),
		credential: { accessToken: PRIVATE_TOKENS.second.token },
		message: /no access to the location/,
		requests: 1,
	},
	{
		name: 'a wrong API version',
		parameters: getMany(),
		credential: { apiVersion: 'junk' },
		message: /does not support the API version/,
		requests: 1,
	},
	{
		name: 'an unknown order',
		parameters: get('0'.repeat(24)),
		message: /Record not found in GHL: Order not found/,
		requests: 1,
	},
	{
		name: 'an ID with ..',
		parameters: get('../x'),
		message: /'Order' is not an ID: \.\.\/x/,
		requests: NONE,
	},
	{
		name: 'an ID with a slash',
		parameters: get('a/b'),
		message: /'Order' is not an ID: a\/b/,
		requests: NONE,
	},
	{
		name: 'an ID with a query',
		parameters: get('a?b=c'),
		message: /'Order' is not an ID/,
		requests: NONE,
	},
	{
		name: 'an ID of periods',
		parameters: get('..'),
		message: /'Order' is not an ID/,
		requests: NONE,
	},
	{
		name: 'an encoded ID',
		parameters: get('a%2Fb'),
		message: /'Order' is not an ID/,
		requests: NONE,
	},
	{ name: 'an empty ID', parameters: get(''), message: /'Order' is empty/, requests: NONE },
	{ name: 'a blank ID', parameters: get('  '), message: /'Order' is empty/, requests: NONE },
	{
		name: 'a URL without an ID',
		parameters: { ...get(''), orderId: locator('https://app.example.com/orders', 'url') },
		message: /'Order' is empty/,
		requests: NONE,
	},
	{
		name: 'limit 0',
		parameters: getMany({ limit: 0 }),
		message: /'Limit' is not a whole number of 1 or more: 0/,
		requests: NONE,
	},
	{
		name: 'a broken limit',
		parameters: getMany({ limit: 1.5 }),
		message: /'Limit' is not a whole number/,
		requests: NONE,
	},
	{
		name: 'a bad date',
		parameters: getMany({ filters: { startAt: 'soon' } }),
		message: /'Created After' is not a date: "soon"/,
		requests: NONE,
	},
	{
		name: 'bad JSON',
		parameters: apiCall({ method: 'POST', path: '/payments/orders', body: '{"a":' }),
		message: /'Body' is not valid JSON/,
		requests: NONE,
	},
	{
		name: 'a path with a host',
		parameters: apiCall({ path: '//evil.example/x' }),
		message: /'Path' is not a path of the API/,
		requests: NONE,
	},
	{
		name: 'a path without a slash',
		parameters: apiCall({ path: 'payments/orders' }),
		message: /'Path' is not a path of the API/,
		requests: NONE,
	},
	{
		name: 'a path with ..',
		parameters: apiCall({ path: '/payments/../x' }),
		message: /'Path' is not a path of the API/,
		requests: NONE,
	},
	{
		name: 'an unreachable host',
		parameters: getMany({ options: { maxWait: 0 } }),
		credential: { baseUrl: 'http://127.0.0.1:9' },
		message: /can't connect to 127\.0\.0\.1:9/,
		requests: NONE,
	},
	{
		name: 'a host that does not exist',
		parameters: getMany({ options: { maxWait: 0 } }),
		credential: { baseUrl: 'http://no-such-host.invalid' },
		message: /host no-such-host\.invalid does not exist|can't connect to no-such-host\.invalid/,
		requests: NONE,
	},
	{
		name: 'a base URL that is not a URL',
		parameters: getMany(),
		credential: { baseUrl: 'nonsense' },
		message: /^The base URL in the credential is not a valid URL$/,
		requests: NONE,
	},
];

describe('bad input', () => {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox({ orders: 3, rateLimit: UNLIMITED });
	});
	beforeEach(() => {
		sandbox.control.reset();
	});
	afterAll(async () => await sandbox.close());

	it.each(TABLE)('$name', async ({ parameters, credential, message, requests }) => {
		const failure = await errorOf(runOrders(tokenCredential(sandbox, credential), parameters));
		expect(failure.message).toMatch(message);
		expect(failure.description ?? '').not.toBe('');
		expect(`${failure.message} ${failure.description}`).not.toMatch(/\[object Object\]|undefined/);
		expect(sandbox.requests.entries).toHaveLength(requests);
	});

	it('rejects an invalid certificate', async () => {
		const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }]);
		const server = createServer({ key, cert }, (_request, response) => response.end('{}'));
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as AddressInfo;
		const store = tokenCredential(sandbox, { baseUrl: `https://127.0.0.1:${port}` });
		const failure = await errorOf(runOrders(store, getMany()));
		server.close();
		expect(failure.message).toMatch(/n8n does not trust the certificate of 127\.0\.0\.1:\d+/);
	});

	it.each([
		['HTML', { kind: 'html', status: 200 }, /GHL returned a response that n8n can't read/],
		['cut-off JSON', { kind: 'cutJson' }, /GHL returned a response that n8n can't read/],
		[
			'another shape',
			{ kind: 'wrongShape', body: { rows: [] } },
			/n8n can't read: The list 'data' is missing/,
		],
		['an array', { kind: 'wrongShape' }, /n8n can't read/],
		[
			'a firewall page',
			{
				kind: 'status',
				status: 403,
				body: '<html><title>Attention Required! | Cloudflare</title></html>',
				headers: { 'content-type': 'text/html' },
			},
			/firewall/,
		],
	] as const)('names the problem of a response that is %s', async (_name, effect, message) => {
		sandbox.faults.add({ effect });
		const run = async () => await errorOf(runOrders(tokenCredential(sandbox), getMany()));
		expect((await inVirtualTime(run)).result.message).toMatch(message);
	});

	it('returns the error on its item and all other items, with On Error set to continue', async () => {
		const [known] = sandbox.world.ghl.orders.all(MAIN_LOCATION.id);
		const items = [known._id, '../x', '0'.repeat(24), known._id].map((id) => ({ json: { id } }));
		const out = await runOrders(tokenCredential(sandbox), getEach(), {
			items,
			continueOnFail: true,
		});
		expect(out.map(({ json }) => json.orderId ?? json.error)).toEqual([
			known._id,
			"'Order' is not an ID: ../x",
			'Record not found in GHL: Order not found',
			known._id,
		]);
		expect(out.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2, 3].map((item) => ({ item })));
	});

	it('shows the trace ID of the service', async () => {
		const failure = await errorOf(runOrders(tokenCredential(sandbox), get('0'.repeat(24))));
		expect(failure.description).toMatch(/Trace ID: [0-9a-f-]{36}/);
	});
});
