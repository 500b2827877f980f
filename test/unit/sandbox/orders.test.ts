import { MAIN_LOCATION, PRIVATE_TOKENS, SECOND_LOCATION } from '../../../sandbox/ghl/accounts';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { ALT, clock, ghl, type Row } from './client';

const time = clock();
let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox({ orders: 120, days: 10, rateLimit: null, now: time.now });
});
afterEach(() => sandbox.close());

const list = async (query: Record<string, unknown> = {}) =>
	(await ghl(sandbox).get('/payments/orders', { params: { ...ALT, ...query } })).data;

describe('listing orders', () => {
	it('returns 10 at a time, newest first, with the total and without items', async () => {
		const { data, totalCount } = await list();
		expect(totalCount).toBe(120);
		expect(data).toHaveLength(10);
		const times = data.map((row: { createdAt: string }) => row.createdAt);
		expect(times).toEqual([...times].sort().reverse());
		expect(data[0]._id).toMatch(/^[0-9a-f]{24}$/);
		expect(data[0].contactId).toMatch(/^\w{20}$/);
		expect(data[0]).toMatchObject({
			altId: MAIN_LOCATION.id,
			altType: 'location',
			currency: 'USD',
		});
		expect(data[0]).not.toHaveProperty('items');
	});

	it('returns every order once over all pages', async () => {
		const ids: string[] = [];
		for (let offset = 0; offset < 120; offset += 50) {
			ids.push(...(await list({ limit: 50, offset })).data.map((row: { _id: string }) => row._id));
		}
		expect(new Set(ids).size).toBe(120);
		expect((await list({ limit: 50, offset: 150 })).data).toEqual([]);
	});

	it.each([
		['status', 'pending', (row: Row) => row.status === 'pending'],
		['paymentStatus', 'refunded', (row: Row) => row.paymentStatus === 'refunded'],
		['paymentMode', 'test', (row: Row) => row.liveMode === false],
		['paymentMode', 'live', (row: Row) => row.liveMode === true],
		['search', 'online store', (row: Row) => row.sourceName === 'Online Store'],
	])('filters by %s %s', async (name, value, matches) => {
		const everything = (await list({ limit: 100 })).data.concat(
			(await list({ limit: 100, offset: 100 })).data,
		);
		const expected = everything.filter(matches).map((row: Row) => row._id);
		const { data, totalCount } = await list({ [name]: value, limit: 100 });
		expect(expected.length).toBeGreaterThan(0);
		expect(data.map((row: Row) => row._id)).toEqual(expected.slice(0, 100));
		expect(totalCount).toBe(expected.length);
	});

	it('filters by contact, by source and by product, and searches for contacts', async () => {
		const [row] = (await list()).data;
		const order = sandbox.world.ghl.orders.get(row._id);
		const product = sandbox.world.ghl.prices.get(order?.items[0].priceId ?? '')?.product;
		for (const query of [
			{ contactId: row.contactId },
			{ sourceId: row.sourceId },
			{ funnelProductIds: `000000000000000000000000,${product}` },
			{ search: row.contactEmail.toUpperCase() },
		]) {
			const { data, totalCount } = await list({ ...query, limit: 100 });
			expect(data.map((one: Row) => one._id)).toContain(row._id);
			expect(totalCount).toBeLessThan(120);
		}
	});

	it('accepts startAt and endAt as days and as times, both inclusive', async () => {
		const rows = (await list({ limit: 100 })).data;
		const at = rows[30].createdAt;
		const same = await list({ startAt: at, endAt: at, limit: 100 });
		expect(same.data.map((row: Row) => row.createdAt)).toEqual([at]);
		const day = at.slice(0, 10);
		const ofDay = await list({ startAt: day, endAt: day, limit: 100 });
		expect(ofDay.totalCount).toBe(rows.filter((row: Row) => row.createdAt.startsWith(day)).length);
	});

	it('returns only orders of the location', async () => {
		const second = ghl(sandbox, PRIVATE_TOKENS.second.token);
		const { data } = await second.get('/payments/orders', {
			params: { altId: SECOND_LOCATION.id, altType: 'location' },
		});
		expect(data.totalCount).toBe(20);
		const { status } = await second.get(`/payments/orders/${(await list()).data[0]._id}`, {
			params: { altId: SECOND_LOCATION.id, altType: 'location' },
		});
		expect(status).toBe(404);
	});

	it('omits paymentStatus if the setting excludes it', async () => {
		expect((await list()).data[0]).toHaveProperty('paymentStatus');
		sandbox.world.settings.rowsCarryPaymentStatus = false;
		expect((await list()).data[0]).not.toHaveProperty('paymentStatus');
	});
});

