import { acquirePollLock } from '../../../nodes/shared/poll/pollLock';
import type { Source } from '../../../nodes/shared/poll/types';
import { apiWith, DAY, FakeApi, Fault, HOUR, MINUTE } from './fakeApi';
import { activated, Trigger, watchOf } from './trigger';

const failing = (error: Error): Source => ({
	...new FakeApi().source(),
	page: () => Promise.reject(error),
});

describe('temporary failures', () => {
	test('throw at the first activation', async () => {
		const trigger = new Trigger(apiWith(1), { source: failing(new Fault('broken')) });
		await expect(trigger.activate()).rejects.toThrow('broken');
		expect(trigger.live).toBeUndefined();
	});

	test('are retried in the next poll with an unchanged state. Every fifth failure in a row throws', async () => {
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

	test('are counted from zero after a success', async () => {
		const trigger = await activated(apiWith(3));
		for (let i = 0; i < 8; i++) {
			trigger.options.source = i % 4 === 3 ? undefined : failing(new Fault('broken'));
			expect(await trigger.poll()).toBeNull();
		}
	});

	test('throw immediately if the credential is rejected', async () => {
		const trigger = await activated(apiWith(3));
		trigger.options.source = failing(new Error('rejected'));
		await expect(trigger.poll()).rejects.toThrow('rejected');
		await expect(trigger.poll()).rejects.toThrow('rejected');
	});

	test('in a single record postpone the entire poll', async () => {
		const api = apiWith(3);
		const trigger = await activated(api, { watch: watchOf(['orderCreated']) });
		trigger.options.source = api.source({ details: () => Promise.reject(new Fault('broken')) });
		api.create();
		expect(await trigger.poll()).toBeNull();
		trigger.options.source = api.source();
		expect(await trigger.poll()).toHaveLength(1);
	});
});

describe('overlapping polls', () => {
	test('skip the second poll', async () => {
		const api = apiWith(3);
		const trigger = await activated(api);
		api.create();
		const [first, second] = await Promise.all([trigger.poll(), trigger.poll()]);
		expect(first).toHaveLength(1);
		expect(second).toBeNull();
	});

	test('emit no duplicates, even if the first poll is slower than its lock lives', async () => {
		const api = apiWith(3);
		const trigger = await activated(api, { budgetMs: 10 });
		api.create();
		let release = () => {};
		const held = new Promise<void>((resolve) => (release = resolve));
		const slow = { ...trigger.options };
		trigger.options = {
			...slow,
			source: api.source({
				page: async (...position) => {
					const page = await api.page(...position);
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

	test('release the lock at the end or after its lifetime, and an expired lock does not release a newer one', () => {
		const old = acquirePollLock('turn', 0, 100);
		expect(acquirePollLock('turn', 99, 100)).toBeUndefined();
		const young = acquirePollLock('turn', 100, 100);
		old?.release();
		expect(acquirePollLock('turn', 150, 100)).toBeUndefined();
		young?.release();
		expect(acquirePollLock('turn', 151, 100)).toBeDefined();
	});
});

describe('the first poll', () => {
	test('emits no records that already exist', async () => {
		const api = apiWith(250);
		const trigger = await activated(api);
		await trigger.drain();
		expect(trigger.items).toEqual([]);
	});

	test('emits the existing records of the look-back window once, oldest first, with Emit Existing Records', async () => {
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

	test('does not prevent the event of a record that becomes visible later', async () => {
		const api = apiWith(5);
		const late = api.create(30 * MINUTE, 10 * MINUTE);
		const trigger = await activated(api);
		await trigger.drain();
		api.now += 10 * MINUTE;
		await trigger.drain();
		expect(trigger.idsOf('orderCreated')).toEqual([late.id]);
	});

	test('starts again for another account', async () => {
		const trigger = await activated(apiWith(20));
		trigger.options.account = 'another location';
		trigger.api.create();
		expect(await trigger.poll()).toBeNull();
		const { id } = trigger.api.create();
		await trigger.poll();
		expect(trigger.idsOf('orderCreated')).toEqual([id]);
	});

	test('does not miss records that follow a record with a future date', async () => {
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

describe('after a change of the form', () => {
	test('a longer look-back window adds older records as known', async () => {
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

	test('other events start from the existing records', async () => {
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
