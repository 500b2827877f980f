import { setTimeout as sleep } from 'node:timers/promises';

import type { IDataObject } from 'n8n-workflow';

import { MAIN_LOCATION } from '../../sandbox/ghl/accounts';
import { outputOf } from '../../sandbox/n8n/client';
import { CREDENTIAL_NAMES, importWorkflow } from '../../sandbox/n8n/credentials';
import { EVERY_FIVE_SECONDS } from './support/pollTimes';
import { startTestbed, type Testbed } from './support/testbed';

const TRIGGER = 'Orders';
/** n8n writes state and execution in sequence, so neither may be in progress when it is killed. */
const QUIET_MS = 1_500;
const WAIT_MS = 240_000;

const WORKFLOW = {
	name: 'e2e: each event once',
	nodes: [
		{
			id: 'trigger',
			name: TRIGGER,
			type: 'n8n-nodes-ghl-commerce.ghlOrdersTrigger',
			typeVersion: 1,
			position: [0, 0] as [number, number],
			parameters: {
				pollTimes: EVERY_FIVE_SECONDS,
				authentication: 'apiKey',
				events: ['orderCreated', 'orderUpdated', 'orderStatusChanged'],
			},
			credentials: { ghlApi: { id: null, name: CREDENTIAL_NAMES.token } },
		},
	],
	connections: {},
};

describe('polling in a real n8n', () => {
	let testbed: Testbed;
	let workflowId: string;
	const expected: string[] = [];

	beforeAll(async () => {
		const rateLimit = { max: 5_000, intervalMs: 10_000, daily: 10_000_000 };
		testbed = await startTestbed({}, { orders: 200, days: 5, rateLimit });
		const { sandbox, n8n, credentials } = testbed;
		const { id } = await importWorkflow(n8n.client, WORKFLOW as never, credentials);
		workflowId = id;
		sandbox.requests.clear();
		await n8n.client.activate(id);
		await until(() => sandbox.requests.entries.length > 0);
		await quiet();
		sandbox.control.set({ lateVisibleMs: 4_000, lateVisibleChance: 0.3 });
		for (const effect of [
			{ kind: 'reset' },
			{ kind: 'cutJson' },
			{ kind: 'status', status: 502 },
			{ kind: 'tooManyRequests', retryAfter: 1 },
		] as const) {
			sandbox.faults.add({ effect, chance: 0.04 });
		}
		// Longer than the time between two polls, so that polls overlap.
		sandbox.faults.add({ effect: { kind: 'latency', ms: 7_000 }, chance: 0.02 });
	});
	afterAll(async () => await testbed.close());

	async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
		for (const deadline = Date.now() + WAIT_MS; Date.now() < deadline; await sleep(500)) {
			if (await condition()) return;
		}
		throw new Error('It did not come about in time');
	}

	/** Waits until no poll is in progress. */
	async function quiet(): Promise<void> {
		const { requests } = testbed.sandbox;
		let since = Date.now();
		let last = -1;
		await until(async () => {
			const open = requests.entries.some(({ ms }) => ms === undefined);
			if (open || requests.lastSeq !== last) since = Date.now();
			last = requests.lastSeq;
			if (Date.now() - since < QUIET_MS) await sleep(100);
			return Date.now() - since >= QUIET_MS;
		});
	}

	/** Returns the events that the workflow received: one text for each event of each order. */
	async function received(): Promise<string[]> {
		const { client } = testbed.n8n;
		const events: string[] = [];
		for (const id of await client.executionIds(workflowId)) {
			for (const { _id, event } of outputOf(await client.execution(id), TRIGGER) as IDataObject[]) {
				events.push(`${String(_id)} ${String(event)}`);
			}
		}
		return events;
	}

	/** Creates orders with the same time. */
	function create(count: number): string[] {
		const made = testbed.sandbox.control.ghl.createOrders({ count, status: 'pending' });
		expected.push(...made.map(({ _id }) => `${_id} orderCreated`));
		return made.map(({ _id }) => _id);
	}

	function complete(ids: string[]): void {
		for (const id of ids) {
			testbed.sandbox.control.ghl.updateOrder(id, { status: 'completed' });
			expected.push(`${id} orderUpdated`, `${id} orderStatusChanged`);
		}
	}

	const allReceived = async () => {
		await until(async () => (await received()).length >= expected.length);
	};

	it('emits each event of 2,000 created and updated orders exactly once, despite faults, stop and kill', async () => {
		const { n8n, sandbox } = testbed;
		const first: string[] = [];
		for (let batch = 0; batch < 10; batch++) {
			first.push(...create(100));
			await sleep(1_500);
		}
		await allReceived();
		complete(first.slice(0, 500));
		await allReceived();

		await quiet();
		await n8n.stop();
		const second = create(500);
		complete(first.slice(500));
		await n8n.start();
		await allReceived();

		await quiet();
		await n8n.kill();
		create(500);
		complete(second);
		await n8n.start();
		await allReceived();

		// Two more polls, in which no event may occur again.
		await sleep(11_000);
		const got = await received();
		expect(got.length).toBe(expected.length);
		expect(new Set(got)).toEqual(new Set(expected));
		expect(sandbox.world.ghl.orders.all(MAIN_LOCATION.id)).toHaveLength(2_200);
		const hits = sandbox.faults.all().map(({ effect, hits: count }) => `${effect.kind}: ${count}`);
		console.log(`${got.length} events, each once; faults: ${hits.join(', ')}`);
	});
});
