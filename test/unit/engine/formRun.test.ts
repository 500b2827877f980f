import type {
	IDataObject,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	INodeProperties,
} from 'n8n-workflow';

import { clientOfForm, runOfForm } from '../../../nodes/shared/engine/formRun';
import type { AccountChoice, Api, Connection } from '../../../nodes/shared/http/api';
import type { ApiRequest } from '../../../nodes/shared/http/apiRequest';
import { Secrets } from '../../../nodes/shared/http/secrets';
import { inVirtualTime } from '../../harness/virtualTime';

const node = { id: 'n', name: 'Shop', type: 'shop', typeVersion: 1, parameters: {} };

/** The context of an open form with these parameters. Like n8n, it throws for a parameter without a value and a fallback. */
const formOf = (parameters: IDataObject) =>
	({
		getNode: () => node,
		getTimezone: () => 'Europe/Berlin',
		getNodeParameter: (name: string, fallback?: unknown) => {
			const value = parameters[name] ?? fallback;
			if (value === undefined) throw new Error(`Could not get parameter "${name}"`);
			return value;
		},
		helpers: {},
	}) as unknown as ILoadOptionsFunctions;

/** An API with two account properties. `send` replies to its requests. */
function apiOf(send: Connection['send'] = async () => await Promise.reject(new Error('not used'))) {
	const choices: AccountChoice[] = [];
	const properties = ['authentication', 'location'].map(
		(name): INodeProperties => ({ name, displayName: name, type: 'string', default: '' }),
	);
	const connection: Connection = {
		...{
			baseUrl: 'https://api.example.com',
			account: 'a',
			version: 'v3',
			limitKey: 'formRun.test',
		},
		secrets: new Secrets([]),
		send,
	};
	const api: Api = {
		name: 'Shop',
		properties,
		rate: { max: 100, intervalMs: 1 },
		knownErrors: [],
		readRate: ({ wait }) => ({ retryAfterMs: Number(wait) }),
		connect: async (_context, choice) => {
			choices.push(choice);
			return await Promise.resolve(connection);
		},
	};
	return { api, choices, connection };
}

const GET: ApiRequest = { method: 'GET', path: '/prices' };

describe('the client of an open form', () => {
	it('connects to the account that is selected in the form', async () => {
		const { api, choices, connection } = apiOf();
		const client = await clientOfForm(formOf({ location: 'l-1', other: 'x' }), api);
		expect(choices).toStrictEqual([{ authentication: '', location: 'l-1' }]);
		expect(client.connection).toBe(connection);
		expect(client.api).toBe(api);
	});

	it('waits at most 20 seconds for a response', async () => {
		const sent: IHttpRequestOptions[] = [];
		const { api } = apiOf(async (options) => {
			sent.push(options);
			return await Promise.resolve({ statusCode: 200, headers: {}, body: {} });
		});
		await (await clientOfForm(formOf({}), api)).request(GET);
		expect(sent[0].timeout).toBe(20_000);
	});

	it.each([
		['retries a request if the API requires a wait of 20 seconds', 20_000, 2],
		['does not retry a request if the API requires a longer wait', 20_001, 1],
	])('%s', async (_name, wait, count) => {
		let requests = 0;
		const { api } = apiOf(async () => {
			const statusCode = ++requests === 1 ? 429 : 200;
			return await Promise.resolve({ statusCode, headers: { wait }, body: {} });
		});
		await inVirtualTime(async () => {
			const client = await clientOfForm(formOf({}), api);
			await client.request(GET).catch(() => undefined);
		});
		expect(requests).toBe(count);
	});
});

describe('the run of an open form', () => {
	it('has the account, the node and the time zone of the form, and one empty item', async () => {
		const { api, connection } = apiOf();
		const form = formOf({});
		const run = await runOfForm(form, api);
		expect(run.client.connection).toBe(connection);
		expect(run.connection).toBe(connection);
		expect(run.context).toBe(form);
		expect(run).toMatchObject({ node, timezone: 'Europe/Berlin', version: 'v3' });
		expect(run.itemIndex).toBe(0);
		expect(run.item).toStrictEqual({ json: {} });
	});

	it('reads the parameters of the form', async () => {
		const { api } = apiOf();
		const { read } = await runOfForm(formOf({ orderId: 'o-1' }), api);
		expect(read('orderId', 0)).toBe('o-1');
		expect(read('lines', 0, 'none')).toBe('none');
	});
});
