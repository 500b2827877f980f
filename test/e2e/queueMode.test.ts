import { setTimeout as sleep } from 'node:timers/promises';

import type { IDataObject } from 'n8n-workflow';

import { MAIN_LOCATION } from '../../sandbox/ghl/accounts';
import { chain, START } from '../../sandbox/n8n/chain';
import { outputOf, type WorkflowJson } from '../../sandbox/n8n/client';
import { Deliveries } from './support/deliveries';
import { example } from './support/examples';
import { Flows, until } from './support/flows';
import { EVERY_FIVE_SECONDS, polledEveryFiveSeconds } from './support/pollTimes';
import { allOutput, durationOf, QueueFlows, repeated, rows, step } from './support/queueFlows';
import { type QueueTestbed, startQueueTestbed } from './support/queueTestbed';
import { send } from './support/traffic';

/** GHL's own limit. */
const LIMIT = { max: 100, intervalMs: 10_000, daily: 10_000_000 };
const UNLIMITED = { max: 100_000, intervalMs: 1_000, daily: 10_000_000 };
/** Records that both workers write at the same time. */
const COUNT = 20;
const TWO_POLLS_MS = 11_000;
const PAIR = polledEveryFiveSeconds(example('webhook-and-polling.json'));

const TRIGGER = 'Orders';
const POLLING = {
	name: 'e2e: polling in queue mode',
	nodes: [
		step(TRIGGER, 'ghlOrdersTrigger', {
			pollTimes: EVERY_FIVE_SECONDS as never,
			events: ['orderCreated', 'orderStatusChanged'],
		}),
	],
	connections: {},
} as WorkflowJson;

