import { takeTurn } from '../../../nodes/shared/poll/inFlight';
import { samplePoll } from '../../../nodes/shared/poll/shell';
import type { Row, Source } from '../../../nodes/shared/poll/types';
import { DAY, FakeApi, Fault, HOUR, MINUTE } from './fakeApi';
import { Trigger, watchOf, type TriggerOptions } from './trigger';

function apiWith(count: number, age = MINUTE): FakeApi {
	const api = new FakeApi();
	for (let i = 0; i < count; i++) api.create(age + i * MINUTE);
	return api;
}

async function activated(api: FakeApi, options?: TriggerOptions): Promise<Trigger> {
	const trigger = new Trigger(api, options);
	await trigger.activate();
	return trigger;
}

const failing = (error: Error): Source => ({
	...new FakeApi().source(),
	page: () => Promise.reject(error),
});

describe('faults', () => {
	test('at the first activation throw', async () => {
		const trigger = new Trigger(apiWith(1), { source: failing(new Fault('broken')) });
		await expect(trigger.activate()).rejects.toThrow('broken');
		expect(trigger.live).toBeUndefined();
	});

	test('later are left to the next poll, with the state as it was; every fifth in a row throws', async () => {
		const api = apiWith(3);
		const trigger = await activated(api);
		const before = JSON.stringify(trigger.live);
		trigger.options.source = failing(new Fault('broken'));
		for (let round = 0; round < 2; round++) {
			for (let i = 0; i < 4; i++) expect(await trigger.poll()).toBeNull();
			await expect(trigger.poll()).rejects.toThrow('broken');
		}
		expect(JSON.stringify(trigger.live)).toBe(before);

		delete trigger.options.source;
		const { id } = api.create();
		await trigger.poll();
		expect(trigger.idsOf('orderCreated')).toEqual([id]);
	});

	test('a success ends the row', async () => {
		const trigger = await activated(apiWith(3));
		for (let i = 0; i < 8; i++) {
			trigger.options.source = i % 4 === 3 ? undefined : failing(new Fault('broken'));
			expect(await trigger.poll()).toBeNull();
		}
	});

	test('a refusal throws at once', async () => {
		const trigger = await activated(apiWith(3));
		trigger.options.source = failing(new Error('refused'));
		await expect(trigger.poll()).rejects.toThrow('refused');
		await expect(trigger.poll()).rejects.toThrow('refused');
	});

	test('in a single record leave the whole poll to the next one', async () => {
		const api = apiWith(3);
		const trigger = await activated(api, { watch: watchOf(['orderCreated']) });
		trigger.options.source = api.source({ details: () => Promise.reject(new Fault('broken')) });
		api.create();
		expect(await trigger.poll()).toBeNull();
		trigger.options.source = api.source();
		expect(await trigger.poll()).toHaveLength(1);
	});
});

describe('polls that overlap', () => {
	test('the second one gives way', async () => {
		const api = apiWith(3);
		const trigger = await activated(api);
		api.create();
		const [first, second] = await Promise.all([trigger.poll(), trigger.poll()]);
		expect(first).toHaveLength(1);
		expect(second).toBeNull();
	});

	test('both emit nothing twice, even if the first has outlasted its turn', async () => {
		const api = apiWith(3);
		const trigger = await activated(api, { budgetMs: 10 });
		api.create();
		let release = () => {};
		const held = new Promise<void>((resolve) => (release = resolve));
		const slow = { ...trigger.options };
		trigger.options = {
			...slow,
			source: api.source({
				page: async (...asked) => {
					const page = await api.page(...asked);
					await held;
					return page;
				},
			}),
		};
		const first = trigger.poll();
		for (let i = 0; i < 10; i++) await Promise.resolve();
		api.now += MINUTE;
		trigger.options = slow;
		expect(await trigger.poll()).toHaveLength(1);
		release();
		expect(await first).toBeNull();
	});

	test('a turn comes back by its end or by its lifetime, and is not ended by an older one', () => {
		const old = takeTurn('turn', 0, 100);
		expect(takeTurn('turn', 99, 100)).toBeUndefined();
		const young = takeTurn('turn', 100, 100);
		old?.end();
		expect(takeTurn('turn', 150, 100)).toBeUndefined();
		young?.end();
		expect(takeTurn('turn', 151, 100)).toBeDefined();
	});
});

