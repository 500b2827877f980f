import { classify } from '../../../nodes/shared/poll/trigger';
import { samplePoll } from '../../../nodes/shared/poll/shell';
import type { Row } from '../../../nodes/shared/poll/types';
import { apiWith, FakeApi, HOUR, MINUTE } from './fakeApi';
import { activated, watchOf } from './trigger';

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
		'finds the newest in a list that is %s',
		async (order) => {
			const api = apiWith(300, HOUR);
			api.quirks.order = order;
			const { id } = api.create();
			expect(await samplePoll(api.source(), watchOf(['orderCreated']), { classify })).toMatchObject(
				[{ _id: id }],
			);
		},
	);

	test('gives nothing where there is nothing', async () => {
		expect(
			await samplePoll(new FakeApi().source(), watchOf(['orderCreated']), { classify }),
		).toBeNull();
		const refusing = watchOf(['orderCreated'], { accepts: () => false });
		expect(await samplePoll(apiWith(5).source(), refusing, { classify })).toBeNull();
	});
});
