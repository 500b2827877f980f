import type { Row, Source } from '../../../nodes/shared/poll/types';
import { apiWith, FakeApi, Fault, HOUR, MINUTE, type Order } from './fakeApi';
import { activated, watchOf, type EventName, type Trigger } from './trigger';

/** Returns an error of the HTTP client for a single record. */
const failing = (kind: string) => Object.assign(new Error(kind), { context: { kind } });
const MISSING = ['notFound', 'badInput'];
const FATAL = ['missingScope', 'unauthorized', 'tokenExpired', 'certificate', 'unknownHost'];

/** Makes the requests for single records fail, by ID. */
const failures = new Map<string, () => Error>();
afterEach(() => failures.clear());

const check = (row: Row) => {
	const error = failures.get(String(row._id))?.();
	if (error) throw error;
};

function withDetails(api: FakeApi): Source {
	return api.source({
		details: async (row) => {
			await api.single(String(row._id));
			check(row);
			return { ...row, lines: 2 };
		},
	});
}

function withChildren(api: FakeApi, more: Partial<Source> = {}): Source {
	return api.source({
		related: async (row) => {
			const children = await api.childrenOf(String(row._id));
			check(row);
			return children;
		},
		...more,
	});
}

const failFor = ({ id }: Order, error: () => Error) => failures.set(id, error);

/** Returns the emitted records in order, with their additions. */
const emitted = ({ items }: Trigger) =>
	items.map(({ _id, lines, detailsMissing }) => ({ _id, lines, detailsMissing }));

const complete = ({ id }: Order) => ({ _id: id, lines: 2, detailsMissing: undefined });
const marked = ({ id }: Order) => ({ _id: id, lines: undefined, detailsMissing: true });

describe('details of a record that the list contains', () => {
	async function withThreeOrders() {
		const api = apiWith(3);
		const trigger = await activated(api, { source: withDetails(api) });
		const orders = [0, 1, 2].map(() => {
			api.now += MINUTE;
			return api.create();
		});
		return { api, trigger, orders };
	}

	test.each(MISSING)('%s: emits the record as listed and marks it', async (kind) => {
		const { trigger, orders } = await withThreeOrders();
		failFor(orders[1], () => failing(kind));
		await trigger.drain();
		expect(emitted(trigger)).toEqual([complete(orders[0]), marked(orders[1]), complete(orders[2])]);
		expect(trigger.warnings).toEqual([`Could not read ${orders[1].id}: ${kind}`]);
	});

	test.each(FATAL)('%s: fails the poll and loses nothing', async (kind) => {
		const { trigger, orders } = await withThreeOrders();
		failFor(orders[1], () => failing(kind));
		await expect(trigger.poll()).rejects.toThrow(kind);
		failures.clear();
		await trigger.drain();
		expect(emitted(trigger)).toEqual(orders.map(complete));
	});

	test('that the API forbids are marked in the fifth poll, if other records can be read', async () => {
		const { trigger, orders } = await withThreeOrders();
		failFor(orders[0], () => failing('forbidden'));
		for (let i = 0; i < 4; i++) expect(await trigger.poll()).toBeNull();
		await trigger.poll();
		expect(emitted(trigger)).toEqual([marked(orders[0]), complete(orders[1]), complete(orders[2])]);
	});

	test('fail the poll if the API forbids all of them', async () => {
		const { trigger, orders } = await withThreeOrders();
		for (const order of orders) failFor(order, () => failing('forbidden'));
		for (let i = 0; i < 6; i++) await expect(trigger.poll()).rejects.toThrow('forbidden');
		failures.clear();
		await trigger.drain();
		expect(emitted(trigger)).toEqual(orders.map(complete));
	});

	test('keep later records for the next poll, after a temporary failure', async () => {
		const { trigger, orders } = await withThreeOrders();
		failFor(orders[1], () => new Fault('broken'));
		expect(await trigger.poll()).toHaveLength(1);
		failures.clear();
		await trigger.drain();
		expect(emitted(trigger)).toEqual(orders.map(complete));
	});

	test('mark the record and continue with the fifth poll, after a permanent failure', async () => {
		const { trigger, orders, api } = await withThreeOrders();
		failFor(orders[0], () => new Fault('broken'));
		for (let i = 0; i < 4; i++) expect(await trigger.poll()).toBeNull();
		await trigger.poll();
		expect(emitted(trigger)).toEqual([marked(orders[0]), complete(orders[1]), complete(orders[2])]);
		// The next record that fails gets five attempts too.
		const next = api.create();
		failFor(next, () => new Fault('broken'));
		expect(await trigger.poll()).toBeNull();
		failures.clear();
		await trigger.drain();
		expect(emitted(trigger).at(-1)).toEqual(complete(next));
		expect(trigger.items).toHaveLength(4);
	});

	test('lose and duplicate nothing if n8n restarts during a permanent failure', async () => {
		const { trigger, orders } = await withThreeOrders();
		failFor(orders[1], () => new Fault('broken'));
		await trigger.poll();
		trigger.restart();
		await trigger.drain();
		expect(emitted(trigger)).toEqual([complete(orders[0]), marked(orders[1]), complete(orders[2])]);
	});

	test('are not read for a record of which only a child is emitted', async () => {
		const api = apiWith(2);
		const source = { ...withDetails(api), related: withChildren(api).related };
		const trigger = await activated(api, { watch: watchOf(['fulfillmentCreated']), source });
		const [order] = api.orders.values();
		api.ship(order);
		await trigger.drain();
		expect(trigger.items).toMatchObject([{ event: 'fulfillmentCreated', orderId: order.id }]);
		expect(trigger.items[0]).not.toHaveProperty('detailsMissing');
		expect(api.singles).toEqual([order.id]);
	});
});

