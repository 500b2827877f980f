import type { AxiosInstance } from 'axios';
import { MAIN_LOCATION, OAUTH_CLIENTS, PRIVATE_TOKENS } from '../../../sandbox/ghl/accounts';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { ALT, clock, ghl, type Row } from './client';

const time = clock();
let sandbox: Sandbox;
let api: AxiosInstance;

beforeEach(async () => {
	sandbox = await startSandbox({ orders: 200, rateLimit: null, now: time.now });
	api = ghl(sandbox);
});
afterEach(() => sandbox.close());

describe('transactions', () => {
	const list = async (query: object = {}) =>
		(await api.get('/payments/transactions', { params: { ...ALT, ...query } })).data;

	it('are listed with their contact and order', async () => {
		const { data, totalCount } = await list();
		expect(data).toHaveLength(10);
		expect(totalCount).toBe(sandbox.world.ghl.transactions.all(MAIN_LOCATION.id).length);
		const [row] = data;
		const order = sandbox.world.ghl.orders.get(row.entityId);
		expect(row).toMatchObject({
			entityType: 'order',
			contactId: order?.contactId,
			amount: order?.amountPaid,
			entitySourceType: order?.source.type,
			fulfilledAt: row.createdAt,
		});
	});

	it.each([
		['entityId', (row: Row) => row.entityId],
		['contactId', (row: Row) => row.contactId],
		['entitySourceType', (row: Row) => row.entitySourceType],
		['entitySourceSubType', (row: Row) => row.entitySourceSubType],
	])('filters by %s', async (name, value) => {
		const rows = [...(await list({ limit: 100 })).data];
		const wanted = value(rows[3]);
		const found = await list({ [name]: wanted, limit: 100 });
		expect(found.data.map(value)).toEqual(found.data.map(() => wanted));
		expect(found.totalCount).toBeGreaterThanOrEqual(
			rows.filter((row) => value(row) === wanted).length,
		);
	});

	it('reads one, and returns 404 for an unknown one', async () => {
		const [row] = (await list()).data;
		const { data } = await api.get(`/payments/transactions/${row._id}`, { params: ALT });
		expect(data).toMatchObject({ _id: row._id, entitySource: { id: row.entitySourceId } });
		expect(data.contactSnapshot.email).toBe(row.contactEmail);
		const unknown = await api.get(`/payments/transactions/${'0'.repeat(24)}`, { params: ALT });
		expect([unknown.status, unknown.data.message]).toEqual([404, 'Transaction not found']);
	});
});

describe('subscriptions', () => {
	const list = async (query: object = {}) =>
		(await api.get('/payments/subscriptions', { params: { ...ALT, ...query } })).data;

	it('lists, filters by ID and reads one', async () => {
		const { data, totalCount } = await list();
		expect(totalCount).toBeGreaterThan(10);
		const [row] = data;
		expect(row.recurringProduct.name).toBe('Coffee Club');
		expect((await list({ id: row._id })).data).toEqual([row]);
		expect((await list({ entityId: row.entityId })).data).toContainEqual(row);
		const one = (await api.get(`/payments/subscriptions/${row._id}`, { params: ALT })).data;
		expect(one).toMatchObject({ _id: row._id, status: row.status });
		const unknown = await api.get(`/payments/subscriptions/${'0'.repeat(24)}`, { params: ALT });
		expect([unknown.status, unknown.data.message]).toEqual([404, 'Subscription not found']);
	});

	it('counts collected payments if the query requires it', async () => {
		expect((await list()).data[0]).not.toHaveProperty('paymentsCollectedCount');
		const counts = (await list({ getPaymentsCollectedCount: true, limit: 100 })).data.map(
			(row: Row) => row.paymentsCollectedCount,
		);
		expect(new Set(counts)).toEqual(new Set([0, 1]));
	});
});

describe('coupons', () => {
	const coupon = {
		...ALT,
		name: 'Summer Sale',
		code: 'SUMMER25',
		discountType: 'percentage',
		discountValue: 25,
		startDate: '2026-06-01T00:00:00Z',
		limitPerCustomer: true,
	};
	const get = (query: object) => api.get('/payments/coupon', { params: { ...ALT, ...query } });

	it('creates, reads, replaces and deletes', async () => {
		const created = await api.post('/payments/coupon', coupon);
		expect(created.status).toBe(201);
		const { _id: id } = created.data;
		expect(created.data).toMatchObject({ status: 'active', usageCount: 0, limitPerCustomer: 1 });
		expect((await get({ id, code: 'SUMMER25' })).data.name).toBe('Summer Sale');
		const less = { ...coupon, limitPerCustomer: undefined };
		const updated = await api.put('/payments/coupon', { ...less, id, startDate: '2027-01-01' });
		expect(updated.data).toMatchObject({ _id: id, status: 'scheduled', limitPerCustomer: 0 });
		const gone = await api.delete('/payments/coupon', { data: { ...ALT, id } });
		expect(gone.data).toEqual({ success: true, traceId: expect.any(String) });
		expect((await get({ id, code: 'SUMMER25' })).status).toBe(404);
	});

	it('requires both ID and code, and a unique code', async () => {
		const { data } = await api.post('/payments/coupon', coupon);
		const one = await get({ id: data._id });
		expect([one.status, one.data.message]).toEqual([
			422,
			['code must be a string', 'code should not be empty'],
		]);
		expect((await api.post('/payments/coupon', coupon)).status).toBe(400);
	});

	it('filters by status and text', async () => {
		await api.post('/payments/coupon', { ...coupon, endDate: '2026-07-01' });
		const list = async (query: object) =>
			(await api.get('/payments/coupon/list', { params: { ...ALT, ...query } })).data;
		const codes = async (query: object) => (await list(query)).data.map((row: Row) => row.code);
		expect(await codes({})).toEqual(expect.arrayContaining(['WELCOME10', 'SUMMER25']));
		expect(await codes({ status: 'expired' })).toEqual(['SUMMER25']);
		expect(await codes({ search: 'welcome' })).toEqual(['WELCOME10']);
		expect(await list({})).toMatchObject({ totalCount: 2, traceId: expect.any(String) });
	});
});

