import { classify } from '../../../nodes/shared/poll/trigger';
import { samplePoll } from '../../../nodes/shared/poll/shell';
import type { Row } from '../../../nodes/shared/poll/types';
import { apiWith, FakeApi, HOUR, MINUTE } from './fakeApi';
import { activated, watchOf } from './trigger';

describe('items', () => {
	test('contain the record, its event and its change, and no data of the state', async () => {
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

	test('are not emitted for records that a filter rejects. Their changes are still tracked', async () => {
		const api = apiWith(2);
		const [rejected, accepted] = api.orders.values();
		const watch = watchOf(['orderStatusChanged'], { accepts: ({ _id }) => _id !== rejected.id });
		const trigger = await activated(api, { watch });
		api.update(rejected, 'paid');
		api.update(accepted, 'paid');
		await trigger.drain();
		expect(trigger.idsOf('orderStatusChanged')).toEqual([accepted.id]);
		trigger.options.watch = watchOf(['orderStatusChanged']);
		await trigger.drain();
		expect(trigger.items).toHaveLength(1);
	});
});

describe('children', () => {
	const related = (api: FakeApi) => async (row: Row) => await api.childrenOf(String(row._id));

	test('are read only for records that changed', async () => {
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

	test('are found by reading open records again if they do not change their record', async () => {
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

	test('are known if they were created before they were watched', async () => {
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

describe('a field that is missing in the rows and that the list can filter by', () => {
	const facets = { field: 'status', values: ['pending', 'paid', 'fulfilled'] };

	test('is read with one request per value, and each change is emitted once', async () => {
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

	test('causes no requests if the rows contain it', async () => {
		const api = apiWith(50);
		const source = api.source({ facets });
		const trigger = await activated(api, { watch: watchOf(['orderStatusChanged']), source });
		await trigger.poll();
		expect(api.requests.some(({ facet }) => facet !== undefined)).toBe(false);
	});

	test('counts as unchanged if the list does not return the record for any value', async () => {
		const api = apiWith(3);
		api.showsStatus = false;
		const source = api.source({ facets });
		const trigger = await activated(api, { watch: watchOf(['orderStatusChanged']), source });
		const [order] = api.orders.values();
		api.update(order, 'an unknown status');
		await trigger.drain();
		expect(trigger.items).toEqual([]);
	});
});

describe('a test in the editor', () => {
	test('returns the newest record for each event, and does not change the state', async () => {
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
		expect(await samplePoll(source, { ...watch, accepts: newestTwo }, { classify })).toMatchObject([
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
		'finds the newest record in a list that is %s',
		async (order) => {
			const api = apiWith(300, HOUR);
			api.quirks.order = order;
			const { id } = api.create();
			expect(await samplePoll(api.source(), watchOf(['orderCreated']), { classify })).toMatchObject(
				[{ _id: id }],
			);
		},
	);

	test('returns null if there are no records', async () => {
		expect(
			await samplePoll(new FakeApi().source(), watchOf(['orderCreated']), { classify }),
		).toBeNull();
		const rejecting = watchOf(['orderCreated'], { accepts: () => false });
		expect(await samplePoll(apiWith(5).source(), rejecting, { classify })).toBeNull();
	});
});
