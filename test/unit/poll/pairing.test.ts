import fc from 'fast-check';

import { catalog } from '../../../nodes/ghl/GhlOrdersTrigger/catalog';
import { catalog as trustpilot } from '../../../nodes/trustpilot/TrustpilotTrigger/catalog';
import { shouldEmit, shouldStart } from '../../../nodes/shared/poll/pairing';
import type { Row } from '../../../nodes/shared/poll/types';
import { FakeApi, HOUR, MINUTE, type Order } from './fakeApi';
import { property } from '../../harness/property';
import { Trigger, watchOf, type EventName } from './trigger';

const [ORDERS] = catalog.watched;
const PRODUCT_REVIEWS = trustpilot.watched[1];

/** The event that started the workflow. */
interface Start {
	id: string;
	event: string;
	status: string;
}

const asStart = ({ _id, event, status }: Row): Start => ({
	id: String(_id),
	event: String(event),
	status: String(status),
});

const rowOf = ({ id, createdAt, updatedAt, status }: Order): Row => ({
	_id: id,
	createdAt: new Date(createdAt).toISOString(),
	updatedAt: new Date(updatedAt).toISOString(),
	status,
});

let workflows = 0;

/** A workflow that receives orders by webhook and by polling. */
class Pair {
	readonly api = new FakeApi();
	readonly starts: Start[] = [];
	readonly workflow = `pair ${++workflows}`;
	readonly trigger: Trigger;

	constructor(events: EventName[]) {
		this.trigger = new Trigger(this.api, {
			watch: watchOf(events),
			shouldEmit: (emission, polledAt) => shouldEmit(this.workflow, ORDERS, emission, polledAt),
		});
	}

	/** Receives a webhook. Returns whether it starts the workflow. */
	receive(event: string, row: Row): boolean {
		const starts = shouldStart(this.workflow, [catalog], event, row, this.api.now);
		if (starts) this.starts.push(asStart({ ...row, event }));
		return starts;
	}

	async poll(): Promise<number> {
		const items = (await this.trigger.poll()) ?? [];
		this.starts.push(...items.map(asStart));
		return items.length;
	}
}

const BOTH: EventName[] = ['orderCreated', 'orderStatusChanged'];

async function paired(events: EventName[] = BOTH): Promise<Pair> {
	const pair = new Pair(events);
	await pair.trigger.activate();
	pair.api.now += MINUTE;
	return pair;
}

const starts = ({ starts: all }: Pair) => all.map(({ event, status }) => `${event} ${status}`);