describe('the custom payment provider', () => {
	const params = { locationId: MAIN_LOCATION.id };
	const provider = {
		name: 'Harbour Pay',
		description: 'Cards and wallets',
		paymentsUrl: 'https://pay.example.com/frame',
		queryUrl: 'https://pay.example.com/query',
		imageUrl: 'https://pay.example.com/logo.png',
		supportsSubscriptionSchedule: true,
	};
	const keys = { apiKey: 'key', publishableKey: 'public' };
	const path = '/payments/custom-provider';

	it('is created, connected, disconnected and deleted', async () => {
		const none = await api.get(`${path}/connect`, { params });
		expect([none.status, none.data.message]).toEqual([
			400,
			'No such config exists for given locationId and marketplaceAppId',
		]);
		const created = await api.post(`${path}/provider`, provider, { params });
		expect(created.data).toMatchObject({ name: 'Harbour Pay', locationId: MAIN_LOCATION.id });
		await api.post(`${path}/connect`, { live: keys, test: keys }, { params });
		const read = async () => (await api.get(`${path}/connect`, { params })).data.paymentProvider;
		expect(await read()).toEqual({
			live: { liveMode: true, ...keys },
			test: { liveMode: false, ...keys },
		});
		const capabilities = { supportsSubscriptionSchedules: false, locationId: MAIN_LOCATION.id };
		expect((await api.put(`${path}/capabilities`, capabilities)).data).toEqual({ success: true });
		expect(sandbox.world.ghl.customProviders.at(-1)?.supportsSubscriptionSchedule).toBe(false);
		await api.post(`${path}/disconnect`, { liveMode: true }, { params });
		expect((await read()).live).toEqual({ liveMode: true });
		expect((await api.delete(`${path}/provider`, { params })).data).toEqual({ success: true });
		expect((await api.get(`${path}/connect`, { params })).status).toBe(400);
	});

	it('belongs to one app', async () => {
		await api.post(`${path}/provider`, provider, { params });
		const other = ghl(sandbox, PRIVATE_TOKENS.readOnly.token);
		expect((await other.get(`${path}/connect`, { params })).status).toBe(400);
	});
});

it('lists white-label providers, which only an app can add', async () => {
	const { accessToken } = sandbox.control.ghl.issueTokens(
		OAUTH_CLIENTS.subAccount.clientId,
		MAIN_LOCATION.id,
	);
	const path = '/payments/integrations/provider/whitelabel';
	const added = await ghl(sandbox, accessToken).post(path, {
		...ALT,
		uniqueName: 'northpay',
		title: 'North Pay',
		provider: 'nmi',
		description: 'Cards',
		imageUrl: 'https://pay.example.com/logo.png',
	});
	expect(added.data).toMatchObject({ route: 'northpay', altType: 'location' });
	const { data } = await api.get(path, { params: ALT });
	expect(data.providers.map((one: Row) => one.title)).toEqual(['Easy Direct', 'North Pay']);
	const { data: limited } = await api.get(path, { params: { ...ALT, limit: 1, offset: 1 } });
	expect(limited.providers.map((one: Row) => one.title)).toEqual(['North Pay']);
});

describe('contacts', () => {
	const search = (body: object) =>
		api.post('/contacts/search', { locationId: MAIN_LOCATION.id, pageLimit: 10, ...body });

	it('are found by name, and read by ID', async () => {
		const [known] = sandbox.world.ghl.contacts.all(MAIN_LOCATION.id);
		const { data } = await search({ query: known.email.toUpperCase() });
		expect(data).toMatchObject({ total: 1, contacts: [{ id: known._id, email: known.email }] });
		const one = await api.get(`/contacts/${known._id}`);
		expect(one.data.contact).toMatchObject({ id: known._id, firstName: known.firstName });
		const none = await api.get('/contacts/nobody');
		expect([none.status, none.data.message]).toEqual([400, 'Contact not found for id:nobody']);
	});

	it.each(['page', 'searchAfter'])('are each returned once with %s', async (way) => {
		const ids: string[] = [];
		let cursor: unknown;
		for (let page = 1; ; page++) {
			const { data } = await search(way === 'page' ? { page } : { searchAfter: cursor });
			if (data.contacts.length === 0) break;
			ids.push(...data.contacts.map((contact: Row) => contact.id));
			cursor = data.contacts.at(-1).searchAfter;
			expect(data.total).toBe(67);
		}
		expect(ids).toHaveLength(67);
		expect(new Set(ids).size).toBe(67);
	});

	it('have limits', async () => {
		expect((await search({ pageLimit: undefined })).status).toBe(422);
		expect((await search({ pageLimit: 501 })).status).toBe(422);
		expect((await search({ pageLimit: 500, page: 21 })).status).toBe(400);
	});
});
