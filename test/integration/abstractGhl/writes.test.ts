import type { IDataObject } from 'n8n-workflow';

import { startSandbox } from '../../../sandbox/server';
import type { FaultEffect, Sandbox } from '../../../sandbox/server';
import { locator } from '../../harness';
import { inVirtualTime } from '../../harness/virtualTime';
import {
	apiRequests,
	keyCredential,
	orderItems,
	pushOrders,
	errorOf,
	run as runNow,
	UNLIMITED,
} from './support';

/** Waits of the node are skipped. */
const run: typeof runNow = async (...args) =>
	(await inVirtualTime(async () => await runNow(...args))).result;

const setStatus = (status: string) => ({
	...{ resource: 'order', operation: 'syncStatus', status },
	orderId: locator('1001'),
});

const recordPayment = (paymentId: string) => ({
	...{ resource: 'invoice', operation: 'recordPayment', invoiceId: locator('INV-1003') },
	...{ paymentId, paymentAmount: 1 },
});

const record = (value: IDataObject) =>
	({ mappingMode: 'defineBelow', value, matchingColumns: [], schema: [] }) as never;

describe('writes to AbstractGHL', () => {
	let sandbox: Sandbox;
	beforeEach(async () => {
		sandbox = await startSandbox({ orders: 5, rateLimit: UNLIMITED });
	});
	afterEach(async () => {
		// Each response of the sandbox matched the specification.
		expect(sandbox.control.abstractGhl.violations).toEqual([]);
		await sandbox.close();
	});

	it('upserts 300 orders twice with 10% faults: each order once, with exact totals', async () => {
		const effects: FaultEffect[] = [
			{ kind: 'reset', when: 'after' },
			{ kind: 'reset', when: 'before' },
			{ kind: 'status', status: 503, when: 'after' },
			{ kind: 'cutJson' },
			{ kind: 'html', when: 'after' },
		];
		for (const effect of effects) {
			sandbox.faults.add({ method: 'POST', path: '/abstractghl/orders', chance: 0.02, effect });
		}
		const { orders } = sandbox.world.abstractGhl;
		const before = orders.size;
		const store = keyCredential(sandbox);
		const items = orderItems(300);
		const pushing = { ...pushOrders, options: { parallel: 10 } };
		expect(await run(store, pushing, { items })).toHaveLength(300);
		const versions = [...orders.values()].map(({ updated_at }) => updated_at);
		expect(await run(store, pushing, { items })).toHaveLength(300);

		expect(orders.size - before).toBe(300);
		for (const { json } of items) {
			expect(orders.get(String(json.order_id))?.total).toBe(json.total);
		}
		// The second run changed nothing.
		expect([...orders.values()].map(({ updated_at }) => updated_at)).toEqual(versions);
		expect(sandbox.requests.entries.filter(({ fault }) => fault).length).toBeGreaterThan(20);
	});

	it('records a payment once if its response is lost and the workflow runs twice', async () => {
		sandbox.faults.add({
			...{ method: 'POST', path: '/abstractghl/invoices', times: 2 },
			effect: { kind: 'reset', when: 'after' },
		});
		const store = keyCredential(sandbox);
		await run(store, recordPayment('p-1'));
		await run(store, recordPayment('p-1'));
		await run(store, recordPayment('p-2'));
		expect(sandbox.world.abstractGhl.invoices.get('INV-1003')).toMatchObject({ amount_paid: 2 });
	});

	it('logs an activity without an ID once per run if its response is lost', async () => {
		sandbox.faults.add({
			...{ method: 'POST', path: 'activities$', times: 1 },
			effect: { kind: 'reset', when: 'after' },
		});
		const log = {
			...{ resource: 'customer', operation: 'logActivity', customerId: locator('cus_1001') },
			...{ activityType: 'note', title: 'Called' },
		};
		const before = sandbox.world.abstractGhl.activities.size;
		await run(keyCredential(sandbox), log);
		expect(sandbox.world.abstractGhl.activities.size - before).toBe(1);
		await run(keyCredential(sandbox), log);
		expect(sandbox.world.abstractGhl.activities.size - before).toBe(2);
	});

	it('leaves the last status after the status changes back and forth', async () => {
		const store = keyCredential(sandbox);
		for (const status of ['refunded', 'completed', 'refunded']) await run(store, setStatus(status));
		expect(sandbox.world.abstractGhl.orders.get('1001')?.status).toBe('refunded');
	});

	it('deletes a customer although the response is lost, and deletes a new one with the same ID', async () => {
		const store = keyCredential(sandbox);
		const upsert = { resource: 'customer', operation: 'upsert', record: record({ id: 'c1' }) };
		const remove = { resource: 'customer', operation: 'delete', customerId: locator('c1') };
		const { customers } = sandbox.world.abstractGhl;
		await run(store, upsert);
		sandbox.faults.add({ method: 'DELETE', times: 1, effect: { kind: 'reset', when: 'after' } });
		expect((await run(store, remove))[0].json).toEqual({ deleted: true });
		await run(store, upsert);
		expect(customers.has('c1')).toBe(true);
		await run(store, remove);
		expect(customers.has('c1')).toBe(false);
	});

	it('waits if the first attempt is still in progress', async () => {
		sandbox.faults.add({
			...{ method: 'PUT', path: '/abstractghl/orders', times: 1 },
			effect: {
				kind: 'status',
				status: 409,
				headers: { 'retry-after': '0' },
				body: {
					error: {
						...{ code: 'request_in_progress', message: 'Still at work' },
						...{ details: [], request_id: 'req_1' },
					},
				},
			},
		});
		const [{ json }] = await run(keyCredential(sandbox), setStatus('refunded'));
		expect(json.status).toBe('refunded');
		expect(apiRequests(sandbox)).toHaveLength(2);
	});

	it('rejects an inconsistent total before it sends anything, and lists the parts', async () => {
		const [item] = orderItems(1);
		const items = [{ json: { ...item.json, total: 12, shipping: 4.95 } }];
		const { message, description } = await errorOf(
			run(keyCredential(sandbox), pushOrders, { items }),
		);
		expect(message).toBe('The order total is 12, but its parts add up to 14.94');
		expect(description).toMatch(/line items 9.99, plus shipping 4.95/);
		expect(apiRequests(sandbox)).toHaveLength(0);
	});

	it('accepts prices with more than two decimals', async () => {
		const items = [{ name: 'Bean', qty: 3, price: 0.335 }];
		const json = { order_id: 'f-1', customer_id: 'cus_1001', total: 1.01, items };
		await run(keyCredential(sandbox), pushOrders, { items: [{ json }] });
		expect(sandbox.world.abstractGhl.orders.get('f-1')?.line_items[0].total).toBe(1.01);
	});

	it('returns code, message, details and request ID of an error response, also with On Error set to continue', async () => {
		const update = {
			...{ resource: 'customer', operation: 'update', customerId: locator('cus_1001') },
			record: record({ email: 'no address', name: 'Ada' }),
		};
		const { message, description, context } = await errorOf(run(keyCredential(sandbox), update));
		expect(message).toBe(
			'AbstractGHL rejected the request: The request is not valid; email: must match format "email"',
		);
		expect(description).toMatch(
			/Request: PATCH \/customers\/cus_1001\. Code: validation_failed\. Trace ID: req_[\w-]+\./,
		);
		expect(context.traceId).toMatch(/^req_/);

		const [{ json }] = await run(keyCredential(sandbox), update, { continueOnFail: true });
		expect(json.error).toBe(message);
		expect(json.message).toMatch(/Trace ID: req_/);
	});

	it('reads errors of another shape and errors without a body', async () => {
		const get = { resource: 'metadata', operation: 'get' };
		sandbox.faults.add({
			times: 1,
			effect: { kind: 'status', status: 400, body: { error: 'broken', error_description: 'No' } },
		});
		expect((await errorOf(run(keyCredential(sandbox), get))).message).toMatch(/request: No$/);
		sandbox.faults.clear();
		sandbox.faults.add({ times: 1, effect: { kind: 'empty', status: 400 } });
		const { message } = await errorOf(run(keyCredential(sandbox), get));
		expect(message).toBe('AbstractGHL rejected the request');
	});
});