describe('a webhook and a polling trigger of one workflow', () => {
	it('emit a new order once, no matter which is first', async () => {
		const pair = await paired();
		const first = pair.api.create();
		expect(pair.receive('orderCreated', rowOf(first))).toBe(true);
		expect(await pair.poll()).toBe(0);

		const second = pair.api.create();
		expect(await pair.poll()).toBe(1);
		expect(pair.receive('orderCreated', rowOf(second))).toBe(false);
		expect(pair.starts.map(({ id }) => id)).toEqual([first.id, second.id]);
	});

	it('emit each occurrence of a status that is set repeatedly', async () => {
		const pair = await paired();
		const order = pair.api.create();
		await pair.poll();
		for (const status of ['paid', 'pending', 'paid', 'pending']) {
			pair.api.now += MINUTE;
			pair.api.update(order, status);
			if (status === 'paid') pair.receive('orderStatusChanged', rowOf(order));
			await pair.poll();
		}
		expect(starts(pair)).toEqual([
			'orderCreated pending',
			'orderStatusChanged paid',
			'orderStatusChanged pending',
			'orderStatusChanged paid',
			'orderStatusChanged pending',
		]);
	});

	it('let the poll emit a status whose webhook is missing, even if an earlier webhook had the same status', async () => {
		const pair = await paired();
		const order = pair.api.create();
		await pair.poll();
		pair.api.update(order, 'paid');
		pair.receive('orderStatusChanged', rowOf(order));
		pair.api.now += MINUTE;
		pair.api.update(order, 'pending');
		// Nothing has changed since the last poll.
		expect(await pair.poll()).toBe(0);
		pair.api.now += MINUTE;
		pair.api.update(order, 'paid');
		expect(await pair.poll()).toBe(1);
	});

	it('emit each update once, distinguished by its time', async () => {
		const pair = await paired(['orderUpdated']);
		const order = pair.api.create();
		await pair.poll();
		pair.api.now += MINUTE;
		pair.api.update(order, 'paid');
		expect(pair.receive('orderUpdated', rowOf(order))).toBe(true);
		pair.api.now += MINUTE;
		pair.api.update(order, 'fulfilled');
		expect(await pair.poll()).toBe(1);
		expect(pair.receive('orderUpdated', rowOf(order))).toBe(false);
	});

	it('pair a body without an update time', async () => {
		const pair = await paired();
		const order = pair.api.create();
		await pair.poll();
		pair.api.now += MINUTE;
		pair.api.update(order, 'paid');
		pair.api.now += 300;
		const { updatedAt, ...body } = rowOf(order);
		expect(updatedAt).toBeDefined();
		expect(pair.receive('orderStatusChanged', body)).toBe(true);
		pair.api.now += MINUTE;
		expect(await pair.poll()).toBe(0);
	});

	it('emit an edit of a record without an update time once, by its content', () => {
		const workflow = 'edits';
		const event = 'productReviewUpdated';
		const edit = (content: string): Row => ({ id: 'review1', stars: 3, content });
		const byWebhook = (content: string) =>
			shouldStart(workflow, [trustpilot], event, edit(content), HOUR);
		const byPoll = (content: string) =>
			shouldEmit(workflow, PRODUCT_REVIEWS, { event, id: 'review1', record: edit(content) }, HOUR);
		expect(byWebhook('First')).toBe(true);
		// The poll does not find an edit that was undone before it.
		expect(byWebhook('Second')).toBe(true);
		expect(byPoll('First')).toBe(false);
		expect(byPoll('Third')).toBe(true);
		expect(byWebhook('Third')).toBe(false);
	});

	it('emit events that the other trigger does not watch, and events of another workflow', async () => {
		const [pair, other] = [await paired(), await paired()];
		const order = pair.api.create();
		expect(await pair.poll()).toBe(1);
		expect(other.receive('orderCreated', rowOf(order))).toBe(true);
		expect(pair.receive('contactCreated', rowOf(order))).toBe(true);
	});

	it('discard the oldest of 10,000 events', async () => {
		const pair = await paired();
		const first = pair.api.create();
		pair.api.now += MINUTE;
		const second = pair.api.create();
		await pair.poll();
		const other = (index: number) => ({ ...rowOf(second), _id: `other ${index}` });
		for (let index = 0; index < 10_000 - 1; index++) pair.receive('orderCreated', other(index));
		expect(pair.receive('orderCreated', rowOf(second))).toBe(false);
		expect(pair.receive('orderCreated', rowOf(first))).toBe(true);
	});
});

/** Steps until the webhook of a change arrives. Infinity: it never arrives. */
const delay = fc.constantFrom(0, 0, 1, 3, 8, Infinity);
const step = fc.oneof(
	fc.record({ do: fc.constant('create' as const), delay }),
	fc.record({
		do: fc.constant('change' as const),
		which: fc.nat(30),
		status: fc.constantFrom('pending', 'paid', 'fulfilled'),
		delay,
	}),
	fc.record({ do: fc.constant('poll' as const) }),
	fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 90 }) }),
);

const countOf = (list: Start[], { id, event, status }: Start) =>
	list.filter((one) => one.id === id && one.event === event && one.status === status).length;

test('remembers the 100 most recent changes of an order to one status', () => {
	const workflow = 'many changes';
	const event = 'orderStatusChanged';
	const start = Date.UTC(2026, 10, 10);
	const recordAt = (n: number): Row => ({
		_id: 'order',
		status: 'completed',
		updatedAt: new Date(start + n * MINUTE).toISOString(),
	});
	for (let n = 0; n <= 100; n++) shouldStart(workflow, [catalog], event, recordAt(n), start);
	const emits = (n: number) => {
		const at = start + n * MINUTE;
		const emission = { event, record: recordAt(n), isChild: false, knownAt: at - 1 };
		return shouldEmit(workflow, ORDERS, emission as never, at);
	};
	expect([0, 1, 100].map(emits)).toEqual([true, false, false]);
});