describe('reading an order', () => {
	it('has its contact, amounts, source and items with product and price', async () => {
		const [row] = (await list()).data;
		const { data } = await ghl(sandbox).get(`/payments/orders/${row._id}`, { params: ALT });
		expect(data).toMatchObject({
			_id: row._id,
			amount: row.amount,
			amountSummary: { subtotal: row.subtotal, discount: row.discount },
			source: { type: row.sourceType, id: row.sourceId },
			contactSnapshot: { email: row.contactEmail },
		});
		expect(data.items).toHaveLength(row.totalProducts);
		expect(data.items[0].price._id).toMatch(/^[0-9a-f]{24}$/);
		expect(data.items[0].product.name).toBe(data.items[0].name);
	});

	it("returns the service's 404 for an unknown ID and 400 for a malformed one", async () => {
		const unknown = await ghl(sandbox).get(`/payments/orders/${'0'.repeat(24)}`, { params: ALT });
		expect(unknown.status).toBe(404);
		expect(unknown.data).toEqual({
			status: 404,
			message: 'Order not found',
			name: 'HttpException',
			traceId: expect.any(String),
		});
		const malformed = await ghl(sandbox).get('/payments/orders/ORD-1', { params: ALT });
		expect(malformed.status).toBe(400);
		expect(malformed.data.message).toContain('Cast to ObjectId failed');
	});
});

interface Line {
	qty: number;
	price: { amount: number };
}

describe('the lines of an order', () => {
	it('add up to its amount: seeded, with a fixed amount, from an invoice', async () => {
		const { control, world } = sandbox;
		const [given] = control.ghl.createOrders({ amount: 4321.5, currency: 'EUR' });
		const [changed] = control.ghl.createOrders();
		control.ghl.updateOrder(changed._id, { amount: 17.25 });
		const orders = world.ghl.orders.all(MAIN_LOCATION.id);
		expect(orders.some(({ source }) => source.type === 'invoice')).toBe(true);
		for (const { _id } of orders) {
			const { data } = await ghl(sandbox).get(`/payments/orders/${_id}`, { params: ALT });
			const { discount, tax, shipping } = data.amountSummary;
			const lines = data.items.reduce(
				(sum: number, { qty, price }: Line) => sum + qty * price.amount,
				0,
			);
			expect([_id, (lines - discount + tax + shipping).toFixed(2)]).toEqual([
				_id,
				data.amount.toFixed(2),
			]);
		}
		const { data } = await ghl(sandbox).get(`/payments/orders/${given._id}`, { params: ALT });
		expect(data.items).toMatchObject([{ qty: 1, price: { amount: 4321.5, currency: 'EUR' } }]);
	});
});

describe('recording a payment', () => {
	const record = (id: string, body: object) =>
		ghl(sandbox).post(`/payments/orders/${id}/record-payment`, { ...ALT, ...body });
	const unpaid = () =>
		sandbox.control.ghl.createOrders({ paymentStatus: 'unpaid', status: 'pending', amount: 40 })[0];
	const transactions = async (entityId: string) =>
		(await ghl(sandbox).get('/payments/transactions', { params: { ...ALT, entityId } })).data;

	it('makes the order paid and adds a transaction', async () => {
		const { _id } = unpaid();
		time.advance(5000);
		expect((await record(_id, { mode: 'cash' })).data).toEqual({ success: true });
		const { data } = await ghl(sandbox).get(`/payments/orders/${_id}`, { params: ALT });
		expect(data).toMatchObject({ status: 'completed', paymentStatus: 'paid' });
		expect(Date.parse(data.updatedAt)).toBe(time.now());
		const { data: rows, totalCount } = await transactions(_id);
		expect(totalCount).toBe(1);
		expect(rows[0]).toMatchObject({ amount: 40, status: 'succeeded', entityId: _id });
	});

	it('accepts a part, then the rest, then no more', async () => {
		const { _id } = unpaid();
		await record(_id, {
			mode: 'cheque',
			cheque: { number: '12' },
			amount: 15,
			isPartialPayment: true,
		});
		expect(sandbox.world.ghl.orders.get(_id)?.paymentStatus).toBe('partially_paid');
		expect((await record(_id, { mode: 'other', amount: 26 })).status).toBe(400);
		await record(_id, { mode: 'card', card: { type: 'visa', last4: '4242' } });
		expect(sandbox.world.ghl.orders.get(_id)?.paymentStatus).toBe('paid');
		expect((await record(_id, { mode: 'cash' })).status).toBe(400);
		expect((await transactions(_id)).data.map((row: Row) => row.amount).sort()).toEqual([15, 25]);
	});

	it('returns all errors of the body', async () => {
		const { status, data } = await record(unpaid()._id, { mode: 'gold', card: { type: 'visa' } });
		expect(status).toBe(422);
		expect(data).toEqual({
			message: [
				'mode must be one of the following values: cash, card, cheque, bank_transfer, other',
				'card.last4 must be a string',
				'card.last4 should not be empty',
			],
			error: 'Unprocessable Entity',
			statusCode: 422,
			traceId: expect.any(String),
		});
	});
});

describe('query checks', () => {
	it.each([
		[{ altType: undefined }, ['altType must be a string', 'altType should not be empty']],
		[{ altType: 'company' }, ['altType must be one of the following values: location']],
		[{ limit: 'ten' }, ['limit must be a number conforming to the specified constraints']],
		[{ limit: 0 }, ['limit must not be less than 1']],
		[{ offset: -1 }, ['offset must not be less than 0']],
		[{ startAt: 'yesterday' }, ['startAt must be a valid ISO 8601 date string']],
	])('rejects %p', async (query, message) => {
		const { status, data } = await ghl(sandbox).get('/payments/orders', {
			params: { ...ALT, ...query },
		});
		expect(status).toBe(422);
		expect(data.message).toEqual(message);
	});
});
