import { setTimeout as sleep } from 'node:timers/promises';

import type { IDataObject } from 'n8n-workflow';

import type { Order } from '../../sandbox/ghl/types';
import { outputOf, type WorkflowJson } from '../../sandbox/n8n/client';
import { webhookSignature } from '../../sandbox/ghl/webhooks';
import { CREDENTIAL_NAMES, importWorkflow } from '../../sandbox/n8n/seller';
import { Deliveries, type OrderDelivery } from './support/deliveries';
import { example } from './support/examples';
import { EVERY_FIVE_SECONDS } from './support/pollTimes';
import { setStage, type Stage } from './support/stage';
import { send, sendAtRate, type Sent, sustainedRate, tally } from './support/traffic';

const PACKAGE = 'n8n-nodes-ghl-commerce';
const EVENTS = ['orderCreated', 'orderStatusChanged'];
const MIX_S = 6;
/** All at once: several times what n8n sustains in a second. */
const overload = (rate: number) => Math.max(40, 4 * rate);
const POLL_MS = 5_000;
/** What a run takes at most, while n8n has nothing else to do. */
const RUN_MS = 1_200;
const WAIT_MS = 90_000;
/** Two polls: nothing may come a second time. */
const TWO_POLLS_MS = 11_000;

/** A workflow of one trigger. */
const single = (name: string, node: object): WorkflowJson =>
	({
		name,
		nodes: [{ id: name, name, typeVersion: 1, position: [0, 0], webhookId: name, ...node }],
		connections: {},
		settings: { executionOrder: 'v1' },
	}) as unknown as WorkflowJson;

const PLAIN = single('plain', {
	type: 'n8n-nodes-base.webhook',
	typeVersion: 2,
	parameters: { httpMethod: 'POST', path: 'plain', options: {} },
});
const TRIGGER = single('trigger', {
	type: `${PACKAGE}.ghlWebhookTrigger`,
	parameters: { source: 'app', events: EVENTS, options: {} },
	credentials: { ghlWebhookApi: { id: null, name: CREDENTIAL_NAMES.webhook } },
});
const POLLING = single('polling', {
	type: `${PACKAGE}.ghlOrdersTrigger`,
	parameters: {
		pollTimes: EVERY_FIVE_SECONDS,
		authentication: 'apiKey',
		events: EVENTS,
		filters: {},
		options: {},
	},
	credentials: { ghlApi: { id: null, name: CREDENTIAL_NAMES.token } },
});

