import { setTimeout as sleep } from 'node:timers/promises';

import axios from 'axios';

import { MAIN_LOCATION } from '../../sandbox/ghl/accounts';
import type { Order } from '../../sandbox/ghl/types';
import { CREDENTIAL_NAMES } from '../../sandbox/n8n/credentials';
import type { ServiceReview } from '../../sandbox/trustpilot/types';
import { webhookEvent } from '../../sandbox/trustpilot/webhooks';
import { Deliveries, type OrderDelivery } from './support/deliveries';
import { Flows, until } from './support/flows';
import { EVERY_FIVE_SECONDS } from './support/pollTimes';
import { singleTrigger } from './support/singleNode';
import { startTestbed, type Testbed } from './support/testbed';
import { sendAtRate, type Sent, sustainedRate, tally } from './support/traffic';

const PACKAGE = 'n8n-nodes-ghl-commerce';
const EVENTS = ['orderCreated', 'orderStatusChanged'];
const MIX_S = 6;
/** Several times the number of requests that n8n can process in a second, all at the same time. */
const overload = (rate: number) => Math.max(40, 4 * rate);
/** The time of two polls, in which no event may occur again. */
const TWO_POLLS_MS = 11_000;

const PLAIN = singleTrigger('plain', {
	type: 'n8n-nodes-base.webhook',
	typeVersion: 2,
	parameters: { httpMethod: 'POST', path: 'plain', options: {} },
});
const TRIGGER = singleTrigger('trigger', {
	type: `${PACKAGE}.ghlWebhookTrigger`,
	typeVersion: 1.1,
	parameters: {
		source: 'app',
		locationId: { __rl: true, mode: 'id', value: MAIN_LOCATION.id },
		events: EVENTS,
		options: {},
	},
	credentials: { ghlWebhookApi: { id: null, name: CREDENTIAL_NAMES.webhook } },
});
const URL_SECRET = 'k3jL9_x2-Qm7Wv8Zt5';
const REVIEWS = singleTrigger('reviews', {
	type: `${PACKAGE}.trustpilotWebhookTrigger`,
	parameters: { events: ['serviceReviewCreated'], options: { urlSecret: URL_SECRET } },
	credentials: { trustpilotOAuth2Api: { id: null, name: CREDENTIAL_NAMES.trustpilot } },
});
const POLLING = singleTrigger('polling', {
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
	let testbed: Testbed;
	let deliveries: Deliveries;
	/** Orders that existed before the first poll. */
	let known: Order[];
	let flows: Flows;
	/** Requests per second that n8n's own Webhook node can process on this machine. */
	let rate: number;
	/** All deliveries that were sent to the trigger. */
	const sent: Array<Sent<OrderDelivery>> = [];

	beforeAll(async () => {
		const rateLimit = { max: 50_000, intervalMs: 10_000, daily: 10_000_000 };
		// A small payload limit, so that larger bodies do not fill the connection.
		const environment = { N8N_PAYLOAD_SIZE_MAX: '1' };
		testbed = await startTestbed({ environment }, { orders: 50, days: 5, rateLimit });
		flows = new Flows(testbed);
		deliveries = new Deliveries(testbed.sandbox.world);
		known = create(150, 'pending');
		for (const workflow of [PLAIN, TRIGGER, POLLING]) await flows.activate(workflow);
		await flows.poll();
	});
	afterAll(async () => await testbed?.close());

	const create = (count: number, status: string) =>
		testbed.sandbox.control.ghl.createOrders({ count, status, liveMode: true });
	const complete = (order: Order) =>
		testbed.sandbox.control.ghl.updateOrder(order._id, { status: 'completed' }) as Order;

	/** Returns one of each possible delivery. The change of a new order arrives before its creation. */
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
			deliveries.foreign(second),
		];
	}

	const isHonest = ({ kind }: OrderDelivery) => kind === 'valid' || kind === 'replayed';
	/**
	 * Expects that each accepted delivery started the workflow once. A delivery without a response in time may have
	 * started it.
	 */
	async function expectOneStartEach(): Promise<void> {
		const honest = sent.filter(isHonest);
		const idsOf = (status: number) =>
			new Set(honest.filter((one) => one.status === status).map(({ id }) => id));
		const [accepted, unanswered] = [idsOf(200), idsOf(0)];
		await until(async () => (await flows.given(TRIGGER)).length >= accepted.size);
		const started = (await flows.given(TRIGGER)).map(({ webhookId }) => String(webhookId));
		expect(started).toHaveLength(new Set(started).size);
		expect([...accepted].filter((id) => !started.includes(id))).toEqual([]);
		expect(started.filter((id) => !accepted.has(id) && !unanswered.has(id))).toEqual([]);
		expect(accepted.size).toBeGreaterThan(0);
	}

	it('starts once for each valid delivery and for no others, at the rate that n8n itself can process', async () => {
		rate = await sustainedRate(flows.urlOf(PLAIN), () => ({
			kind: 'plain',
			body: deliveries.valid(known[0]).body,
		}));
		const mix: OrderDelivery[] = [];
		while (mix.length < rate * MIX_S) mix.push(...round());
		const start = performance.now();
		sent.push(...(await sendAtRate(flows.urlOf(TRIGGER), mix, rate)));
		const seconds = Math.round((performance.now() - start) / 100) / 10;

		const kinds = [...new Set(sent.map(({ kind }) => kind))];
		const lines = kinds.map((kind) => `${kind}: ${tally(sent.filter((one) => one.kind === kind))}`);
		console.log(
			`n8n's own Webhook node sustains ${rate} a second; ${mix.length} deliveries to the trigger at that rate, ` +
				`all responses after ${seconds} s:\n${lines.join('\n')}`,
		);

		const accepted = sent.filter(({ status }) => status < 400 && status > 0);
		const others = new Set(accepted.filter((one) => !isHonest(one)).map(({ kind }) => kind));
		// An error would make GHL retry a delivery that always fails.
		expect([...others]).toEqual(['another location']);
		await expectOneStartEach();
	});

	it('returns JSON, whether or not it starts the workflow', async () => {
		const delivery = deliveries.valid(create(1, 'pending')[0]);
		const { body, headers } = delivery;
		const post = async () => {
			const config = { headers: { 'Content-Type': 'application/json', ...headers } };
			return (await axios.post(flows.urlOf(TRIGGER), body, config)).data as unknown;
		};
		expect(await post()).toEqual({ message: 'Workflow was started' });
		sent.push({ ...delivery, status: 200 });
		expect(await post()).toEqual({ ignored: 'The delivery is a duplicate' });
	});

	it('emits the valid events of odd Trustpilot deliveries, and returns JSON without a stack trace', async () => {
		await flows.activate(REVIEWS);
		const url = flows.urlOf(REVIEWS);
		const { trustpilot } = testbed.sandbox.world;
		const [first, second] = trustpilot.serviceReviews;
		const told = (review: ServiceReview) =>
			webhookEvent(trustpilot, 'service-review-created', review).events[0];
		const gone = { ...told(second), eventData: { id: '0123456789abcdef01234567' } };
		const post = async (body: unknown, to = url, type = 'application/json') => {
			const config = { headers: { 'Content-Type': type }, validateStatus: () => true };
			const response = await axios.post(to, Buffer.from(JSON.stringify(body)), config);
			// For an unknown URL, n8n itself responds, with a stack trace outside production mode.
			if (response.status !== 404) {
				expect(JSON.stringify(response.data)).not.toMatch(/stack|\.js:\d/);
			}
			return response.status;
		};
		for (const wrong of [url.replace(`/${URL_SECRET}`, ''), `${url}x`, url.toLowerCase()]) {
			expect(await post({ events: [told(first)] }, wrong)).toBe(404);
		}
		expect(await post({ events: [null, gone, told(first)] })).toBe(200);
		for (const body of [{ events: [null] }, { events: [gone] }, { events: [told(first)] }]) {
			expect(await post(body)).toBe(200);
		}
		for (const body of [null, [], 7, {}, { events: {} }]) expect(await post(body)).toBe(400);
		expect(await post({ events: Array(2_000).fill(gone) })).toBe(413);
		expect(await post({ events: [told(second)] }, url, 'application/octet-stream')).toBe(200);
		await until(async () => (await flows.given(REVIEWS)).length >= 2);
		const given = await flows.given(REVIEWS);
		expect(given.map(({ id, verified }) => [id, verified])).toEqual([
			[first.id, true],
			[second.id, true],
		]);
	});

	it('polls the events that n8n itself rejected, once', async () => {
		// n8n never accepts an incomplete or oversized body, no matter how much it can process.
		const burst = create(overload(rate), 'pending').map((order) => deliveries.valid(order));
		sent.push(...(await sendAtRate(flows.urlOf(TRIGGER), burst, Infinity)));
		await expectOneStartEach();
		const fromGhl = ['valid', 'truncated', 'oversized'];
		const turnedAway = sent.filter(({ kind, status }) => fromGhl.includes(kind) && status !== 200);
		expect(turnedAway.length).toBeGreaterThan(0);
		console.log(
			`${burst.length} concurrently: ${tally(sent.slice(-burst.length))}; rejected in total: ${tally(turnedAway)}`,
		);

		await until(async () => {
			const polled = new Set((await flows.given(POLLING)).map(({ _id }) => _id));
			return turnedAway.every(({ orderId }) => polled.has(orderId));
		});
		await sleep(TWO_POLLS_MS);
		const events = (await flows.given(POLLING)).map(
			({ _id, event }) => `${String(_id)} ${String(event)}`,
		);
		expect(events.length).toBe(new Set(events).size);
		await testbed.n8n.client.deactivate(flows.idOf(POLLING));
	});
});
