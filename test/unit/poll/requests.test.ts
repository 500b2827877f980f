import { DAY, FakeApi, HOUR, MINUTE, SECOND, type Quirks } from './fakeApi';
import { Trigger, watchOf, type TriggerOptions } from './trigger';

/** Returns an API with `count` orders, evenly spread over a period that ended a minute ago. */
function apiWith(count: number, span: number, quirks: Partial<Quirks> = {}): FakeApi {
	const api = new FakeApi(quirks);
	for (let i = 0; i < count; i++) api.create(MINUTE + Math.floor((i * span) / count));
	return api;
}

async function activated(api: FakeApi, options?: TriggerOptions): Promise<Trigger> {
	const trigger = new Trigger(api, options);
	expect(await trigger.activate()).toBeNull();
	return trigger;
}

/** Returns the number of requests that a poll sends, a minute after the last poll. */
async function requestsOf(trigger: Trigger): Promise<number> {
	trigger.api.now += MINUTE;
	const before = trigger.api.requests.length;
	await trigger.poll();
	return trigger.api.requests.length - before;
}

describe('requests of a quiet poll for new orders, 5,000 orders in 7 days', () => {
	test.each([
		// Newest first: one page is enough, no matter how the server interprets the time.
		{ order: 'falling', from: 'exact', requests: 1 },
		{ order: 'falling', from: 'exclusive', requests: 1 },
		{ order: 'falling', from: 'day', requests: 1 },
		{ order: 'falling', from: 'dayUp', requests: 1 },
		{ order: 'falling', from: 'zone', requests: 1 },
		{ order: 'falling', from: 'ignored', requests: 1 },
		// Only the time filter keeps these lists short.
		{ order: 'rising', from: 'exact', requests: 1 },
		{ order: 'shuffled', from: 'exact', requests: 1 },
		{ order: 'updated', from: 'exact', requests: 1 },
		// The first page, the newest page found by halving 50 pages, and 2 to 3 pages around it.
		{ order: 'rising', from: 'ignored', requests: 10 },
	] as const)('$order, time $from: $requests', async ({ order, from, requests }) => {
		const trigger = await activated(apiWith(5000, 7 * DAY, { order, from }));
		// The first poll can need more requests to find a time filter that works.
		await requestsOf(trigger);
		expect(await requestsOf(trigger)).toBe(requests);
		expect(await requestsOf(trigger)).toBe(requests);
		expect(trigger.items).toEqual([]);
	});

	test('saves a small state', async () => {
		const trigger = await activated(apiWith(5000, 7 * DAY));
		expect(JSON.stringify(trigger.live).length).toBeLessThan(1500);
	});
});

test.each(['rising', 'shuffled'] as const)(
	'sends one request to a server that excludes the requested time, with the list %s',
	async (order) => {
		// Full seconds: the poll state stores nothing smaller, so any fraction would hide the excluded time.
		const api = apiWith(480, DAY, { order, from: 'exclusive' });
		const trigger = await activated(api);
		expect(await requestsOf(trigger)).toBe(1);
	},
);

test('shortens the overlap after an hour with too many records: the state stays small, without duplicates', async () => {
	const api = apiWith(10, DAY);
	const trigger = await activated(api);
	const made = Array.from({ length: 6000 }, () => {
		api.now += 500;
		return api.create().id;
	});
	await trigger.drain();
	expect(trigger.idsOf('orderCreated')).toEqual(made);
	expect(JSON.stringify(trigger.live).length).toBeLessThan(64_000);
	expect(await requestsOf(trigger)).toBe(22);
});

