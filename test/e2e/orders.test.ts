import { setTimeout as sleep } from 'node:timers/promises';
import type { INode, INodeParameters } from 'n8n-workflow';
import { MAIN_LOCATION, PRIVATE_TOKENS } from '../../sandbox/ghl/accounts';
import { chain, idItems, node, START } from '../../sandbox/n8n/chain';
import { type Execution, outputOf, type WorkflowJson } from '../../sandbox/n8n/client';
import {
	CREDENTIAL_NAMES,
	importWorkflow,
	sandboxCredentials,
} from '../../sandbox/n8n/credentials';
import type { LogEntry } from '../../sandbox/server';
import { startTestbed, type Testbed } from './support/testbed';

const ORDERS = 'Orders';
/** GHL's own limit: 100 requests in 10 seconds. */
const INTERVAL_MS = 10_000;
const UNLIMITED = { max: 100_000, intervalMs: 1_000, daily: 10_000_000 };
const LACKING = 'Without Orders';

const ghlOrders = (parameters: INodeParameters, credential: string): INode => {
	const type = credential === CREDENTIAL_NAMES.oauth ? 'ghlOAuth2Api' : 'ghlApi';
	const authentication = type === 'ghlOAuth2Api' ? 'oAuth2' : 'apiKey';
	return node(
		ORDERS,
		'n8n-nodes-ghl-commerce.ghlOrders',
		1,
		{ authentication, resource: 'order', ...parameters },
		{ [type]: { id: null, name: credential } },
	);
};

/** Lists all orders. */
const list = (name: string) =>
	chain(name, ghlOrders({ operation: 'getAll', returnAll: true }, CREDENTIAL_NAMES.token));

/** Reads orders individually, by ID. */
const reads = (
	name: string,
	ids: readonly string[],
	credential: string = CREDENTIAL_NAMES.token,
) => {
	const orderId = { __rl: true, mode: 'id', value: '={{ $json.id }}' };
	return chain(name, ...idItems(ids), ghlOrders({ operation: 'get', orderId }, credential));
};

