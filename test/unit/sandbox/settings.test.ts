import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import { type Sandbox, type Settings, startSandbox } from '../../../sandbox/server';
import { ALT, clock, control, ghl } from './client';

const time = clock();
let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox({ orders: 60, days: 6, rateLimit: null, now: time.now });
});
afterEach(() => sandbox.close());

const list = async (query: object = {}) =>
	(await ghl(sandbox).get('/payments/orders', { params: { ...ALT, limit: 100, ...query } })).data;
const ids = async (query: object = {}): Promise<string[]> =>
	(await list(query)).data.map((row: { _id: string }) => row._id);

it('sorts lists as the setting defines', async () => {
	const newest = await ids();
	const order = async (listOrder: Settings['listOrder']) => {
		sandbox.control.set({ listOrder });
		return ids();
	};
	expect(await order('oldest')).toEqual([...newest].reverse());
	const shuffled = await order('shuffled');
	expect([...shuffled].sort()).toEqual([...newest].sort());
	expect(shuffled).not.toEqual(newest);
	expect(await order('shuffled')).toEqual(shuffled);
	time.advance(1000);
	sandbox.control.ghl.updateOrder(newest[40], { status: 'completed' });
	expect((await order('updated'))[0]).toBe(newest[40]);
});

it('interprets startAt as the setting defines, in every order', async () => {
	const rows = (await list()).data as Array<{ _id: string; createdAt: string }>;
	const startAt = rows[25].createdAt;
	const day = Date.parse(startAt.slice(0, 10));
	const from = {
		exact: Date.parse(startAt),
		day,
		dayUp: day + 86_400_000,
		ignored: 0,
	};
	for (const listOrder of ['newest', 'shuffled'] as const) {
		for (const [mode, time] of Object.entries(from)) {
			sandbox.control.set({ listOrder, startAt: mode as Settings['startAt'] });
			const expected = rows
				.filter((row) => Date.parse(row.createdAt) >= time)
				.map((row) => row._id);
			expect((await ids({ startAt })).sort()).toEqual(expected.sort());
			expect((await list({ startAt, limit: 1 })).totalCount).toBe(expected.length);
		}
	}
});

it('ignores endAt if the setting excludes it', async () => {
	const endAt = (await list()).data[10].createdAt;
	expect((await list({ endAt })).totalCount).toBe(50);
	sandbox.control.set({ endAt: 'ignored' });
	expect((await list({ endAt })).totalCount).toBe(60);
});

it('limits the page size', async () => {
	sandbox.control.set({ maxLimit: 7 });
	expect(await ids()).toHaveLength(7);
});

it('returns the correct total, none, or a wrong one', async () => {
	const total = async (totalCount: Settings['totalCount']) => {
		sandbox.control.set({ totalCount });
		return (await list({ limit: 20, offset: 50 })).totalCount;
	};
	expect(await total('right')).toBe(60);
	expect(await total('missing')).toBeUndefined();
	expect(await total('wrong')).toBe(10);
	expect(await total('high')).toBe(1060);
});

it('lists new records late, but finds them immediately by ID', async () => {
	sandbox.control.set({ lateVisibleMs: 30_000 });
	const [order] = sandbox.control.ghl.createOrders({ paymentStatus: 'paid' });
	const one = () => ghl(sandbox).get(`/payments/orders/${order._id}`, { params: ALT });
	expect((await one()).status).toBe(200);
	time.advance(29_999);
	expect(await ids()).not.toContain(order._id);
	expect((await list()).totalCount).toBe(60);
	time.advance(1);
	expect((await ids())[0]).toBe(order._id);
	expect((await list()).totalCount).toBe(61);
});

it('lists a share of the new records late', async () => {
	sandbox.control.set({ lateVisibleMs: 30_000, lateVisibleChance: 0.5 });
	sandbox.control.ghl.createOrders({ count: 40 });
	const seen = (await list()).totalCount - 60;
	expect(seen).toBeGreaterThan(8);
	expect(seen).toBeLessThan(32);
});

it('creates and deletes orders while lists are read, and records their IDs', async () => {
	sandbox.control.set({ churn: { createEvery: 2, deleteEvery: 3 } });
	for (let i = 0; i < 12; i++) await list();
	const { created, deleted } = sandbox.world.ghl.churn;
	expect([created.length, deleted.length]).toEqual([6, 4]);
	const left = new Set(sandbox.world.ghl.orders.all(MAIN_LOCATION.id).map((order) => order._id));
	expect(left.size).toBe(62);
	for (const id of deleted) expect(left.has(id)).toBe(false);
	for (const id of created) expect(left.has(id)).toBe(!deleted.includes(id));
});

it('are read and changed over HTTP, and unknown or invalid settings are rejected', async () => {
	const http = control(sandbox);
	const patched = await http.patch('/settings', { startAt: 'day', rateLimit: null });
	expect(patched.data).toEqual({ ...sandbox.world.settings, startAt: 'day' });
	expect((await http.get('/settings')).data.startAt).toBe('day');
	for (const wrong of [
		{ startat: 'day' },
		{ startAt: 'noon' },
		{ maxLimit: '5' },
		{ rateLimit: {} },
	]) {
		expect((await http.patch('/settings', wrong)).status).toBe(400);
	}
	expect(sandbox.world.settings.startAt).toBe('day');
});
