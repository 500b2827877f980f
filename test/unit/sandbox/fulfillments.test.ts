import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { ALT, clock, ghl } from './client';

const time = clock();
let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox({ orders: 120, days: 10, rateLimit: null, now: time.now });
});
afterEach(() => sandbox.close());

describe('fulfillments and notes', () => {
	const fulfill = (id: string, items: object[], body: object = {}) =>
		ghl(sandbox).post(`/payments/orders/${id}/fulfillments`, {
			...ALT,
			trackings: [{ trackingNumber: '40012345678', shippingCarrier: 'FedEx' }],
			items,
			notifyCustomer: false,
			...body,
		});
	const state = (id: string) => sandbox.world.ghl.orders.get(id)?.fulfillmentStatus;

	/** Returns an order with two lines. */
	function twoLines() {
		for (;;) {
			const [order] = sandbox.control.ghl.createOrders();
			if (order.items.length === 2) return order;
		}
	}

	it('changes from unfulfilled to partially fulfilled to fulfilled', async () => {
		const order = twoLines();
		const [first, second] = order.items.map(({ priceId, qty }) => ({ priceId, qty }));
		time.advance(1000);
		const { status, data } = await fulfill(order._id, [first]);
		expect(status).toBe(200);
		expect(data).toMatchObject({
			status: true,
			data: {
				altId: MAIN_LOCATION.id,
				trackings: [{ trackingNumber: '40012345678', shippingCarrier: 'FedEx' }],
				items: [{ name: order.items[0].name, qty: first.qty, price: { _id: first.priceId } }],
			},
		});
		expect(state(order._id)).toBe('partially_fulfilled');
		expect(Date.parse(order.updatedAt)).toBe(time.now());
		await fulfill(order._id, [second]);
		expect(state(order._id)).toBe('fulfilled');
		const list = await ghl(sandbox).get(`/payments/orders/${order._id}/fulfillments`, {
			params: ALT,
		});
		expect(list.data.status).toBe(true);
		expect(list.data.data).toHaveLength(2);
	});

	it('does not change updatedAt if the setting excludes it', async () => {
		sandbox.world.settings.fulfillmentTouchesOrder = false;
		const [order] = sandbox.control.ghl.createOrders();
		const { updatedAt } = order;
		time.advance(1000);
		await fulfill(order._id, [{ priceId: order.items[0].priceId, qty: 1 }]);
		expect(order.updatedAt).toBe(updatedAt);
		expect(order.fulfillmentStatus).not.toBe('unfulfilled');
	});

	it('rejects prices of other orders and excess quantities, and changes nothing', async () => {
		const [order] = sandbox.control.ghl.createOrders();
		const [{ priceId, qty }] = order.items;
		for (const items of [
			[{ priceId: '0'.repeat(24), qty: 1 }],
			[{ priceId, qty: qty + 1 }],
			[
				{ priceId, qty },
				{ priceId, qty: 1 },
			],
			[],
		]) {
			expect((await fulfill(order._id, items)).status).toBe(400);
		}
		expect(state(order._id)).toBe('unfulfilled');
		expect(sandbox.world.ghl.fulfillments.get(order._id)).toBeUndefined();
	});

	it('returns all errors of the body', async () => {
		const [order] = sandbox.control.ghl.createOrders();
		const { status, data } = await fulfill(order._id, [{ priceId: '', qty: 0 }], {
			trackings: undefined,
			notifyCustomer: 'yes',
		});
		expect(status).toBe(422);
		expect(data.message).toEqual([
			'trackings must be an array',
			'items.0.priceId should not be empty',
			'items.0.qty must be a positive number',
			'notifyCustomer must be a boolean value',
		]);
	});

	it('lists the notes of an order', async () => {
		const [[orderId, notes]] = [...sandbox.world.ghl.notes].filter(
			([, [note]]) => note.altId === MAIN_LOCATION.id,
		);
		const { data } = await ghl(sandbox).get(`/payments/orders/${orderId}/notes`, { params: ALT });
		expect(data).toEqual({ status: true, data: notes });
	});
});