describe("GHL Orders in n8n, with GHL's rate limit", () => {
	let testbed: Testbed;
	beforeAll(async () => {
		testbed = await startTestbed({}, { orders: 19_000 });
		const { token } = sandboxCredentials(testbed.sandbox.url);
		const data = { ...token.data, accessToken: PRIVATE_TOKENS.noOrders.token };
		const id = await testbed.n8n.client.saveCredential({ ...token, name: LACKING, data });
		testbed = { ...testbed, credentials: new Map([...testbed.credentials, [LACKING, id]]) };
	});
	afterAll(async () => await testbed?.close());
	beforeEach(() => {
		testbed.sandbox.requests.clear();
		testbed.sandbox.control.set({
			rateLimit: { max: 100, intervalMs: INTERVAL_MS, daily: 200_000 },
		});
	});

	const ids = () => testbed.sandbox.world.ghl.orders.all(MAIN_LOCATION.id).map(({ _id }) => _id);
	const requests = () => testbed.sandbox.requests.entries;
	const tokenRequests = () => testbed.sandbox.requests.find('POST', '/ghl/oauth/token');
	const save = async (workflow: WorkflowJson) =>
		(await importWorkflow(testbed.n8n.client, workflow, testbed.credentials)).id;
	const run = async (workflow: WorkflowJson): Promise<Execution> =>
		await testbed.n8n.client.run(await save(workflow), START);

	/** Returns the time from the first request to the last response. */
	const durationOf = (entries: readonly LogEntry[]) => {
		const start = Date.parse(entries[0].time);
		const end = Math.max(...entries.map(({ time, ms = 0 }) => Date.parse(time) + ms));
		return Math.round(end - start);
	};
	/** Waits until all earlier requests are outside the rate limit window. */
	const rest = async () => await sleep(INTERVAL_MS + 500);

	it('lists 19,000 orders once each, with few more requests than pages', async () => {
		const got = outputOf(await run(list('List')), ORDERS).map(({ orderId }) => orderId);
		expect(got).toHaveLength(19_000);
		expect(new Set(got)).toEqual(new Set(ids()));
		expect(requests().filter(({ status }) => status !== 200)).toEqual([]);
		// 190 pages: 100 requests immediately, the others an interval later. The benchmark measures the speed.
		console.log(`19,000 orders: ${requests().length} requests in ${durationOf(requests())} ms`);
		expect(requests().length).toBeLessThanOrEqual(1.03 * 190);
	});

	it('lists each remaining order once while orders are created and deleted', async () => {
		testbed.sandbox.control.set({ churn: { createEvery: 3, deleteEvery: 4 } });
		const before = ids();
		const got = outputOf(await run(list('List')), ORDERS).map(({ orderId }) => String(orderId));
		testbed.sandbox.control.set({ churn: { createEvery: 0, deleteEvery: 0 } });
		const after = new Set(ids());
		expect(testbed.sandbox.world.ghl.churn.deleted.length).toBeGreaterThan(40);
		expect(new Set(got).size).toBe(got.length);
		const found = new Set(got);
		expect(before.filter((id) => after.has(id) && !found.has(id))).toEqual([]);
	});

	it('reads 300 orders in input order, paired, with one request each', async () => {
		await rest();
		const wanted = ids().slice(0, 300);
		const execution = await run(reads('Reads', wanted));
		const [{ data }] = execution.data.resultData.runData[ORDERS];
		const items = data?.main[0] ?? [];
		expect(items.map(({ json }) => json.orderId)).toEqual(wanted);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(wanted.map((_, item) => ({ item })));
		expect(requests().filter(({ status }) => status !== 200)).toEqual([]);
		console.log(`300 reads in ${durationOf(requests())} ms`);
		expect(requests()).toHaveLength(300);
	});

	it('ends immediately if it is stopped during a wait, and sends no more requests', async () => {
		await rest();
		const { client } = testbed.n8n;
		const execution = await client.start(await save(reads('Stopped', ids().slice(0, 300))), START);
		for (let waited = 0; requests().length < 100 && waited < 60; waited++) await sleep(500);
		// All requests of the interval are used, and the interval is not over.
		await sleep(1_000);
		expect(requests()).toHaveLength(100);
		const stopped = Date.now();
		await client.stop(execution);
		expect((await client.finished(execution)).status).toBe('canceled');
		const ms = Date.now() - stopped;
		console.log(`Stopped after ${ms} ms`);
		// Within 2 seconds on an idle machine. On any machine, before its wait would end.
		expect(ms).toBeLessThan(INTERVAL_MS / 2);
		await rest();
		expect(requests()).toHaveLength(100);
	});

	it('sends one request if the scope is missing, for any number of items', async () => {
		const { status, data } = await run(reads('Lacking', ids().slice(0, 300), LACKING));
		expect(status).toBe('error');
		expect(data.resultData.error?.message).toMatch(
			/does not have the scope payments\/orders\.readonly/,
		);
		expect(requests()).toHaveLength(1);
		expect(tokenRequests()).toHaveLength(0);
	});

	it('refreshes an expired token once for all items of all executions', async () => {
		await rest();
		testbed.sandbox.control.set({ rateLimit: UNLIMITED });
		const { client } = testbed.n8n;
		const wanted = ids().slice(0, 60);
		const oauth = (name: string) => reads(name, wanted, CREDENTIAL_NAMES.oauth);
		// A first run, from which the nodes learn the current rate limit.
		await run(oauth('Warm'));
		const workflows = await Promise.all(['A', 'B', 'C'].map(async (name) => save(oauth(name))));
		testbed.sandbox.requests.clear();
		expect(testbed.sandbox.control.ghl.expireTokens()).toBeGreaterThan(0);
		const runs = await Promise.all(workflows.map(async (id) => await client.run(id, START)));
		for (const execution of runs) expect(outputOf(execution, ORDERS)).toHaveLength(60);
		expect(tokenRequests()).toHaveLength(1);
	});
});
