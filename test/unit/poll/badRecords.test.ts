import type { Row, Source } from '../../../nodes/shared/poll/types';
import { apiWith, FakeApi, Fault, HOUR, MINUTE, type Order } from './fakeApi';
import { activated, watchOf, type EventName, type Trigger } from './trigger';

/** What the HTTP client throws for a single record. */
const failing = (kind: string) => Object.assign(new Error(kind), { context: { kind } });
const MISSING = ['notFound', 'badInput'];
const FATAL = ['missingScope', 'unauthorized', 'tokenExpired', 'certificate', 'unknownHost'];

/** Lets single records fail, by their ID. */
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

/** The emitted records in order, with what was added to them. */
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

	test.each(MISSING)('%s: the record is emitted as listed and marked', async (kind) => {
		const { trigger, orders } = await withThreeOrders();
		failFor(orders[1], () => failing(kind));
		await trigger.drain();
		expect(emitted(trigger)).toEqual([complete(orders[0]), marked(orders[1]), complete(orders[2])]);
		expect(trigger.warnings).toEqual([`Could not read ${orders[1].id}: ${kind}`]);
	});

	test.each(FATAL)('%s: the poll fails and loses nothing', async (kind) => {
		const { trigger, orders } = await withThreeOrders();
		failFor(orders[1], () => failing(kind));
		await expect(trigger.poll()).rejects.toThrow(kind);
		failures.clear();
		await trigger.drain();
		expect(emitted(trigger)).toEqual(orders.map(complete));
	});

	test('a fault that passes: later records wait for the next poll', async () => {
		const { trigger, orders } = await withThreeOrders();
		failFor(orders[1], () => new Fault('broken'));
		expect(await trigger.poll()).toHaveLength(1);
		failures.clear();
		await trigger.drain();
		expect(emitted(trigger)).toEqual(orders.map(complete));
	});

	test('a fault that stays: the fifth poll marks the record and goes on', async () => {
		const { trigger, orders, api } = await withThreeOrders();
		failFor(orders[0], () => new Fault('broken'));
		for (let i = 0; i < 4; i++) expect(await trigger.poll()).toBeNull();
		await trigger.poll();
		expect(emitted(trigger)).toEqual([marked(orders[0]), complete(orders[1]), complete(orders[2])]);
		// The next one that fails gets five attempts again.
		const next = api.create();
		failFor(next, () => new Fault('broken'));
		expect(await trigger.poll()).toBeNull();
		failures.clear();
		await trigger.drain();
		expect(emitted(trigger).at(-1)).toEqual(complete(next));
		expect(trigger.items).toHaveLength(4);
	});

	test('a fault that stays survives a restart without a loss or a duplicate', async () => {
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

	test.each(MISSING)('%s: the others are emitted', async (kind) => {
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

	test.each(FATAL)('%s: the poll fails and loses nothing', async (kind) => {
		const { trigger, orders } = await withShippedOrders();
		failFor(orders[1], () => failing(kind));
		await expect(trigger.poll()).rejects.toThrow(kind);
		failures.clear();
		await trigger.drain();
		expect(shipped(trigger)).toEqual(idsOf(orders));
	});

	test('a fault that stays delays no other event, and is retried in every poll', async () => {
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

	test('a poll that runs out of time keeps the retries', async () => {
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

	test('a record that leaves the list is not retried', async () => {
		const { trigger, orders, api } = await withShippedOrders();
		failFor(orders[1], () => new Fault('broken'));
		await trigger.poll();
		api.orders.delete(orders[1].id);
		await trigger.poll();
		expect(JSON.stringify(trigger.live)).not.toContain('retry');
	});

	test('children without an ID or a time are skipped', async () => {
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

describe('rows that cannot be watched', () => {
	const ODD: unknown[] = [
		null,
		undefined,
		'text',
		7,
		[],
		{},
		{ _id: 'no time' },
		{ _id: 'junk time', createdAt: 'soon', updatedAt: {} },
		{ createdAt: '2026-11-10T12:00:00.000Z' },
		{ _id: { $oid: 'object' }, createdAt: '2026-11-10T12:00:00.000Z' },
		{ _id: '', createdAt: '2026-11-10T12:00:00.000Z' },
	];

	/** Adds odd rows to every page. */
	function withOddRows(api: FakeApi, odd = ODD): Source {
		return api.source({
			page: async (position, range) => {
				const page = await api.page(position, range);
				return { ...page, rows: [...(odd as Row[]), ...page.rows] };
			},
		});
	}

	test('are skipped one by one; the others are emitted once', async () => {
		const api = apiWith(150);
		const watch = watchOf(['orderCreated', 'orderStatusChanged']);
		const trigger = await activated(api, { watch, source: withOddRows(api) });
		const { id } = api.create();
		const [order] = api.orders.values();
		api.update(order, 'paid');
		await trigger.drain();
		expect(trigger.idsOf('orderCreated')).toEqual([id]);
		expect(trigger.idsOf('orderStatusChanged')).toEqual([order.id]);
	});

	test('are logged once', async () => {
		const api = apiWith(3);
		const trigger = await activated(api, { source: withOddRows(api) });
		for (let i = 0; i < 5; i++) await trigger.poll();
		expect(trigger.warnings).toEqual([
			'Skipped rows of the list: 5 are not objects, 4 have no ID, 2 have no valid time',
		]);
	});

	test.each(ODD.map((row) => [row]))(
		'do not stop a trigger that knows records: %p',
		async (row) => {
			const api = apiWith(3);
			const trigger = await activated(api, { source: withOddRows(api, [row]) });
			api.orders.clear();
			expect(await trigger.poll()).toBeNull();
			const { id } = api.create();
			await trigger.drain();
			expect(trigger.idsOf('orderCreated')).toEqual([id]);
		},
	);

	test('stop a first poll that finds no other row', async () => {
		const api = new FakeApi();
		const source = withOddRows(api, [{ _id: 'no time' }]);
		await expect(activated(api, { source })).rejects.toThrow('no ID or no time');
	});
});

describe('rows with odd values', () => {
	test('time stamps in seconds, milliseconds and text give each event once', async () => {
		const api = apiWith(30);
		const formats: Array<(time: number) => unknown> = [
			(time) => time,
			(time) => Math.floor(time / 1000),
			(time) => String(time),
			(time) => new Date(time).toUTCString(),
			(time) => new Date(time).toISOString().replace('T', ' '),
		];
		const source = api.source({
			page: async (position, range) => {
				const page = await api.page(position, range);
				const rows = page.rows.map((row) => {
					const format = formats[String(row._id).charCodeAt(0) % formats.length];
					const time = (value: unknown) => format(Date.parse(String(value)));
					return { ...row, createdAt: time(row.createdAt), updatedAt: time(row.updatedAt) } as Row;
				});
				return { ...page, rows };
			},
		});
		const watch = watchOf(['orderCreated', 'orderStatusChanged']);
		const trigger = await activated(api, { watch, source });
		const made = Array.from({ length: 20 }, () => {
			api.now += MINUTE;
			return api.create();
		});
		await trigger.drain();
		for (const order of made) api.update(order, 'paid');
		await trigger.drain();
		const ids = made.map(({ id }) => id).sort();
		expect(trigger.idsOf('orderCreated').sort()).toEqual(ids);
		expect(trigger.idsOf('orderStatusChanged').sort()).toEqual(ids);
	});

	test('a field of any type is compared, and an oversized one does not bloat the state', async () => {
		const api = apiWith(1);
		const [order] = api.orders.values();
		const statuses: unknown[] = [
			{ a: 1 },
			['x'],
			7,
			true,
			null,
			`long ${'x'.repeat(100_000)}`,
			`long ${'x'.repeat(100_001)}`,
		];
		const trigger = await activated(api, { watch: watchOf(['orderStatusChanged']) });
		for (const status of statuses) {
			api.now += MINUTE;
			api.update(order, status as string);
			expect(await trigger.poll()).toHaveLength(1);
			expect(await trigger.poll()).toBeNull();
		}
		expect(JSON.stringify(trigger.live).length).toBeLessThan(1000);
	});
});