describe('n8n in queue mode, with two workers and a webhook process', () => {
	let testbed: QueueTestbed;
	let flows: QueueFlows;
	let byMain: Flows;

	beforeAll(async () => {
		testbed = await startQueueTestbed({ orders: 1_000, days: 5, rateLimit: UNLIMITED });
		flows = new QueueFlows(testbed);
		byMain = new Flows(testbed);
	});
	afterAll(async () => await testbed?.close());
	afterEach(() => limitTo(UNLIMITED));

	const inLocation = MAIN_LOCATION.id;
	const ghlOf = () => testbed.sandbox.world.ghl;
	const limitTo = (rateLimit: typeof LIMIT) => {
		testbed.sandbox.control.set({ rateLimit });
		testbed.sandbox.requests.clear();
	};
	const report = (text: string) => console.log(`queue mode: ${text}`);

	it('keeps lists, reads and writes of both workers below one rate limit', async () => {
		limitTo(LIMIT);
		const ids = ghlOf()
			.orders.all(inLocation)
			.slice(0, 60)
			.map(({ _id }) => _id);
		const executions = await flows.runTwice(
			'Lists, reads and writes',
			step('List', 'ghlOrders', { operation: 'getAll', returnAll: true }),
			...rows('IDs', JSON.stringify(ids)),
			step('Read', 'ghlOrders', {
				operation: 'get',
				orderId: { __rl: true, mode: 'id', value: '={{ $json.row }}' },
			}),
			...rows('Numbers', '[...Array(20).keys()]'),
			step('Write', 'ghlContacts', {
				resource: 'contact',
				operation: 'create',
				firstName: '=Queue {{ $json.row }} {{ $execution.id }}',
				email: '=queue-{{ $json.row }}-{{ $execution.id }}@example.com',
				options: { parallel: 5 },
			}),
		);
		const { entries } = testbed.sandbox.requests;
		const refused = entries.filter(({ status }) => status === 429).length;
		const served = entries.length - refused;
		const seconds = durationOf(entries) / 1000;
		expect(executions.map(({ status }) => status)).toEqual(['success', 'success']);
		for (const execution of executions) {
			expect(new Set(outputOf(execution, 'List').map(({ orderId }) => orderId)).size).toBe(1_000);
			expect(outputOf(execution, 'Read')).toHaveLength(60);
		}
		const written = ghlOf()
			.contacts.all(inLocation)
			.map(({ email }) => String(email))
			.filter((email) => email.startsWith('queue-'));
		expect([written.length, repeated(written)]).toEqual([40, []]);
		report(`${served} requests in ${seconds} s, ${refused} refused`);
		// If both workers start within 300 ms, up to 21% are rejected (test/unit/http/pace.test.ts).
		expect(refused).toBeLessThanOrEqual(entries.length * 0.25);
		expect(await flows.startedByWorkers()).toEqual([1, 1]);
	});

	it('refreshes an expired token once for both workers', async () => {
		const { control, requests } = testbed.sandbox;
		requests.clear();
		const before = control.ghl.refreshCount();
		for (let time = 1; time <= 2; time++) {
			expect(control.ghl.expireTokens({ kind: 'access' })).toBeGreaterThan(0);
			const executions = await flows.runTwice(
				'Reads with OAuth2',
				...rows('Numbers', '[...Array(30).keys()]'),
				step('Read', 'ghlOrders', { operation: 'getAll', returnAll: false, limit: 1 }, 'oauth'),
			);
			expect(allOutput(executions, 'Read')).toHaveLength(60);
			expect(control.ghl.refreshCount() - before).toBe(time);
		}
		report(`2 expired tokens, ${control.ghl.refreshCount() - before} refreshes`);
	});

	it('stops an execution on a worker', async () => {
		limitTo({ ...LIMIT, max: 5 });
		const { client } = testbed.n8n;
		const list = step('List', 'ghlOrders', { operation: 'getAll', returnAll: true });
		const id = await flows.save(chain('To stop', list));
		const execution = await client.start(id, START);
		await until(() => testbed.sandbox.requests.entries.length >= 5);
		const stoppedAt = Date.now();
		await client.stop(execution);
		const { status } = await client.finished(execution);
		const seconds = (Date.now() - stoppedAt) / 1000;
		expect(status).toBe('canceled');
		const sent = testbed.sandbox.requests.entries.length;
		await sleep(11_000);
		expect(testbed.sandbox.requests.entries).toHaveLength(sent);
		report(`stopped after ${seconds} s`);
	});

	it('invites each customer once if both workers run the same workflow', async () => {
		const invite = [
			...rows('Numbers', `[...Array(${COUNT}).keys()]`),
			step(
				'Invite',
				'trustpilot',
				{
					resource: 'invitation',
					operation: 'createEmail',
					referenceNumber: '=QUEUE-{{ $json.row }}',
					consumerEmail: '=customer-{{ $json.row }}@example.com',
					consumerName: '=Customer {{ $json.row }}',
				},
				'trustpilot',
			),
		];
		const runs = await flows.runTwice('Invitations', ...invite);
		const again = await flows.runTwice('Invitations', ...invite);
		const sent = testbed.sandbox.control.trustpilot
			.invitations()
			.map(({ body }) => String(body.referenceNumber))
			.filter((reference) => reference.startsWith('QUEUE-'));
		const reasons = (of: typeof runs) =>
			allOutput(of, 'Invite').map(({ invited, reason }) => (invited ? 'invited' : String(reason)));
		report(`${sent.length} invitations, ${repeated(sent).length} repeated`);
		expect([sent.length, repeated(sent)]).toEqual([COUNT, []]);
		expect(reasons(runs).filter((reason) => reason === 'invited')).toHaveLength(COUNT);
		expect(new Set(reasons(again))).toEqual(new Set(['alreadyInvited']));
	});

	it('sends each message once if both workers run the same workflow', async () => {
		const [contact] = ghlOf().contacts.all(inLocation);
		const message = [
			...rows('Numbers', `[...Array(${COUNT}).keys()]`),
			step('Send', 'ghlConversations', {
				resource: 'message',
				operation: 'send',
				type: 'SMS',
				recipient: 'contact',
				contactId: { __rl: true, mode: 'id', value: contact._id },
				message: '=Queue {{ $json.row }}',
				options: { ignoreDnd: true, onceKey: '=queue {{ $json.row }}' },
			}),
		];
		await flows.runTwice('Messages', ...message);
		const again = await flows.runTwice('Messages', ...message);
		const sent = ghlOf()
			.conversationData.messages.all(inLocation)
			.map(({ body }) => String(body))
			.filter((body) => body.startsWith('Queue '));
		report(`${sent.length} messages, ${repeated(sent).length} repeated`);
		expect([sent.length, repeated(sent)]).toEqual([COUNT, []]);
		expect(allOutput(again, 'Send').every(({ reason }) => reason === 'alreadySent')).toBe(true);
	});

	it('creates each record once if both workers create or update it', async () => {
		const customer = {
			email: '=buyer-{{ $json.row }}@example.com',
			phone: '=+1555000{{ $json.row }}',
			firstName: 'Ana',
		};
		const numbers = (name: string) => rows(name, '[...Array(5).keys()]');
		const runs = await flows.runTwice(
			'Records',
			...numbers('Contact Numbers'),
			step('Contact', 'ghlContacts', { resource: 'contact', operation: 'upsert', ...customer }),
			...numbers('Order Numbers'),
			step('Order', 'ghlOrders', {
				operation: 'upsert',
				externalOrderId: '=QUEUE-{{ $json.row }}',
				...customer,
				items: { rows: [{ name: 'House Blend', amount: 32, qty: 1 }] },
			}),
			...numbers('Value Numbers'),
			step('Value', 'ghlLocations', {
				resource: 'customValue',
				operation: 'upsert',
				name: '=Queue {{ $json.row }}',
				value: 'x',
			}),
			...rows(
				'Customers',
				'[...Array(5).keys()].map((row) => ({ id: `queue-${row}`, name: "Ana" }))',
			),
			step(
				'Push',
				'abstractGhl',
				{
					resource: 'customer',
					operation: 'upsert',
					record: {
						mappingMode: 'autoMapInputData',
						value: null,
						matchingColumns: [],
						schema: [],
					},
				},
				'abstractGhl',
			),
		);
		for (const name of ['Contact', 'Order', 'Value', 'Push']) {
			expect(allOutput(runs, name)).toHaveLength(10);
		}
		const made = {
			contacts: ghlOf()
				.contacts.all(inLocation)
				.map(({ email }) => String(email))
				.filter((email) => email.startsWith('buyer-')),
			invoices: ghlOf()
				.billing.invoices.all(inLocation)
				.map(({ fields }) => String(fields.invoiceNumber))
				.filter((number) => number.startsWith('QUEUE-')),
			values: allOutput(runs, 'Value')
				.filter(({ isNew, new: created }) => isNew ?? created)
				.map(({ name }) => name),
			pushed: [...testbed.sandbox.world.abstractGhl.customers.keys()].filter((id) =>
				id.startsWith('queue-'),
			),
		};
		report(
			Object.entries(made)
				.map(([name, all]) => `${name}: ${all.length}, ${repeated(all).length} repeated`)
				.join('; '),
		);
		for (const all of Object.values(made)) expect([all.length, repeated(all)]).toEqual([5, []]);
	});

	describe('events', () => {
		const webhookUrl = () => byMain.urlOf(PAIR).replace(testbed.n8n.url, testbed.webhook.url);
		const handled = async () =>
			(await byMain.given(PAIR, 'Message')).map(
				({ orderId, event }) => `${String(orderId)} ${String(event)}`,
			);
		const create = (count: number) =>
			testbed.sandbox.control.ghl.createOrders({ count, status: 'pending', liveMode: true });

		beforeAll(async () => {
			await byMain.activate(POLLING);
			await byMain.activate(PAIR);
			await byMain.poll();
		});

		it('starts the workflow for each webhook that the webhook process receives', async () => {
			const made = create(10);
			const deliveries = new Deliveries(testbed.sandbox.world);
			const sent = made.map((order) => deliveries.valid(order));
			await until(async () => (await send(webhookUrl(), sent[0])).status === 200);
			for (const delivery of [...sent, ...sent]) {
				expect((await send(webhookUrl(), delivery)).status).toBe(200);
			}
			await sleep(TWO_POLLS_MS);
			const ids = new Set(made.map(({ _id }) => _id));
			const got = (await handled()).filter((text) => ids.has(text.split(' ')[0]));
			const extra = got.length - new Set(got).size;
			report(`10 events by webhook, 11 repeats skipped, ${extra} also emitted by polling`);
			expect(new Set(got).size).toBe(10);
			// The processes do not share what they have received.
			expect(extra).toBe(10);
		});

		it('pairs webhook and polling if the main process receives the webhooks', async () => {
			await byMain.poll();
			const made = create(10);
			const deliveries = new Deliveries(testbed.sandbox.world);
			for (const order of made) await send(byMain.urlOf(PAIR), deliveries.valid(order));
			const ids = new Set(made.map(({ _id }) => _id));
			const got = async () => (await handled()).filter((text) => ids.has(text.split(' ')[0]));
			await until(async () => (await got()).length >= 10);
			await sleep(TWO_POLLS_MS);
			report(`${(await got()).length} of 10 events with webhooks to the main process`);
			expect([(await got()).length, repeated(await got())]).toEqual([10, []]);
		});

		it('emits each polled event once, while a worker and the main process are killed', async () => {
			const { n8n, workers } = testbed;
			const expected: string[] = [];
			const some = (count: number) => {
				const made = create(count);
				expected.push(...made.map(({ _id }) => `${_id} orderCreated`));
				return made;
			};
			const received = async () =>
				(await byMain.given(POLLING, TRIGGER)).map(
					({ orderId, _id, event }: IDataObject) => `${String(orderId ?? _id)} ${String(event)}`,
				);
			const known = new Set(await received());
			const news = async () => (await received()).filter((text) => !known.has(text));
			const all = async () => await until(async () => (await news()).length >= expected.length);

			some(30);
			await workers[0].kill();
			await all();
			await byMain.poll();
			await n8n.kill();
			some(30);
			await Promise.all([n8n.start(), workers[0].start()]);
			await all();
			await sleep(TWO_POLLS_MS);
			const got = await news();
			report(`${got.length} polled events, ${repeated(got).length} repeated, with two kills`);
			expect([...got].sort()).toEqual([...expected].sort());
		});
	});
});