describe('requests of a poll that watches changes', () => {
	const watch = watchOf(['orderStatusChanged']);

	test.each([
		{ inWindow: 90, older: 0, from: 'exact', requests: 1 },
		{ inWindow: 90, older: 5000, from: 'exact', requests: 1 },
		// One request for the order, one for the end of the list, then one for each 98 new orders.
		{ inWindow: 2000, older: 0, from: 'exact', requests: 22 },
		{ inWindow: 2000, older: 5000, from: 'exact', requests: 22 },
	] as const)(
		'$inWindow orders in 7 days, $older older ones: $requests',
		async ({ inWindow, older, from, requests }) => {
			const api = apiWith(inWindow, 7 * DAY - HOUR, { from });
			for (let i = 0; i < older; i++) api.create(8 * DAY + i * MINUTE);
			const trigger = await activated(api, { watch });
			expect(await requestsOf(trigger)).toBe(requests);
		},
	);

	test('keeps the state of 2,000 changed orders under 64 KB', async () => {
		const statuses = ['pending', 'paid', 'fulfilled', 'refunded', 'canceled'];
		const api = apiWith(2000, 7 * DAY - HOUR);
		const trigger = await activated(api, {
			watch: watchOf(['orderCreated', 'orderUpdated', 'orderStatusChanged', 'orderFulfilled']),
			settings: { maxRecords: 5000 },
		});
		let count = 0;
		for (const order of api.orders.values()) {
			api.now += 7;
			api.update(order, statuses[++count % statuses.length]);
		}
		await trigger.drain();
		expect(trigger.idsOf('orderUpdated')).toHaveLength(2000);
		const size = JSON.stringify(trigger.live).length;
		expect(size).toBeGreaterThan(40_000);
		expect(size).toBeLessThan(64_000);
	});
});

describe('a server that interprets the time in another way', () => {
	test.each(['dayUp', 'zone'] as const)(
		'%s: detects it at activation and remembers it',
		async (from) => {
			const trigger = await activated(apiWith(300, 2 * DAY, { from }));
			expect(await requestsOf(trigger)).toBe(1);
			trigger.api.create(0);
			const requestedFrom = trigger.api.requests.at(-1)?.from ?? NaN;
			expect(trigger.api.now - requestedFrom).toBeGreaterThan(48 * HOUR);
			expect(await requestsOf(trigger)).toBe(1);
			expect(trigger.items).toHaveLength(1);
		},
	);

	test('sends no additional request for a deleted order', async () => {
		const api = apiWith(300, 20 * DAY);
		const trigger = await activated(api);
		const newest = [...api.orders.values()].sort((a, b) => b.createdAt - a.createdAt)[0];
		api.orders.delete(newest.id);
		expect(await requestsOf(trigger)).toBe(1);
		expect(await requestsOf(trigger)).toBe(1);
		expect(api.requests.at(-1)?.from).toBeDefined();
		api.create();
		expect(await requestsOf(trigger)).toBe(1);
		expect(trigger.items).toHaveLength(1);
	});

	test.each([
		// One of the five records that the scan expects still exists.
		{ deleted: 4, requests: [1, 1] },
		// None of them exists. Records from two days earlier confirm the scan.
		{ deleted: 8, requests: [2, 1] },
		{ deleted: 20, requests: [2, 1] },
		// The scan reads the entire list once.
		{ deleted: 300, requests: [3, 1] },
	])('$deleted deleted orders cost $requests requests', async ({ deleted, requests }) => {
		const api = apiWith(300, 20 * DAY);
		const trigger = await activated(api);
		// A later order moves the window, so that the deleted ones are before it.
		api.now += 2 * HOUR;
		const { id } = api.create();
		await trigger.drain();
		const older = [...api.orders.values()]
			.filter((order) => order.id !== id)
			.sort((a, b) => b.createdAt - a.createdAt);
		for (const order of older.slice(0, deleted)) api.orders.delete(order.id);
		expect([await requestsOf(trigger), await requestsOf(trigger)]).toEqual(requests);
		api.create();
		await trigger.drain();
		expect(trigger.items).toHaveLength(2);
	});

	test('requests an empty list without a time filter, because no record can show how the server interprets a time', async () => {
		const api = new FakeApi({ from: 'dayUp' });
		const trigger = await activated(api);
		api.create();
		expect(await requestsOf(trigger)).toBe(1);
		expect(api.requests.at(-1)?.from).toBeUndefined();
		expect(trigger.items).toHaveLength(1);
	});
});

