import { randomUUID } from 'node:crypto';
import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import type { ItemRun } from '../../../nodes/shared/catalog/run';
import { accountResource } from '../../../nodes/shared/engine/setup/checkSetup';
import type {
	SetupCheck,
	SetupContext,
	SetupPlan,
	SetupProbe,
} from '../../../nodes/shared/engine/setup/types';
import type { Api, Connection } from '../../../nodes/shared/http/api';
import { Secrets } from '../../../nodes/shared/http/secrets';
import { inVirtualTime } from '../../harness/virtualTime';

const node = { id: 'n', name: 'Shop', type: 'shop', typeVersion: 1 };

const probeOf = (name: string, more: Partial<SetupProbe> = {}): SetupProbe => ({
	check: `Read ${name}`,
	target: { route: `GET /${name}` },
	neededFor: name,
	...more,
});
const sample = { name: 'Order', simplified: { orderId: '_id' }, known: ['_id'] };
const [ORDERS, CONTACTS, ACCOUNT] = [
	probeOf('orders', { sample }),
	probeOf('contacts'),
	probeOf('account', { isOfAccount: true }),
];
const writeCheck: SetupCheck = {
	...{ check: 'Write', ok: null, what: 'Not checked', remedy: 'Create an order', details: {} },
};
const PLAN: SetupPlan = {
	probes: [ORDERS, CONTACTS, ACCOUNT],
	granted: 'Granted',
	accountChecks: () => [],
	writeCheck,
};

type Reply = (options: IHttpRequestOptions) => Promise<{ status?: number; headers?: IDataObject }>;
const ok: Reply = async () => await Promise.resolve({});

/** Runs Check Setup. Returns the items and the requests. */
async function check(plan: Partial<SetupPlan> = {}, options: unknown = {}, reply = ok) {
	const requests: IHttpRequestOptions[] = [];
	const connection: Connection = {
		...{ baseUrl: 'https://api.example.com', account: 'a', version: '1', limitKey: randomUUID() },
		secrets: new Secrets([]),
		send: async (request) => {
			requests.push(request);
			const { status = 200, headers = {} } = await reply(request);
			return { statusCode: status, headers, body: { _id: 'o-1' } };
		},
	};
	const api: Omit<Api, 'properties' | 'connect'> = {
		name: 'Shop',
		rate: { max: 100, intervalMs: 10_000 },
		knownErrors: [],
		readRate: ({ left, wait }) => ({
			...(left !== undefined && { dailyRemaining: Number(left) }),
			...(wait !== undefined && { retryAfterMs: Number(wait) }),
		}),
	};
	const run = {
		...{ node, itemIndex: 0, connection, client: { api } },
		context: { getNode: () => node, helpers: {} },
		read: (name: string) => (name === 'options' ? options : undefined),
	} as unknown as ItemRun;
	const data = { description: 'Checks the credential' };
	const { checkSetup } = accountResource('GET /orders', data, { ...PLAN, ...plan }).operations;
	const items = (await checkSetup.run!(run)) as SetupCheck[];
	return { items, requests, run };
}
const namesOf = ({ items }: { items: SetupCheck[] }) => items.map((item) => item.check);
const pathsOf = ({ requests }: { requests: IHttpRequestOptions[] }) =>
	requests.map(({ url }) => new URL(url).pathname);

describe('the items of Check Setup', () => {
	it('are the checks in a fixed order', async () => {
		const accountChecks = () => [{ ...writeCheck, check: 'Location' }];
		const { items } = await check({ accountChecks });
		expect(items.map(({ check: name, ok: result }) => [name, result])).toStrictEqual([
			['Connection', true],
			['Location', null],
			['Rate Limit', null],
			['Latency', true],
			['Read orders', true],
			['Read contacts', true],
			['Write', null],
			['Fields of Order', true],
		]);
	});

	it('begin with the checks that failed', async () => {
		const failed = { ...writeCheck, check: 'Location', ok: false };
		const accountChecks = () => [{ ...writeCheck, check: 'Name' }, failed];
		const result = await check({ accountChecks, writeCheck: { ...writeCheck, ok: false } });
		expect(namesOf(result)).toStrictEqual([
			...['Location', 'Write', 'Connection', 'Name', 'Rate Limit', 'Latency'],
			...['Read orders', 'Read contacts', 'Fields of Order'],
		]);
	});

	it('include the checks of all requests if one fails', async () => {
		const reply: Reply = async ({ url }) =>
			await Promise.resolve(url.endsWith('/contacts') ? { status: 404 } : {});
		const { items } = await check({}, {}, reply);
		expect(items).toHaveLength(7);
		expect(items[0]).toMatchObject({ check: 'Read contacts', ok: false });
		expect(items[0].what).toContain('Record not found in Shop');
		expect(items.filter((item) => item.ok === false)).toHaveLength(1);
	});

	it('state the rate limit of the latest response', async () => {
		let left = 10;
		const reply: Reply = async () => await Promise.resolve({ headers: { left: left-- } });
		const { items } = await check({}, {}, reply);
		expect(items.find((item) => item.check === 'Rate Limit')?.what).toBe('8 requests left today');
	});

	it('are new objects in each run', async () => {
		const first = (await check()).items.find((item) => item.check === 'Write')!;
		first.what = 'changed by n8n';
		const second = (await check()).items.find((item) => item.check === 'Write')!;
		expect(second.what).toBe('Not checked');
	});
});

