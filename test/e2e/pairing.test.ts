import { setTimeout as sleep } from 'node:timers/promises';

import type { Order } from '../../sandbox/ghl/types';
import { webhookSignature } from '../../sandbox/ghl/webhooks';
import { outputOf } from '../../sandbox/n8n/client';
import { example } from './support/examples';
import { Flows, patiently, until } from './support/flows';
import { polledEveryFiveSeconds } from './support/pollTimes';
import { IMPATIENT, startTestbed, type Testbed } from './support/testbed';
import { send } from './support/traffic';

/** Several times the number of requests that n8n can process in a second. */
const MANY = 60;
/** The time of two polls, in which no event may occur again. */
const TWO_POLLS_MS = 11_000;
const PAIR = polledEveryFiveSeconds(example('webhook-and-polling.json'));

describe('the example that pairs webhook and polling', () => {
	let testbed: Testbed;
	let flows: Flows;
	const expected: string[] = [];

	beforeAll(async () => {
		const rateLimit = { max: 50_000, intervalMs: 10_000, daily: 10_000_000 };
		testbed = await startTestbed({ environment: IMPATIENT }, { orders: 50, days: 5, rateLimit });
		flows = new Flows(testbed);
		await flows.activate(PAIR);
		await flows.poll();
		testbed.sandbox.control.ghl.subscribe(flows.urlOf(PAIR), ['OrderCreate', 'OrderStatusUpdate']);
	});
	afterAll(async () => await testbed?.close());

	/** Creates orders. The sandbox sends their webhooks. */
	function order(count: number): Order[] {
		const made = testbed.sandbox.control.ghl.createOrders({
			...{ count, status: 'pending', liveMode: true },
		});
		expected.push(...made.map(({ _id }) => `${_id} orderCreated`));
		return made;
	}
	function complete({ _id }: Order): void {
		testbed.sandbox.control.ghl.updateOrder(_id, { status: 'completed' });
		expected.push(`${_id} orderStatusChanged`);
	}

	const handled = async () =>
		(await flows.given(PAIR, 'Message')).map(
			({ orderId, event }) => `${String(orderId)} ${String(event)}`,
		);
	const log = () => testbed.sandbox.control.ghl.deliveries();
	const answered = async () => await until(() => log().every(({ ended }) => ended));
	const statuses = () =>
		[...new Set(log().map(({ status }) => status))].map(
			(status) => `${log().filter((one) => one.status === status).length} × ${status}`,
		);

	/** Expects that each event was handled once. */
	async function expectEachOnce(): Promise<void> {
		await until(async () => new Set(await handled()).size >= expected.length);
		await sleep(TWO_POLLS_MS);
		expect((await handled()).sort()).toEqual([...expected].sort());
	}

	it('handles single events, each once', async () => {
		for (let times = 0; times < 3; times++) {
			const [made] = order(1);
			await answered();
			// Polling detects a change only if it has the previous values.
			await flows.poll();
			complete(made);
			await answered();
		}
		await expectEachOnce();
	});

	it('handles many concurrent events, each once, also those that n8n rejected', async () => {
		// Repeats the deliveries until n8n is overloaded and returns 503.
		const turnedAway = () => log().filter(({ status }) => status === 503).length;
		let known: Order[] = [];
		for (let wave = 0; wave < 10 && turnedAway() === 0; wave++) {
			for (const one of known) complete(one);
			known = order(MANY);
			await answered();
			await flows.poll();
		}
		console.log(`${expected.length} events by webhook, responses: ${statuses().join(', ')}`);
		expect(turnedAway()).toBeGreaterThan(0);
		await expectEachOnce();
	});

	it('handles the events that occurred while n8n was off, without duplicates', async () => {
		await flows.poll();
		await testbed.n8n.stop();
		order(5);
		await answered();
		await patiently(() => testbed.n8n.start());
		await expectEachOnce();
	});

	it('ignores repeated deliveries', async () => {
		const before = await handled();
		const [made] = order(1);
		expected.pop();
		await answered();
		const delivery = log().find(({ body }) => body.includes(made._id));
		const body = String(delivery?.body);
		const headers = { 'X-GHL-Signature': webhookSignature(body) };
		const url = flows.urlOf(PAIR);
		await until(async () => (await send(url, { kind: 'replayed', body, headers })).status === 200);
		await sleep(TWO_POLLS_MS);
		expect(await handled()).toHaveLength(before.length + 1);
	});

	it('runs manually', async () => {
		const run = await patiently(() =>
			testbed.n8n.client.run(flows.idOf(PAIR), 'When Clicking Execute'),
		);
		expect(run.status).toBe('success');
		expect(outputOf(run, 'Message')).toHaveLength(5);
	});
});