describe('the periods of two events of one kind', () => {
	const T = Date.UTC(2026, 10, 10);
	const record = (at: number): Row => ({
		_id: 'order',
		status: 'completed',
		fulfillmentStatus: 'fulfilled',
		updatedAt: new Date(at).toISOString(),
	});
	/** A webhook trigger and a polling trigger of a new workflow. The poll finds what happened in a period. */
	const triggers = (event: string) => {
		const workflow = `periods ${++workflows}`;
		return {
			webhook: (at: number) => shouldStart(workflow, [catalog], event, record(at), at),
			poll: (knownAt: number, at: number) =>
				shouldEmit(workflow, ORDERS, { event, id: 'order', record: record(at), knownAt }, at),
		};
	};

	it.each(['orderStatusChanged', 'orderFulfilled'])('%s is one event if they overlap', (event) => {
		const { webhook, poll } = triggers(event);
		expect(webhook(T)).toBe(true);
		expect(poll(T - 1, T)).toBe(false);
		// Both triggers have received it, so the next one is another event.
		expect(poll(T - 1, T)).toBe(true);
	});

	it.each(['orderStatusChanged', 'orderFulfilled'])(
		'%s are two events if one period begins when the other ends',
		(event) => {
			const { webhook, poll } = triggers(event);
			expect(webhook(T)).toBe(true);
			expect(poll(T, T + 10)).toBe(true);
			expect(webhook(T)).toBe(true);
			expect(webhook(T + 10)).toBe(false);
		},
	);

	it('keeps the events that a poll did not find', () => {
		const { webhook, poll } = triggers('orderStatusChanged');
		expect([webhook(T), webhook(T + 10)]).toEqual([true, true]);
		expect(poll(T - 1, T)).toBe(false);
		expect(poll(T + 9, T + 10)).toBe(false);
	});

	it('are not compared for child records, which have no webhooks', () => {
		const { webhook } = triggers('orderCreated');
		expect(webhook(T)).toBe(true);
		const emission = { event: 'fulfillmentCreated', id: 'order', record: record(T) };
		const emit = () => shouldEmit('children', ORDERS, { ...emission, isChild: true }, T);
		expect([emit(), emit()]).toEqual([true, true]);
	});

	it('begin before the first poll if the record is new to the polling trigger', () => {
		const { webhook } = triggers('orderStatusChanged');
		expect(webhook(T)).toBe(true);
		const emission = { event: 'orderStatusChanged', id: 'order', record: record(T + 10) };
		expect(shouldEmit(`periods ${workflows}`, ORDERS, emission, T + 10)).toBe(false);
	});
});

property(
	'emits all events of the webhooks and of polling without webhooks, and no duplicates',
	fc.array(step, { maxLength: 60 }),
	async (steps) => {
		const pair = await paired();
		const { api } = pair;
		const pollingOnly = new Trigger(api, { watch: watchOf(BOTH) });
		await pollingOnly.activate();
		const happened: Start[] = [];
		const delivered: Start[] = [];
		const pending: Array<{ due: number; change: Start; row: Row }> = [];
		const publish = (event: EventName, order: Order, due: number) => {
			const change = { id: order.id, event, status: order.status };
			happened.push(change);
			pending.push({ due, change, row: rowOf(order) });
		};
		const deliver = (now: number) => {
			for (const one of pending) {
				if (one.due > now) continue;
				one.due = Infinity;
				delivered.push(one.change);
				pair.receive(one.change.event, one.row);
			}
		};
		const poll = async () => {
			await pair.poll();
			await pollingOnly.poll();
		};
		for (const [index, one] of steps.entries()) {
			api.now += 13;
			if (one.do === 'create') publish('orderCreated', api.create(), index + one.delay);
			if (one.do === 'change' && api.orders.size > 0) {
				const order = [...api.orders.values()][one.which % api.orders.size];
				if (order.status !== one.status) {
					api.update(order, one.status);
					publish('orderStatusChanged', order, index + one.delay);
				}
			}
			if (one.do === 'wait') api.now += one.minutes * MINUTE;
			if (one.do === 'poll') await poll();
			deliver(index);
		}
		deliver(Number.MAX_SAFE_INTEGER);
		api.now += HOUR;
		await poll();

		const found = pollingOnly.items.map(asStart);
		for (const { id } of api.orders.values()) {
			const created = pair.starts.filter((one) => one.id === id && one.event === 'orderCreated');
			expect(created).toHaveLength(1);
		}
		for (const change of happened.filter(({ event }) => event === 'orderStatusChanged')) {
			const emitted = countOf(pair.starts, change);
			expect(emitted).toBeLessThanOrEqual(countOf(happened, change));
			expect(emitted).toBeGreaterThanOrEqual(countOf(delivered, change));
			expect(emitted).toBeGreaterThanOrEqual(countOf(found, change));
		}
	},
	2,
);