describe('the requests of Check Setup', () => {
	it('are sent after the first one succeeds, and then at the same time', async () => {
		let running = 0;
		const counts: number[] = [];
		const reply: Reply = async () => {
			counts.push(++running);
			for (let turn = 0; turn < 5; turn++) await Promise.resolve();
			running -= 1;
			return {};
		};
		const result = await check({}, {}, reply);
		expect(pathsOf(result)).toStrictEqual(['/orders', '/contacts', '/account']);
		expect(counts).toStrictEqual([1, 1, 2]);
		counts.length = 0;
		await check({}, { parallel: 1 }, reply);
		expect(counts).toStrictEqual([1, 1, 1]);
	});

	it('begin with the one that the plan chooses, which is sent once', async () => {
		const chosenFor: ItemRun[] = [];
		const connectionFor = (run: ItemRun) => {
			chosenFor.push(run);
			return CONTACTS;
		};
		const result = await check({ connectionFor });
		expect(chosenFor).toStrictEqual([result.run]);
		expect(pathsOf(result)).toStrictEqual(['/contacts', '/orders', '/account']);
		expect(result.items[0].details).toMatchObject({ request: 'GET /contacts' });
	});

	it.each([
		['15 seconds', {}, 15_000],
		['the Timeout of the form', { timeout: 40 }, 40_000],
	])('have a timeout of %s', async (_name, options, timeout) => {
		const { requests } = await check({}, options);
		expect(requests.map((request) => request.timeout)).toStrictEqual([timeout, timeout, timeout]);
	});

	it.each([
		['20 seconds', {}, 20_000],
		['the Maximum Wait of the form', { maxWait: 40 }, 40_000],
	])('are retried within %s', async (_name, options, maxWait) => {
		const requestsFor = async (wait: number) => {
			let requests = 0;
			const reply: Reply = async () =>
				await Promise.resolve(++requests === 1 ? { status: 429, headers: { wait } } : {});
			const task = async () => await check({ probes: [ORDERS] }, options, reply);
			return (await inVirtualTime(task)).result.requests.length;
		};
		expect(await requestsFor(maxWait)).toBe(2);
		expect(await requestsFor(maxWait + 1)).toBe(1);
	});
});

describe('the checks of an account', () => {
	it('use the results of the requests', async () => {
		let given: SetupContext | undefined;
		const accountChecks = (setup: SetupContext) => {
			given = setup;
			return [];
		};
		const { run } = await check({ accountChecks }, { includeValues: true });
		const setup = given!;
		const rows = [{ _id: 'o-1' }];
		expect(setup.run).toBe(run);
		expect(setup.includeValues).toBe(true);
		expect(setup.connection).toMatchObject({ probe: ORDERS, rows });
		expect(setup.outcomeOf(ORDERS)).toBe(setup.connection);
		expect(setup.outcomeOf(ACCOUNT)).toMatchObject({ probe: ACCOUNT, rows });
	});

	it('can use a request that is not sent', async () => {
		const other = probeOf('other');
		const accountChecks = ({ outcomeOf }: SetupContext) => [
			{ ...writeCheck, details: { ...outcomeOf(other) } },
		];
		const { items } = await check({ accountChecks });
		expect(items[1].details).toStrictEqual({ probe: other, rows: [], ms: 0 });
	});
});

describe('Include Values', () => {
	const rawOf = ({ items }: { items: SetupCheck[] }) =>
		items.find((item) => item.check === 'Fields of Order')?.details.raw;

	it.each([
		[{}, '[text]'],
		[{ includeValues: false }, '[text]'],
		[{ includeValues: true }, 'o-1'],
	])('as %j shows the record as %s', async (options, _id) => {
		expect(rawOf(await check({}, options))).toStrictEqual({ _id });
	});

	it.each(['false', 0, null, { a: 1 }])('rejects the value %j before a request', async (value) => {
		const reply = jest.fn(ok);
		const error = (await check({}, { includeValues: value }, reply).catch(
			(reason: unknown) => reason,
		)) as NodeOperationError;
		expect(error).toBeInstanceOf(NodeOperationError);
		const shown = typeof value === 'string' ? value : JSON.stringify(value);
		expect(error.message).toBe(`'Include Values' is not true or false: ${shown}`);
		expect(error.description).toBe('Turn the option on or off, or check its expression.');
		expect(reply).not.toHaveBeenCalled();
	});
});

it('is an operation of the resource Account', () => {
	const data = { description: 'Checks it', scope: 'orders.readonly' };
	const { name, operations } = accountResource('GET /orders', data, PLAN);
	expect(name).toBe('Account');
	const { checkSetup } = operations;
	expect(checkSetup).toMatchObject({
		...{ ...data, route: 'GET /orders', name: 'Check Setup', action: 'Check setup of account' },
		options: [{ name: 'includeValues', type: 'boolean', default: false, in: 'none' }],
	});
	const error = new NodeOperationError(node as never, 'No token', { description: 'Enter it' });
	expect(checkSetup.withoutConnection!(error)).toStrictEqual([
		{ check: 'Connection', ok: false, what: 'No token', remedy: 'Enter it', details: {} },
	]);
});
