import axios from 'axios';
import { MAIN_LOCATION, OAUTH_CLIENTS, PRIVATE_TOKENS } from '../../../sandbox/ghl/accounts';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { ALT, clock, control, ghl, type Row } from './client';

const time = clock();
let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox({ orders: 30, now: time.now });
});
afterEach(() => sandbox.close());

const list = async () => (await ghl(sandbox).get('/payments/orders', { params: ALT })).data;

it('is healthy', async () => {
	expect((await control(sandbox).get('/health')).data).toEqual({
		status: 'ok',
		now: new Date(time.now()).toISOString(),
	});
});

describe('the same seed', () => {
	it('returns the same data, a different one different data', async () => {
		const first = await list();
		const again = await startSandbox({ orders: 30, now: time.now });
		const other = await startSandbox({ orders: 30, now: time.now, seed: 2 });
		const read = (one: Sandbox) => ghl(one).get('/payments/orders', { params: ALT });
		expect((await read(again)).data).toEqual(first);
		expect((await read(other)).data).not.toEqual(first);
		await Promise.all([again.close(), other.close()]);
	});
});

describe('reset', () => {
	it('creates new data of any size and restores the initial settings', async () => {
		const before = await list();
		sandbox.control.set({ maxLimit: 1 });
		sandbox.faults.add({ effect: { kind: 'reset' } });
		sandbox.control.ghl.createOrders();
		const http = control(sandbox);
		expect((await http.post('/reset')).data).toEqual({ seed: 1, orders: 30, days: 60 });
		expect(sandbox.requests.entries).toEqual([]);
		expect(await list()).toEqual(before);
		expect((await http.post('/reset', { orders: 400, seed: 7 })).data.orders).toBe(400);
		expect((await list()).totalCount).toBe(400);
		expect((await http.post('/reset', { order: 4 })).status).toBe(400);
	});
});

describe('orders for tests', () => {
	it('are created with the fields of the request', async () => {
		const createdAt = '2026-11-01T10:00:00.000Z';
		const { status, data } = await control(sandbox).post('/orders', {
			count: 3,
			status: 'pending',
			paymentStatus: 'unpaid',
			createdAt,
			updatedAt: createdAt,
		});
		expect(status).toBe(201);
		expect(data.count).toBe(3);
		expect(new Set(data.orders.map((order: Row) => order._id)).size).toBe(3);
		for (const order of data.orders) {
			expect(order).toMatchObject({ status: 'pending', paymentStatus: 'unpaid', createdAt });
		}
		const { totalCount } = (
			await ghl(sandbox).get('/payments/orders', {
				params: { ...ALT, startAt: createdAt, endAt: createdAt },
			})
		).data;
		expect(totalCount).toBe(3);
	});

	it('are changed, one or many, and deleted', async () => {
		const [first, second, third] = (await list()).data.map((order: Row) => order._id);
		const http = control(sandbox);
		time.advance(5000);
		const one = await http.patch(`/orders/${first}`, { status: 'canceled' });
		const now = new Date(time.now()).toISOString();
		expect(one.data).toMatchObject({ _id: first, status: 'canceled', updatedAt: now });
		const many = await http.patch('/orders', {
			ids: [second, third, 'x'],
			paymentStatus: 'refunded',
		});
		expect(many.data.count).toBe(2);
		expect(sandbox.world.ghl.orders.get(third)?.paymentStatus).toBe('refunded');
		expect((await http.delete(`/orders/${first}`)).status).toBe(204);
		expect((await http.delete(`/orders/${first}`)).status).toBe(404);
		expect((await http.patch(`/orders/${first}`, {})).status).toBe(404);
		expect((await http.patch(`/orders/${second}`, { state: 1 })).status).toBe(400);
	});

	it('are fulfilled, one or many', async () => {
		const made = sandbox.control.ghl.createOrders({ count: 3 }).map((order) => order._id);
		const http = control(sandbox);
		const one = await http.post(`/orders/${made[0]}/fulfillments`);
		expect(one.status).toBe(201);
		expect((await http.post(`/orders/${made[0]}/fulfillments`)).status).toBe(400);
		const many = await http.post('/orders/fulfillments', { ids: made.slice(1) });
		expect(many.data.count).toBe(2);
		for (const id of made) {
			expect(sandbox.world.ghl.orders.get(id)?.fulfillmentStatus).toBe('fulfilled');
		}
	});
});

describe('the request log', () => {
	it('contains the credential, path and status of each request, and counts them', async () => {
		await list();
		await ghl(sandbox, 'pit-none').get('/payments/orders', { params: ALT });
		const http = control(sandbox);
		const { data } = await http.get('/requests');
		expect(data.requests).toMatchObject([
			{
				seq: 1,
				method: 'GET',
				path: '/ghl/payments/orders',
				route: '/ghl/payments/orders',
				query: ALT,
				status: 200,
				auth: 'private token: full',
			},
			{ seq: 2, status: 401, auth: 'bearer' },
		]);
		expect((await http.get('/requests?since=1')).data.requests).toHaveLength(1);
		expect((await http.get('/requests/counters')).data).toEqual({
			'GET /ghl/payments/orders': { requests: 2, handled: 1, statuses: { 200: 1, 401: 1 } },
		});
		await http.delete('/requests');
		expect((await http.get('/requests')).data).toEqual({ last: 2, requests: [] });
	});

	it('contains no token and no secret', async () => {
		const { clientId, clientSecret } = OAUTH_CLIENTS.subAccount;
		const issued = sandbox.control.ghl.issueTokens(clientId, MAIN_LOCATION.id);
		await list();
		await ghl(sandbox, issued.accessToken).get('/payments/orders', {
			params: { ...ALT, access_token: issued.accessToken },
		});
		await axios.post(
			`${sandbox.url}/ghl/oauth/token`,
			new URLSearchParams({
				client_id: clientId,
				client_secret: clientSecret,
				grant_type: 'refresh_token',
				refresh_token: String(issued.refreshToken),
			}),
		);
		await ghl(sandbox).post('/payments/custom-provider/connect', {
			locationId: MAIN_LOCATION.id,
			live: { apiKey: 'sk-live-1234', publishableKey: 'pk' },
		});
		const { data } = await control(sandbox).get('/requests?bodies=true');
		const text = JSON.stringify(data);
		expect(data.requests).toHaveLength(4);
		expect(text).toContain('"grant_type":"refresh_token"');
		for (const secret of [
			PRIVATE_TOKENS.full.token,
			issued.accessToken,
			String(issued.refreshToken),
			clientSecret,
			'sk-live-1234',
		]) {
			expect(text).not.toContain(secret);
		}
	});
});

describe('tokens', () => {
	it('are issued, and expired by kind', async () => {
		const http = control(sandbox);
		const { clientId } = OAUTH_CLIENTS.subAccount;
		const { data } = await http.post('/tokens', { clientId, location: MAIN_LOCATION.id });
		const read = (token: string) =>
			ghl(sandbox, token)
				.get('/payments/orders', { params: ALT })
				.then((answer) => answer.status);
		expect(await read(data.accessToken)).toBe(200);
		expect((await http.post('/tokens/expire')).data).toEqual({ expired: 1 });
		expect(await read(data.accessToken)).toBe(401);
		const { token } = PRIVATE_TOKENS.full;
		expect(await read(token)).toBe(200);
		const expired = await http.post('/tokens/expire', {
			kind: 'private',
			locationId: MAIN_LOCATION.id,
		});
		expect(expired.data).toEqual({ expired: 3 });
		expect(await read(token)).toBe(401);
		await http.post('/tokens/restore');
		expect(await read(token)).toBe(200);
	});
});
