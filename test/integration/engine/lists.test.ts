import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import { startSandbox } from '../../../sandbox/server';
import type { Sandbox } from '../../../sandbox/server';
import type { IDataObject } from 'n8n-workflow';
import {
	apiRequests,
	getEach,
	getMany,
	errorOf,
	runOrders,
	tokenCredential,
	UNLIMITED,
} from './support';

const ALL = getMany({ returnAll: true });

describe('Get Many and reads of many items', () => {
	let sandbox: Sandbox;
	afterEach(async () => await sandbox.close());

	const ids = () => sandbox.world.ghl.orders.all(MAIN_LOCATION.id).map(({ _id }) => _id);

	it('lists 19,000 orders once each, below the rate limit and without a rejection', async () => {
		// A tenth of the real interval: the same 190 pages with the same limit of 100 requests.
		const rateLimit = { max: 100, intervalMs: 1_000, daily: 200_000 };
		sandbox = await startSandbox({ orders: 19_000, rateLimit });
		const items = await runOrders(tokenCredential(sandbox), ALL);
		const got = items.map(({ json }) => json.orderId);
		expect(got).toHaveLength(19_000);
		expect(new Set(got)).toEqual(new Set(ids()));
		expect(apiRequests(sandbox).filter(({ status }) => status === 429)).toEqual([]);
		// 190 pages, and at most 3% more to prove that no order is missing.
		expect(apiRequests(sandbox).length).toBeLessThanOrEqual(195);
	});

	it('lists each remaining order once while orders are created and deleted', async () => {
		sandbox = await startSandbox({ orders: 3_000, rateLimit: UNLIMITED });
		sandbox.control.set({ churn: { createEvery: 2, deleteEvery: 3 } });
		const before = ids();
		const items = await runOrders(tokenCredential(sandbox), ALL);
		const after = new Set(ids());
		const throughout = before.filter((id) => after.has(id));
		const got = items.map(({ json }) => json.orderId as string);
		expect(sandbox.world.ghl.churn.deleted.length).toBeGreaterThan(5);
		expect(new Set(got).size).toBe(got.length);
		expect(throughout.filter((id) => !got.includes(id))).toEqual([]);
	});

	it.each(['missing', 'wrong', 'high'] as const)('ends if the total is %s', async (totalCount) => {
		sandbox = await startSandbox({ orders: 450, rateLimit: UNLIMITED });
		sandbox.control.set({ totalCount });
		const items = await runOrders(tokenCredential(sandbox), ALL);
		expect(new Set(items.map(({ json }) => json.orderId)).size).toBe(450);
		expect(items).toHaveLength(450);
		expect(apiRequests(sandbox).length).toBeLessThan(100);
	});

	it('accepts smaller pages than requested', async () => {
		sandbox = await startSandbox({ orders: 230, rateLimit: UNLIMITED });
		sandbox.control.set({ maxLimit: 20 });
		expect(await runOrders(tokenCredential(sandbox), ALL)).toHaveLength(230);
	});

	it('requests only as many records as the limit', async () => {
		sandbox = await startSandbox({ orders: 300, rateLimit: UNLIMITED });
		expect(await runOrders(tokenCredential(sandbox), getMany({ limit: 7 }))).toHaveLength(7);
		expect(apiRequests(sandbox)).toHaveLength(1);
		expect(apiRequests(sandbox)[0].query).toMatchObject({ limit: '7', altType: 'location' });
		expect(await runOrders(tokenCredential(sandbox), getMany({ limit: 250 }))).toHaveLength(250);
	});

	it('adds the line items that the list omits', async () => {
		sandbox = await startSandbox({ orders: 12, rateLimit: UNLIMITED });
		const options = { includeItems: true };
		const items = await runOrders(tokenCredential(sandbox), { ...ALL, output: 'raw', options });
		expect(items).toHaveLength(12);
		for (const { json } of items) expect((json.items as unknown[]).length).toBeGreaterThan(0);
	});

	it('returns the other rows if an order of the list no longer exists, and names the missing part', async () => {
		sandbox = await startSandbox({ orders: 12, rateLimit: UNLIMITED });
		const [, deleted] = ids();
		sandbox.faults.add({
			path: `/ghl/payments/orders/${deleted}`,
			effect: {
				kind: 'status',
				status: 404,
				body: { statusCode: 404, message: 'Order not found' },
			},
		});
		const missing = { part: 'items', message: expect.stringMatching(/Order not found/) };
		for (const output of ['raw', 'simplified']) {
			const parameters = { ...ALL, output, options: { includeItems: true } };
			const rows = (await runOrders(tokenCredential(sandbox), parameters)).map(({ json }) => json);
			const idOf = ({ _id, orderId }: IDataObject) => _id ?? orderId;
			expect(rows).toHaveLength(12);
			for (const row of rows) {
				if (idOf(row) === deleted) expect(row.incomplete).toEqual([missing]);
				else expect(row).not.toHaveProperty('incomplete');
			}
			expect(rows.filter((row) => idOf(row) === deleted)).toHaveLength(1);
		}
	});

	it.each([
		[403, /does not allow this request/],
		[500, /could not process the request/],
	])('marks one order whose response is always %i', async (status, message) => {
		sandbox = await startSandbox({ orders: 12, rateLimit: UNLIMITED });
		const [, broken] = ids();
		const effect = { kind: 'status', status, body: {} } as const;
		sandbox.faults.add({ path: `/ghl/payments/orders/${broken}`, effect });
		const parameters = { ...ALL, output: 'raw', options: { includeItems: true } };
		const rows = (await runOrders(tokenCredential(sandbox), parameters)).map(({ json }) => json);
		expect(rows).toHaveLength(12);
		expect(rows.filter(({ incomplete }) => incomplete)).toEqual([
			expect.objectContaining({
				_id: broken,
				incomplete: [{ part: 'items', message: expect.stringMatching(message) }],
			}),
		]);
	});

	it('stops after a few orders if each response is 403', async () => {
		sandbox = await startSandbox({ orders: 300, rateLimit: UNLIMITED });
		const effect = { kind: 'status', status: 403, body: {} } as const;
		sandbox.faults.add({ path: 'ghl/payments/orders/[^/]+$', effect });
		const parameters = { ...ALL, output: 'raw', options: { includeItems: true } };
		const run = runOrders(tokenCredential(sandbox), parameters);
		await expect(run).rejects.toThrow(/does not allow this request/);
		expect(apiRequests(sandbox).length).toBeLessThan(100);
	});

	it('keeps the row of the list if GHL returns another order for its ID', async () => {
		sandbox = await startSandbox({ orders: 3, rateLimit: UNLIMITED });
		const [first, second] = sandbox.world.ghl.orders.all(MAIN_LOCATION.id);
		sandbox.faults.add({
			path: `/ghl/payments/orders/${second._id}`,
			effect: { kind: 'status', status: 200, body: { ...first } },
		});
		const parameters = { ...ALL, output: 'raw', options: { includeItems: true } };
		const rows = (await runOrders(tokenCredential(sandbox), parameters)).map(({ json }) => json);
		expect(rows.map(({ _id }) => _id).sort()).toEqual(ids().sort());
		expect(rows.find(({ _id }) => _id === second._id)?.incomplete).toEqual([
			{ part: 'items', message: 'The response contains another record' },
		]);
	});

	it('stops if the token has no access to single orders, and does not mark each row', async () => {
		sandbox = await startSandbox({ orders: 12, rateLimit: UNLIMITED });
		sandbox.faults.add({
			path: `/ghl/payments/orders/${ids()[1]}`,
			effect: {
				kind: 'status',
				status: 401,
				body: { statusCode: 401, message: 'The token is not authorized for this scope.' },
			},
		});
		const parameters = { ...ALL, output: 'raw', options: { includeItems: true } };
		const { message } = await errorOf(runOrders(tokenCredential(sandbox), parameters));
		expect(message).toMatch(/does not have the scope payments\/orders.readonly/);
	});

	it('reads 300 orders by ID, in input order and paired, without a rejection', async () => {
		const rateLimit = { max: 100, intervalMs: 1_000, daily: 200_000 };
		sandbox = await startSandbox({ orders: 300, rateLimit });
		const wanted = ids();
		const items = await runOrders(tokenCredential(sandbox), getEach(), {
			items: wanted.map((id) => ({ json: { id } })),
		});
		expect(items.map(({ json }) => json.orderId)).toEqual(wanted);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(wanted.map((_, item) => ({ item })));
		expect(apiRequests(sandbox)).toHaveLength(300);
		expect(apiRequests(sandbox).filter(({ status }) => status !== 200)).toEqual([]);
	});

	it('shares one rate limit between concurrent executions', async () => {
		const rateLimit = { max: 50, intervalMs: 500, daily: 200_000 };
		sandbox = await startSandbox({ orders: 60, rateLimit });
		const input = { items: ids().map((id) => ({ json: { id } })) };
		const runs = [1, 2, 3].map(
			async () => await runOrders(tokenCredential(sandbox), getEach(), input),
		);
		for (const items of await Promise.all(runs)) expect(items).toHaveLength(60);
		expect(apiRequests(sandbox).filter(({ status }) => status === 429)).toEqual([]);
	});
});
