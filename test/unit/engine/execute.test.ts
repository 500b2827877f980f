import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError, sleep } from 'n8n-workflow';

import type { NodeCatalog } from '../../../nodes/shared/catalog/properties';
import type { ItemRun } from '../../../nodes/shared/catalog/run';
import { operation } from '../../../nodes/shared/catalog/types';
import type { Operation } from '../../../nodes/shared/catalog/types';
import { executeCatalog } from '../../../nodes/shared/engine/execute';
import { DEFAULT_SETTINGS } from '../../../nodes/shared/http/settings';
import { Secrets } from '../../../nodes/shared/http/secrets';

const text = { name: 'Get', action: 'Get order', description: 'Get it' };
const node = { name: 'Orders', type: 'ghlOrders', typeVersion: 1, parameters: {} };

/** An operation that runs this function instead of a request. */
const running = (run: (run: ItemRun) => unknown, more: object = {}): Operation =>
	operation('GET /orders', {
		...text,
		...more,
		run: async (one) => (await run(one)) as IDataObject[],
	});

interface Setup {
	/** Parameters of each item. */
	parameters?: IDataObject[];
	continues?: boolean;
	type?: string;
	connect?: jest.Mock;
}

/** Runs a node with one operation for the items of `parameters`. */
async function execute(made: Operation, setup: Setup = {}) {
	const { parameters = [{}], continues = false, type = node.type } = setup;
	const secrets = new Secrets([]);
	const send = async () => await Promise.resolve({ statusCode: 200, headers: {}, body: { a: 1 } });
	const connection = { baseUrl: 'http://a', account: 'a', version: 'v', limitKey: 'execute.test' };
	const connect =
		setup.connect ?? jest.fn(async () => await Promise.resolve({ ...connection, secrets, send }));
	const hints: unknown[] = [];
	const context = {
		getInputData: () => parameters.map((json) => ({ json })),
		getNode: () => ({ ...node, type, parameters: { account: '={{ $json.account }}', only: '=' } }),
		getTimezone: () => 'UTC',
		getNodeParameter: (name: string, item: number, fallback: unknown) =>
			({ resource: 'order', operation: 'get', ...parameters[item] })[name] ?? fallback,
		continueOnFail: () => continues,
		addExecutionHints: (hint: unknown) => hints.push(hint),
		logger: { debug: () => {}, info: () => {}, warn: () => {} },
	} as unknown as IExecuteFunctions;
	const catalog = {
		api: {
			name: 'Example',
			properties: [{ name: 'account' }],
			rate: { max: 100, intervalMs: 1 },
			knownErrors: [],
			readRate: () => ({}),
			connect,
		},
		resources: { order: { name: 'Order', operations: { get: made } } },
	} as unknown as NodeCatalog;
	const [items] = await executeCatalog(context, catalog);
	return { items, hints, connect };
}

const errorOf = async (task: Promise<unknown>) =>
	(await task.then(
		() => Promise.reject(new Error('It did not fail')),
		(error: unknown) => error,
	)) as Error & { description?: string; context: IDataObject };

describe('the items of an execution', () => {
	it('are in the order of the input, and paired with it', async () => {
		const made = running(async ({ itemIndex }) => {
			await sleep(itemIndex === 0 ? 20 : 0);
			return [{ itemIndex }, { more: true }];
		});
		const { items } = await execute(made, { parameters: [{}, {}] });
		expect(items).toEqual([
			{ json: { itemIndex: 0 }, pairedItem: { item: 0 } },
			{ json: { more: true }, pairedItem: { item: 0 } },
			{ json: { itemIndex: 1 }, pairedItem: { item: 1 } },
			{ json: { more: true }, pairedItem: { item: 1 } },
		]);
	});

	it('keep their binary data', async () => {
		const binary = { data: { data: '', mimeType: 'image/png' } };
		const toItems = async (records: IDataObject[]): Promise<INodeExecutionData[]> =>
			await Promise.resolve(records.map((json) => ({ json, binary })));
		const { items } = await execute(running(() => [{ a: 1 }], { toItems }));
		expect(items).toEqual([{ json: { a: 1 }, binary, pairedItem: { item: 0 } }]);
	});

	it('are none without input', async () => {
		const { items, connect } = await execute(
			running(() => []),
			{ parameters: [] },
		);
		expect(items).toEqual([]);
		expect(connect).not.toHaveBeenCalled();
	});
});

describe('the connection', () => {
	it('is the same for all items with the same account', async () => {
		const parameters = [{ account: 'a' }, { account: 'b' }, { account: 'a' }];
		const { connect } = await execute(
			running(() => []),
			{ parameters },
		);
		const accounts = connect.mock.calls.map(([, choice]: unknown[]) => choice);
		expect(accounts).toEqual([{ account: 'a' }, { account: 'b' }]);
	});

	it('fails with its error, or with the records that the operation returns for it', async () => {
		const missing = new NodeOperationError(node as never, 'No location');
		const connect = jest.fn(async () => await Promise.reject(missing));
		const run = running(() => [{ a: 1 }]);
		expect(await errorOf(execute(run, { connect }))).toBe(missing);
		const withoutConnection = (error: Error) => [{ what: error.message }];
		const { items } = await execute({ ...run, withoutConnection } as Operation, { connect });
		expect(items).toEqual([{ json: { what: 'No location' }, pairedItem: { item: 0 } }]);
		const bug = jest.fn(async () => await Promise.reject(new Error('a bug')));
		const task = execute({ ...run, withoutConnection } as Operation, { connect: bug });
		expect((await errorOf(task)).message).toBe('a bug');
	});
});