describe('what the first poll takes for known', () => {
	test('everything that is there', async () => {
		const api = apiWith(250);
		const trigger = await activated(api);
		await trigger.drain();
		expect(trigger.items).toEqual([]);
	});

	test('unless existing records are wanted: those of the look-back, once, oldest first', async () => {
		const api = apiWith(250);
		for (let i = 0; i < 30; i++) api.create(8 * DAY + i * MINUTE);
		const trigger = new Trigger(api, { settings: { emitExisting: true, maxRecords: 100 } });
		expect(await trigger.activate()).toHaveLength(100);
		await trigger.drain();
		const recent = [...api.orders.values()]
			.filter(({ createdAt }) => createdAt > api.now - 8 * DAY)
			.sort((a, b) => a.createdAt - b.createdAt);
		expect(trigger.idsOf('orderCreated')).toEqual(recent.map(({ id }) => id));
	});

	test('a record that becomes visible only after it is new', async () => {
		const api = apiWith(5);
		const late = api.create(30 * MINUTE, 10 * MINUTE);
		const trigger = await activated(api);
		await trigger.drain();
		api.now += 10 * MINUTE;
		await trigger.drain();
		expect(trigger.idsOf('orderCreated')).toEqual([late.id]);
	});

	test('another account begins anew', async () => {
		const trigger = await activated(apiWith(20));
		trigger.options.account = 'another location';
		trigger.api.create();
		expect(await trigger.poll()).toBeNull();
		const { id } = trigger.api.create();
		await trigger.poll();
		expect(trigger.idsOf('orderCreated')).toEqual([id]);
	});

	test('a record dated in the future hides none that come after it', async () => {
		const api = apiWith(20);
		const trigger = await activated(api);
		const future = api.create(-10 * DAY);
		await trigger.poll();
		api.now += HOUR;
		const next = api.create();
		await trigger.drain();
		expect(trigger.idsOf('orderCreated')).toEqual([future.id, next.id]);
	});
});

describe('when the form is changed later', () => {
	test('a longer look-back takes older records for known', async () => {
		const api = apiWith(20);
		const older = api.create(20 * DAY);
		const watch = watchOf(['orderUpdated', 'orderStatusChanged', 'orderFulfilled']);
		const trigger = await activated(api, { watch });
		trigger.options.settings = { lookBackMs: 30 * DAY };
		api.update(older, 'fulfilled');
		await trigger.drain();
		expect(trigger.items).toEqual([]);
		api.update(older, 'paid');
		await trigger.drain();
		expect(trigger.idsOf('orderStatusChanged')).toEqual([older.id]);
	});

	test('other events begin with what is there', async () => {
		const api = apiWith(20, 3 * HOUR);
		const trigger = await activated(api);
		trigger.options.watch = watchOf(['orderStatusChanged', 'orderFulfilled', 'orderCreated']);
		for (const order of api.orders.values()) api.update(order, 'fulfilled');
		await trigger.drain();
		expect(trigger.items).toEqual([]);
		const [order] = api.orders.values();
		api.update(order, 'paid');
		await trigger.drain();
		expect(trigger.items).toMatchObject([
			{ event: 'orderStatusChanged', changes: { status: { from: 'fulfilled', to: 'paid' } } },
		]);
	});
});

describe('items', () => {
	test('are the record, its event and its change; nothing that the state needs', async () => {
		const api = apiWith(1);
		const [order] = api.orders.values();
		const trigger = await activated(api, { watch: watchOf(['orderStatusChanged']) });
		api.update(order, 'paid');
		expect(await trigger.poll()).toEqual([
			{
				_id: order.id,
				createdAt: new Date(order.createdAt).toISOString(),
				updatedAt: new Date(order.updatedAt).toISOString(),
				status: 'paid',
				event: 'orderStatusChanged',
				changes: { status: { from: 'pending', to: 'paid' } },
			},
		]);
	});

	test('of records that a filter refuses are left out, and their changes remembered', async () => {
		const api = apiWith(2);
		const [refused, accepted] = api.orders.values();
		const watch = watchOf(['orderStatusChanged'], { accepts: ({ _id }) => _id !== refused.id });
		const trigger = await activated(api, { watch });
		api.update(refused, 'paid');
		api.update(accepted, 'paid');
		await trigger.drain();
		expect(trigger.idsOf('orderStatusChanged')).toEqual([accepted.id]);
		trigger.options.watch = watchOf(['orderStatusChanged']);
		await trigger.drain();
		expect(trigger.items).toHaveLength(1);
	});

	test('are filled in from the single record, as many as the time allows; one that is gone stays as listed', async () => {
		const api = apiWith(1);
		const trigger = await activated(api);
		const details = async (row: Row) => {
			const order = await api.single(String(row._id));
			return order && { ...row, lines: 2 };
		};
		const made = Array.from({ length: 20 }, () => api.create());
		const source = api.source({ details });
		trigger.options = { source, budgetMs: 1000 };
		const first = (await trigger.poll()) ?? [];
		// 100 ms for each of them, five at a time.
		expect(first.length).toBeGreaterThanOrEqual(5);
		expect(first.length).toBeLessThan(20);
		expect(first.every(({ lines }) => lines === 2)).toBe(true);
		await trigger.drain();
		expect(trigger.idsOf('orderCreated').sort()).toEqual(made.map(({ id }) => id).sort());
		expect(api.singles).toHaveLength(20);

		trigger.options.source = api.source({ details: async () => undefined });
		const { id } = api.create();
		expect(await trigger.poll()).toMatchObject([{ _id: id, event: 'orderCreated' }]);
	});
});