describe('webhooks in a real n8n', () => {
	let stage: Stage;
	let deliveries: Deliveries;
	/** Orders that were there before anything looked for them. */
	let known: Order[];
	const workflows = new Map<string, string>();
	/** Requests a second that n8n's own Webhook node sustains here and now. */
	let rate: number;
	/** Everything that was sent to the trigger. */
	const sent: Array<Sent<OrderDelivery>> = [];

	beforeAll(async () => {
		const rateLimit = { max: 50_000, intervalMs: 10_000, daily: 10_000_000 };
		// A small limit of n8n's, so that what exceeds it does not fill the line.
		const environment = { N8N_PAYLOAD_SIZE_MAX: '1' };
		stage = await setStage({ environment }, { orders: 50, days: 5, rateLimit });
		deliveries = new Deliveries(stage.sandbox.world);
		known = create(150, 'pending');
		for (const workflow of [PLAIN, TRIGGER, POLLING]) await activate(workflow);
		await firstPoll();
	});
	afterAll(async () => await stage?.close());

	const create = (count: number, status: string) =>
		stage.sandbox.control.ghl.createOrders({ count, status, liveMode: true });
	const complete = (order: Order) =>
		stage.sandbox.control.ghl.updateOrder(order._id, { status: 'completed' }) as Order;
	const urlOf = (workflow: WorkflowJson) => {
		const { webhookId, parameters } = workflow.nodes.find((node) => node.webhookId) ?? {};
		return `${stage.n8n.url}/webhook/${String(parameters?.path ?? `${webhookId}/webhook`)}`;
	};

	async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
		for (const deadline = Date.now() + WAIT_MS; Date.now() < deadline; await sleep(250)) {
			if (await holds()) return;
		}
		throw new Error('It did not come about in time');
	}

	/** Under load n8n answers for a while that its database is not ready. */
	async function patiently<T>(work: () => Promise<T>): Promise<T> {
		for (const deadline = Date.now() + WAIT_MS; ; await sleep(1_000)) {
			try {
				return await work();
			} catch (error) {
				const isBusy = String(error).includes('n8n answered 503');
				if (!isBusy || Date.now() > deadline) throw error;
			}
		}
	}

	/** Publication is asynchronous: until then the address is unknown. */
	async function activate(workflow: WorkflowJson): Promise<void> {
		const { n8n, credentials } = stage;
		const { id } = await patiently(() => importWorkflow(n8n.client, workflow, credentials));
		workflows.set(workflow.name, id);
		await n8n.client.activate(id);
		if (workflow.nodes.some(({ webhookId, type }) => webhookId && /[wW]ebhook/.test(type))) {
			const probe = { kind: 'probe', body: '{}' };
			await until(async () => (await send(urlOf(workflow), probe)).status !== 404);
		}
	}

	/** What is made from now on is new to the polling trigger. */
	async function firstPoll(): Promise<void> {
		const { requests } = stage.sandbox;
		requests.clear();
		const listed = () => requests.find('GET', '/ghl/payments/orders');
		await until(() => listed().some(({ status }) => status === 200));
		await until(() => listed().every(({ ms }) => ms !== undefined));
	}

	/** What ended executions gave out: it does not change any more. */
	const ended = new Map<string, IDataObject[]>();

	/** The items that a node of a workflow has given out so far, over all its executions. */
	const given = async (workflow: WorkflowJson, node = workflow.name): Promise<IDataObject[]> =>
		await patiently(() => read(workflow, node));

	async function read(workflow: WorkflowJson, node: string): Promise<IDataObject[]> {
		const { client } = stage.n8n;
		const ids = await client.executionIds(workflows.get(workflow.name) as string);
		const keys = ids.map((id) => `${id} ${node}`);
		for (const [index, key] of keys.entries()) {
			if (!ended.has(key)) ended.set(key, outputOf(await client.finished(ids[index]), node));
		}
		return keys.flatMap((key) => ended.get(key) ?? []);
	}

	/** One round of everything that may arrive. The change of a new order comes before its creation. */
	function round(): OrderDelivery[] {
		const [first, second, third] = create(3, 'completed');
		const changed = complete(known.pop() ?? create(1, 'pending')[0]);
		const valid = deliveries.valid(first);
		return [
			valid,
			deliveries.forged(second),
			deliveries.valid(changed, 'OrderStatusUpdate'),
			deliveries.wrongKey(second),
			deliveries.stale(second),
			deliveries.valid(third, 'OrderStatusUpdate'),
			{ ...valid, kind: 'replayed' },
			deliveries.disguised(second),
			deliveries.valid(third),
			deliveries.truncated(second),
			deliveries.unsigned(second),
			deliveries.oversized(second),
		];
	}

	const isHonest = ({ kind }: OrderDelivery) => kind === 'valid' || kind === 'replayed';
	/** Each delivery that n8n accepted has started the workflow once; one that it did not answer in time may have. */
	async function expectOneStartEach(): Promise<void> {
		const honest = sent.filter(isHonest);
		const idsOf = (status: number) =>
			new Set(honest.filter((one) => one.status === status).map(({ id }) => id));
		const [accepted, unanswered] = [idsOf(200), idsOf(0)];
		await until(async () => (await given(TRIGGER)).length >= accepted.size);
		const started = (await given(TRIGGER)).map(({ webhookId }) => String(webhookId));
		expect(started).toHaveLength(new Set(started).size);
		expect([...accepted].filter((id) => !started.includes(id))).toEqual([]);
		expect(started.filter((id) => !accepted.has(id) && !unanswered.has(id))).toEqual([]);
		expect(accepted.size).toBeGreaterThan(0);
	}

	it('starts once for each valid delivery and for no other, at the rate that n8n itself sustains', async () => {
		rate = await sustainedRate(urlOf(PLAIN), () => ({
			kind: 'plain',
			body: deliveries.valid(known[0]).body,
		}));
		const mix: OrderDelivery[] = [];
		while (mix.length < rate * MIX_S) mix.push(...round());
		const start = performance.now();
		sent.push(...(await sendAtRate(urlOf(TRIGGER), mix, rate)));
		const seconds = Math.round((performance.now() - start) / 100) / 10;

		const kinds = [...new Set(sent.map(({ kind }) => kind))];
		const lines = kinds.map((kind) => `${kind}: ${tally(sent.filter((one) => one.kind === kind))}`);
		console.log(
			`n8n's own Webhook node sustains ${rate} a second; ${mix.length} deliveries to the trigger at that rate, ` +
				`all answered after ${seconds} s:\n${lines.join('\n')}`,
		);

		expect(sent.filter((one) => !isHonest(one) && one.status < 400 && one.status > 0)).toEqual([]);
		await expectOneStartEach();
	});

	it('polls what n8n itself turned away, once', async () => {
		// Far more at once than n8n sustains; what is cut off or too large never gets past it either.
		const burst = create(overload(rate), 'pending').map((order) => deliveries.valid(order));
		sent.push(...(await sendAtRate(urlOf(TRIGGER), burst, Infinity)));
		await expectOneStartEach();
		const fromGhl = ['valid', 'truncated', 'oversized'];
		const turnedAway = sent.filter(({ kind, status }) => fromGhl.includes(kind) && status !== 200);
		expect(turnedAway.length).toBeGreaterThan(0);
		console.log(
			`${burst.length} at once: ${tally(sent.slice(-burst.length))}; turned away in all: ${tally(turnedAway)}`,
		);

		await until(async () => {
			const polled = new Set((await given(POLLING)).map(({ _id }) => _id));
			return turnedAway.every(({ orderId }) => polled.has(orderId));
		});
		await sleep(TWO_POLLS_MS);
		const events = (await given(POLLING)).map(
			({ _id, event }) => `${String(_id)} ${String(event)}`,
		);
		expect(events.length).toBe(new Set(events).size);
		await stage.n8n.client.deactivate(workflows.get(POLLING.name) as string);
	});

	describe('the example that pairs both', () => {
		const PAIR = example('webhook-and-polling.json');
		const expected: string[] = [];

		beforeAll(async () => {
			const missed = PAIR.nodes.find(({ name }) => name === 'Missed Orders');
			if (missed) missed.parameters.pollTimes = EVERY_FIVE_SECONDS;
			await activate(PAIR);
			await firstPoll();
			stage.sandbox.control.ghl.subscribe(urlOf(PAIR), ['OrderCreate', 'OrderStatusUpdate']);
		});

		/** Makes orders; the sandbox tells of them. */
		function order(count: number): Order[] {
			const made = create(count, 'pending');
			expected.push(...made.map(({ _id }) => `${_id} orderCreated`));
			return made;
		}

		const handled = async () =>
			(await given(PAIR, 'Message')).map(
				({ orderId, event }) => `${String(orderId)} ${String(event)}`,
			);
		const allHandled = async () => {
			await until(async () => new Set(await handled()).size >= expected.length);
			await sleep(TWO_POLLS_MS);
		};
		const log = () => stage.sandbox.control.ghl.deliveries();
		const answered = async () => await until(() => log().every(({ ended }) => ended));

		it('handles each event once', async () => {
			for (let times = 0; times < 5; times++) {
				// Never in the moment of a poll: n8n's memory may lose what two runs write at once.
				await sleep(POLL_MS - (Date.now() % POLL_MS) + RUN_MS);
				const [made] = order(1);
				await answered();
				await sleep(RUN_MS);
				complete(made);
				expected.push(`${made._id} orderStatusChanged`);
				await answered();
			}
			await allHandled();
			expect((await handled()).sort()).toEqual([...expected].sort());
			expect(new Set(log().map(({ status }) => status))).toEqual(new Set([200]));
		});

		it('misses none of many at once, nor what came while n8n was off', async () => {
			order(overload(rate));
			await answered();
			await stage.n8n.stop();
			order(5);
			await answered();
			await stage.n8n.start();
			const lost = log().filter(({ status }) => status !== 200);
			expect(lost.length).toBeGreaterThanOrEqual(5);

			await allHandled();
			const all = await handled();
			expect(new Set(all)).toEqual(new Set(expected));
			console.log(
				`pairing: ${expected.length} events, ${lost.length} of them not taken by webhook, ` +
					`${all.length - expected.length} handled twice`,
			);
		});

		it('lets nothing pass that is repeated after a restart', async () => {
			const before = await handled();
			const [{ body }] = log();
			const headers = { 'X-GHL-Signature': webhookSignature(body) };
			const { status } = await send(urlOf(PAIR), { kind: 'replayed', body, headers });
			expect(status).toBe(200);
			const arrived = async () =>
				(await given(PAIR, 'Order Webhook')).map(({ webhookId }) => webhookId);
			await until(async () => (await arrived()).filter((id) => id === log()[0].id).length === 2);
			expect(await handled()).toEqual(before);
		});

		it('runs by hand, and has nothing left to do the second time', async () => {
			const id = workflows.get(PAIR.name) as string;
			const run = async () => await stage.n8n.client.run(id, 'When Clicking Execute');
			expect((await run()).status).toBe('success');
			const again = await run();
			expect(again.status).toBe('success');
			expect(outputOf(again, 'Each Event Once')).toEqual([]);
			expect(outputOf(again, 'Recent Orders')).toHaveLength(5);
		});
	});
});