describe('children of a record that the list contains', () => {
	const EVENTS: EventName[] = ['fulfillmentCreated', 'orderCreated'];

	async function withShippedOrders(more?: Partial<Source>) {
		const api = apiWith(3);
		const trigger = await activated(api, {
			watch: watchOf(EVENTS),
			source: withChildren(api, more),
		});
		const orders = [...api.orders.values()];
		for (const order of orders) api.ship(order);
		return { api, trigger, orders };
	}

	const shipped = ({ items }: Trigger) =>
		items
			.filter(({ event }) => event === 'fulfillmentCreated')
			.map(({ orderId }) => orderId)
			.sort();
	const idsOf = (orders: Order[]) => orders.map(({ id }) => id).sort();

	test.each(MISSING)('%s: emits the others', async (kind) => {
		const { trigger, orders, api } = await withShippedOrders();
		failFor(orders[1], () => failing(kind));
		await trigger.poll();
		expect(shipped(trigger)).toEqual(idsOf([orders[0], orders[2]]));
		expect(trigger.warnings).toEqual([`Could not read ${orders[1].id}: ${kind}`]);
		// A record that is missing is not requested again.
		const requests = api.singles.length;
		await trigger.drain();
		expect(api.singles).toHaveLength(requests);
	});

	test.each(FATAL)('%s: fails the poll and loses nothing', async (kind) => {
		const { trigger, orders } = await withShippedOrders();
		failFor(orders[1], () => failing(kind));
		await expect(trigger.poll()).rejects.toThrow(kind);
		failures.clear();
		await trigger.drain();
		expect(shipped(trigger)).toEqual(idsOf(orders));
	});

	test('that the API forbids delay no others', async () => {
		const { trigger, orders } = await withShippedOrders();
		failFor(orders[1], () => failing('forbidden'));
		await trigger.poll();
		expect(shipped(trigger)).toEqual(idsOf([orders[0], orders[2]]));
		failures.clear();
		await trigger.drain();
		expect(shipped(trigger)).toEqual(idsOf(orders));
	});

	test('fail the poll if the API forbids all of them', async () => {
		const { trigger, orders } = await withShippedOrders();
		for (const order of orders) failFor(order, () => failing('forbidden'));
		await expect(trigger.poll()).rejects.toThrow('forbidden');
		failures.clear();
		await trigger.drain();
		expect(shipped(trigger)).toEqual(idsOf(orders));
	});

	test('delay no other event during a permanent failure, and are retried in each poll', async () => {
		const { trigger, orders, api } = await withShippedOrders();
		failFor(orders[1], () => new Fault('broken'));
		const { id } = api.create();
		await trigger.poll();
		expect(shipped(trigger)).toEqual(idsOf([orders[0], orders[2]]));
		expect(trigger.idsOf('orderCreated')).toEqual([id]);
		for (let i = 0; i < 20; i++) {
			api.now += MINUTE;
			expect(await trigger.poll()).toBeNull();
		}
		failures.clear();
		await trigger.drain();
		expect(shipped(trigger)).toEqual(idsOf(orders));
		const requests = api.singles.length;
		await trigger.drain();
		expect(api.singles).toHaveLength(requests);
	});

	test('keep their retries if a poll has no time left', async () => {
		const { trigger, orders, api } = await withShippedOrders();
		failFor(orders[2], () => new Fault('broken'));
		await trigger.poll();
		for (let i = 0; i < 12; i++) api.ship(api.create());
		trigger.options.budgetMs = 1;
		for (let i = 0; i < 4; i++) await trigger.poll();
		failures.clear();
		await trigger.drain();
		expect(shipped(trigger)).toEqual(idsOf([...api.orders.values()]));
	});

	test('are not retried if their record leaves the list', async () => {
		const { trigger, orders, api } = await withShippedOrders();
		failFor(orders[1], () => new Fault('broken'));
		await trigger.poll();
		api.orders.delete(orders[1].id);
		await trigger.poll();
		expect(JSON.stringify(trigger.live)).not.toContain('retry');
	});

	test('are skipped if they have no ID or no time', async () => {
		const api = apiWith(1);
		const [order] = api.orders.values();
		const rows = [
			{ orderId: order.id, createdAt: new Date(api.now + HOUR).toISOString() },
			{ orderId: order.id, _id: 'undated' },
			{ orderId: order.id, _id: 'good', createdAt: new Date(api.now + HOUR).toISOString() },
		];
		const trigger = await activated(api, {
			watch: watchOf(['fulfillmentCreated']),
			source: api.source({ related: async () => rows as Row[] }),
		});
		api.update(order);
		await trigger.drain();
		expect(trigger.idsOf('fulfillmentCreated')).toEqual(['good']);
	});
});