describe('an item that fails', () => {
	const fails = running(({ itemIndex }) => {
		if (itemIndex === 1)
			throw new NodeOperationError(node as never, 'wrong', { description: 'Fix it' });
		if (itemIndex === 3) throw new TypeError('a bug');
		return { itemIndex };
	});
	const parameters = [{}, {}, {}, {}];

	it('is an item with the error if the node continues', async () => {
		const { items } = await execute(fails, { parameters, continues: true });
		expect(items).toEqual([
			{ json: { itemIndex: 0 }, pairedItem: { item: 0 } },
			{ json: { error: 'wrong', message: 'Fix it' }, pairedItem: { item: 1 } },
			{ json: { itemIndex: 2 }, pairedItem: { item: 2 } },
			{ json: { error: 'a bug' }, pairedItem: { item: 3 } },
		]);
	});

	it('ends the execution, after the items in progress', async () => {
		const started: number[] = [];
		const made = running(async ({ itemIndex }) => {
			started.push(itemIndex);
			await sleep(itemIndex === 0 ? 20 : 1);
			if (itemIndex < 2) throw new Error(`item ${itemIndex}`);
			return [];
		});
		const many = Array.from({ length: 30 }, () => ({ options: { parallel: 2 } }));
		const error = await errorOf(execute(made, { parameters: many }));
		// The first item that failed, not the first failure.
		expect(error.message).toBe('item 0');
		expect(error.context.itemIndex).toBe(0);
		expect(started).toEqual([0, 1]);
	});
});

describe('items run', () => {
	/** Returns how many of 50 items run at the same time. */
	async function widthOf(made: Partial<Operation>, parameters: IDataObject = {}) {
		let open = 0;
		let most = 0;
		const run = async () => {
			most = Math.max(most, ++open);
			await sleep(5);
			open -= 1;
			return [];
		};
		const items = new Array<IDataObject>(50).fill(parameters);
		await execute({ ...running(() => []), ...made, run } as Operation, { parameters: items });
		return most;
	}

	it.each([
		['concurrently if they read', { route: 'GET /orders' }, {}, DEFAULT_SETTINGS.parallel],
		['one at a time if they write', { route: 'POST /orders' }, {}, 1],
		[
			'concurrently if the write is safe to retry',
			{ route: 'POST /orders', repeatable: true },
			{},
			DEFAULT_SETTINGS.parallel,
		],
		[
			'concurrently if the operation only reads',
			{ route: 'POST /orders', isRead: () => true },
			{},
			DEFAULT_SETTINGS.parallel,
		],
		['one at a time if the operation writes', { route: 'GET /orders', isRead: () => false }, {}, 1],
		['as the option defines', { route: 'POST /orders' }, { options: { parallel: 3 } }, 3],
		['as usual for an option of 0', { route: 'POST /orders' }, { options: { parallel: 0 } }, 1],
	] as const)('%s', async (_name, made, parameters, width) => {
		expect(await widthOf(made as Partial<Operation>, parameters)).toBe(width);
	});
});

it('shows each hint once', async () => {
	const hint = () => (records: IDataObject[]) => (records.length > 0 ? 'Test mode' : undefined);
	const made = running(() => [{ a: 1 }], { hint });
	const { hints } = await execute(made, { parameters: [{}, {}] });
	expect(hints).toEqual([{ message: 'Test mode', type: 'info', location: 'outputPane' }]);
	expect((await execute(running(() => [], { hint }))).hints).toEqual([]);
});

it.each([
	[{ resource: 'other' }, "Unknown operation 'get' of the resource 'other'"],
	[{ operation: 'other' }, "Unknown operation 'other' of the resource 'order'"],
	[{ operation: 'toString' }, "Unknown operation 'toString' of the resource 'order'"],
	[{ resource: '', operation: '' }, "Unknown operation '' of the resource ''"],
])('rejects an unknown operation: %j', async (given, message) => {
	const description = 'Choose a resource and an operation from the lists.';
	const task = execute(
		running(() => []),
		{ parameters: [given] },
	);
	expect(await errorOf(task)).toMatchObject({ message, description });
});

describe('a guarded operation', () => {
	const guarded = running(() => [{ done: true }], { guarded: true });
	const asTool = { type: 'ghlOrdersTool' };

	it('is rejected for an AI agent, unless the user allows it', async () => {
		expect(await errorOf(execute(guarded, asTool))).toMatchObject({
			message: "AI agents are not allowed to run 'Get order'",
			description: "Enable 'Allow AI Agent to Run This' in the tool to allow it.",
		});
		const odd = { ...asTool, parameters: [{ allowAsTool: 'true' }] };
		expect((await errorOf(execute(guarded, odd))).message).toMatch(/not allowed/);
		const allowed = { ...asTool, parameters: [{ allowAsTool: true }] };
		expect((await execute(guarded, allowed)).items).toHaveLength(1);
	});

	it('runs in a workflow, and other operations run for an AI agent', async () => {
		expect((await execute(guarded)).items).toHaveLength(1);
		expect(
			(
				await execute(
					running(() => [{ a: 1 }]),
					asTool,
				)
			).items,
		).toHaveLength(1);
	});
});

it('rejects an API key if the operation requires OAuth2', async () => {
	const made = running(() => [{ a: 1 }], { authentication: 'oAuth2' });
	const withKey = { parameters: [{ authentication: 'apiKey' }] };
	expect(await errorOf(execute(made, withKey))).toMatchObject({
		message: "'Get order' requires OAuth2",
		description: 'Under Authentication, choose OAuth2 and a connected credential.',
	});
	const withOAuth2 = { parameters: [{ authentication: 'oAuth2' }] };
	expect((await execute(made, withOAuth2)).items).toHaveLength(1);
	expect(
		(
			await execute(
				running(() => [{ a: 1 }]),
				withKey,
			)
		).items,
	).toHaveLength(1);
});
