import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { GhlOrders } from '../../../nodes/ghl/GhlOrders/GhlOrders.node';
import { GhlOrdersTrigger } from '../../../nodes/ghl/GhlOrdersTrigger/GhlOrdersTrigger.node';
import { createPoller, locator, runNode } from '../../harness';
import { searchList } from '../../harness/editor';
import { startResponseServer, type ResponseServer } from '../../harness/responseServer';

/** More than a call can have arguments: `push(...rows)` exceeds the stack. */
const ROWS = 200_000;
const ORDER = 'f'.repeat(24);

/** Returns a page of rows as JSON. Texts are shorter to build than objects. */
const pageOf = (name: string, fields: object, from = 0): string => {
	const rest = JSON.stringify(fields).slice(1);
	const rows = Array.from({ length: ROWS }, (_, index) => `{"_id":"row${from + index}",${rest}`);
	return `{"${name}":[${rows.join()}]}`;
};

let server: ResponseServer;
beforeAll(async () => {
	server = await startResponseServer();
});
afterAll(async () => await server.close());

/** Responds with a page to the first request, and with an empty page to the others. */
const serve = (name: string, page: string) =>
	server.respondWith(() => ({
		body: server.requests.length === 1 ? page : { [name]: [] },
	}));

const credentials = () => ({
	ghlApi: { accessToken: 'pit-1', locationId: 'loc1', baseUrl: server.url },
});

const run = async (parameters: INodeParameters) =>
	await runNode({ node: new GhlOrders(), credentials: credentials(), parameters });

/** Returns the bytes of the heap that are in use. */
function heapInUse(): number {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	collect();
	return process.memoryUsage().heapUsed;
}

/** Returns a result, and by how many bytes it makes the heap grow. */
async function held<T>(make: () => Promise<T>): Promise<{ result: T; bytes: number }> {
	const before = heapInUse();
	const result = await make();
	return { result, bytes: heapInUse() - before };
}

describe('200,000 rows in one response', () => {
	it('are an item each in a list', async () => {
		serve('data', pageOf('data', { status: 'completed' }));
		const list = { resource: 'order', operation: 'getAll', returnAll: true };
		expect(await run(list)).toHaveLength(ROWS);
	});

	it('take as much memory in a list as the same items made without a node', async () => {
		const page = pageOf('data', { status: 'completed' });
		serve('data', page);
		const list = { resource: 'order', operation: 'getAll', returnAll: true, output: 'raw' };
		const made = await held(async () =>
			(JSON.parse(page) as { data: IDataObject[] }).data.map((json) => ({
				json,
				pairedItem: { item: 0 },
			})),
		);
		const ours = await held(async () => await run(list));
		expect(ours.result.length).toBe(ROWS);
		expect(ours.result.at(-1)).toEqual(made.result.at(-1));
		expect(ours.bytes / made.bytes).toBeLessThan(1.3);
	});

	it('are an item each in Make API Call', async () => {
		const page = pageOf('data', { status: 'completed' });
		server.respondWith({ body: page.slice('{"data":'.length, -1) });
		const call = { resource: 'order', operation: 'apiCall', method: 'GET', path: '/v1/any' };
		expect(await run(call)).toHaveLength(ROWS);
	});

	it('are summarized as revenue', async () => {
		const paid = { status: 'succeeded', liveMode: true, amount: 5, currency: 'USD' };
		serve('data', pageOf('data', { ...paid, createdAt: new Date().toISOString() }));
		const [item] = await run({ resource: 'order', operation: 'summarizeRevenue' });
		expect(item.json).toMatchObject({ payments: ROWS, totalAmount: 5 * ROWS });
	});

	it('are a list to choose from', async () => {
		serve('data', pageOf('data', { status: 'completed' }));
		const { results } = await searchList({
			...{ node: new GhlOrders(), credentials: credentials(), method: 'searchOrders' },
			parameters: { resource: 'order', operation: 'get' },
		});
		expect(results).toHaveLength(ROWS);
	});

	it('are the open items of an order', async () => {
		const order = pageOf('items', { priceId: 'p1', qty: 1 }).replace('{', `{"_id":"${ORDER}",`);
		server.respondWith(({ path, method }) => {
			if (method === 'POST') return { body: { data: { _id: 'f1' } } };
			return { body: path.endsWith('fulfillments') ? { data: [] } : order };
		});
		await run({
			...{ resource: 'fulfillment', operation: 'create', itemsFrom: 'open' },
			orderId: locator(ORDER),
		});
		const { items } = JSON.parse(server.requests.at(-1)!.body) as IDataObject;
		expect(items).toEqual([{ priceId: 'p1', qty: ROWS }]);
	});

	it('become events of several polls, and do not fill the poll state', async () => {
		const poller = createPoller({
			...{ node: new GhlOrdersTrigger(), credentials: credentials() },
			parameters: { events: ['orderCreated'] },
		});
		serve('data', '{"data":[]}');
		expect(await poller.activate()).toBeNull();
		const at = new Date().toISOString();
		serve('data', pageOf('data', { status: 'completed', createdAt: at, updatedAt: at }));
		const items = (await poller.poll()) ?? [];
		expect(new Set(items.map(({ json }) => json._id)).size).toBe(500);
		expect(JSON.stringify(poller.state).length).toBeLessThan(64 * 1024);
	});
});

it('a list of many pages does not keep the fields that the output does not contain', async () => {
	const [rows, bytes] = [6_000, 3_000];
	const before = heapInUse();
	let atEnd = Infinity;
	server.respondWith(({ query }) => {
		const offset = Number(query.get('offset'));
		const count = Math.max(0, Math.min(Number(query.get('limit')), rows - offset));
		if (offset + count === rows) atEnd = Math.min(atEnd, heapInUse());
		const row = (_: unknown, index: number) => {
			const _id = `row${offset + index}`;
			return { _id, notes: _id.padEnd(bytes) };
		};
		return { body: { data: Array.from({ length: count }, row) } };
	});
	const options = { parallel: 1 };
	const list = { resource: 'order', operation: 'getAll', returnAll: true, options };
	expect((await run(list)).length).toBe(rows);
	expect(atEnd - before).toBeLessThan((rows * bytes) / 2);
});