describe('children', () => {
	const related = (api: FakeApi) => async (row: Row) => await api.childrenOf(String(row._id));

	test('are read for records that changed, and for no others', async () => {
		const api = apiWith(200);
		const trigger = await activated(api, {
			watch: watchOf(['fulfillmentCreated']),
			source: api.source({ related: related(api) }),
		});
		expect(api.singles).toEqual([]);
		const [order] = api.orders.values();
		api.ship(order);
		expect(await trigger.poll()).toMatchObject([
			{ event: 'fulfillmentCreated', orderId: order.id, _id: order.children[0].id },
		]);
		await trigger.drain();
		expect(api.singles).toEqual([order.id]);
		expect(trigger.items).toHaveLength(1);
	});

	test('that leave no mark on their record are found by reading open records again', async () => {
		const api = apiWith(10);
		const [order, other] = api.orders.values();
		const rereads = ({ _id }: Row) => _id === order.id;
		const watch = watchOf(['fulfillmentCreated']);
		const source = api.source({ related: related(api), rereads });
		const trigger = await activated(api, { watch, source });
		for (const { children } of [order, other]) {
			children.push({ id: 'silent', createdAt: api.now });
		}
		await trigger.drain();
		expect(trigger.idsOf('fulfillmentCreated')).toEqual(['silent']);
		expect(new Set(api.singles)).toEqual(new Set([order.id]));
	});

	test('made before they were watched are old', async () => {
		const api = apiWith(5);
		const [order] = api.orders.values();
		api.ship(order);
		api.now += MINUTE;
		const source = api.source({ related: related(api) });
		const trigger = await activated(api, { watch: watchOf(['orderUpdated']), source });
		trigger.options.watch = watchOf(['fulfillmentCreated']);
		await trigger.drain();
		api.ship(order);
		await trigger.drain();
		expect(trigger.idsOf('fulfillmentCreated')).toEqual([order.children[1].id]);
	});
});

describe('a field that rows lack and the list filters by', () => {
	const facets = { field: 'status', values: ['pending', 'paid', 'fulfilled'] };

	test('is read by its values: each change once', async () => {
		const api = apiWith(150);
		api.showsStatus = false;
		const source = api.source({ facets });
		const trigger = await activated(api, { watch: watchOf(['orderStatusChanged']), source });
		const orders = [...api.orders.values()];
		for (const order of orders.slice(0, 10)) api.update(order, 'paid');
		await trigger.drain();
		api.update(orders[0], 'fulfilled');
		await trigger.drain();
		expect(trigger.items).toHaveLength(11);
		expect(trigger.items[10]).toMatchObject({
			status: 'fulfilled',
			changes: { status: { from: 'paid', to: 'fulfilled' } },
		});
	});

	test('costs nothing where rows have it', async () => {
		const api = apiWith(50);
		const source = api.source({ facets });
		const trigger = await activated(api, { watch: watchOf(['orderStatusChanged']), source });
		await trigger.poll();
		expect(api.requests.some(({ facet }) => facet !== undefined)).toBe(false);
	});

	test('is taken to be unchanged where the list shows it for no value', async () => {
		const api = apiWith(3);
		api.showsStatus = false;
		const source = api.source({ facets });
		const trigger = await activated(api, { watch: watchOf(['orderStatusChanged']), source });
		const [order] = api.orders.values();
		api.update(order, 'a status unheard of');
		await trigger.drain();
		expect(trigger.items).toEqual([]);
	});
});

describe('a test in the editor', () => {
	test('shows the newest record for each event, and leaves the state alone', async () => {
		const api = apiWith(120);
		const fulfilled = api.create(30 * MINUTE, 0, 'fulfilled');
		const newest = api.create();
		api.ship(fulfilled);
		const source = api.source({
			related: async (row) => await api.childrenOf(String(row._id)),
			details: async (row) => ({ ...row, lines: 2 }),
		});
		const watch = watchOf([
			'orderCreated',
			'orderStatusChanged',
			'orderFulfilled',
			'fulfillmentCreated',
		]);
		const newestTwo = ({ _id }: Row) => _id === newest.id || _id === fulfilled.id;
		expect(await samplePoll(source, { ...watch, accepts: newestTwo })).toMatchObject([
			{ event: 'orderCreated', _id: newest.id, lines: 2 },
			{
				event: 'orderStatusChanged',
				_id: newest.id,
				changes: { status: { from: null, to: 'pending' } },
			},
			{ event: 'orderFulfilled', _id: fulfilled.id },
			{ event: 'fulfillmentCreated', orderId: fulfilled.id },
		]);
	});

	test.each(['falling', 'rising'] as const)(
		'finds the newest in a list that is %s',
		async (order) => {
			const api = apiWith(300, HOUR);
			api.quirks.order = order;
			const { id } = api.create();
			expect(await samplePoll(api.source(), watchOf(['orderCreated']))).toMatchObject([
				{ _id: id },
			]);
		},
	);

	test('gives nothing where there is nothing', async () => {
		expect(await samplePoll(new FakeApi().source(), watchOf(['orderCreated']))).toBeNull();
		const refusing = watchOf(['orderCreated'], { accepts: () => false });
		expect(await samplePoll(apiWith(5).source(), refusing)).toBeNull();
	});
});