describe('a list by update time whose server shifts the requested time', () => {
	const quirks = {
		order: 'updatedRising',
		paging: 'cursor',
		listedBy: 'updatedAt',
		from: 'zone',
		pageSize: 12,
		latency: 1,
	} as const;

	async function watching(existing: number): Promise<Trigger> {
		const api = new FakeApi(quirks);
		for (let i = 0; i < existing; i++) api.create(MINUTE + i * DAY);
		const watch = watchOf(['orderCreated', 'orderUpdated'], { listedBy: 'updatedAt' });
		const trigger = await activated(api, { watch, settings: { lookBackMs: 365 * DAY } });
		trigger.options.budgetMs = 1;
		return trigger;
	}

	test.each([1, 2, 30])('emits an update before a gap, with %d known orders', async (existing) => {
		const trigger = await watching(existing);
		const { api } = trigger;
		const [order] = api.orders.values();
		api.update(order);
		api.now += 10 * HOUR;
		for (let i = 0; i < 13; i++) {
			api.now += SECOND;
			api.create();
		}
		await trigger.drain();
		expect(trigger.idsOf('orderUpdated')).toEqual([order.id]);
		expect(trigger.idsOf('orderCreated')).toHaveLength(13);
	});

	test('emits an update although all known orders were updated later', async () => {
		const trigger = await watching(3);
		const { api } = trigger;
		api.now += HOUR;
		const { id } = api.create();
		api.now += 12 * HOUR;
		for (const order of api.orders.values()) if (order.id !== id) api.update(order);
		await trigger.drain();
		expect(trigger.idsOf('orderCreated')).toEqual([id]);
		expect(trigger.idsOf('orderUpdated')).toHaveLength(3);
	});
});

describe('a backlog', () => {
	test.each(['falling', 'rising'] as const)(
		'%s: is read once, and only up to the maximum number of records of a poll',
		async (order) => {
			const api = apiWith(50, DAY, { order });
			const trigger = await activated(api, { settings: { maxRecords: 500 } });
			for (let i = 0; i < 5000; i++) {
				api.now += 20 * SECOND;
				api.create();
			}
			const requests = [];
			for (let poll = 0; poll < 10; poll++) requests.push(await requestsOf(trigger));
			expect(trigger.items).toHaveLength(5000);
			expect(Math.max(...requests)).toBeLessThanOrEqual(20);
		},
	);

	test('is emitted oldest first', async () => {
		const api = apiWith(10, DAY);
		const trigger = await activated(api, { settings: { maxRecords: 30 } });
		const ids = [];
		for (let i = 0; i < 250; i++) {
			api.now += MINUTE;
			ids.push(api.create().id);
		}
		await trigger.drain();
		expect(trigger.idsOf('orderCreated')).toEqual(ids);
	});

	test('is read in several polls if one poll cannot read the look-back window, without a gap', async () => {
		const api = apiWith(1000, 6 * DAY, { latency: 1000 });
		const trigger = await activated(api, { watch: watchOf(['orderStatusChanged']) });
		trigger.options.budgetMs = 4000;
		for (const order of api.orders.values()) api.update(order, 'paid');
		await trigger.drain();
		expect(new Set(trigger.idsOf('orderStatusChanged')).size).toBe(1000);
		expect(trigger.items).toHaveLength(1000);
	});

	test('throws if the list is not sorted and cannot be read in time', async () => {
		const api = apiWith(500, 6 * DAY, { order: 'shuffled', latency: 1000 });
		const trigger = await activated(api, { watch: watchOf(['orderStatusChanged']) });
		trigger.options.budgetMs = 4000;
		for (let i = 0; i < 4; i++) expect(await trigger.poll()).toBeNull();
		await expect(trigger.poll()).rejects.toThrow('not sorted by time');
	});
});
