import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import { startSandbox } from '../../../sandbox/server';
import type { FaultEffect, Sandbox } from '../../../sandbox/server';
import { inVirtualTime } from '../../harness/virtualTime';
import {
	apiRequests,
	getMany,
	recordPayment,
	errorOf,
	runOrders,
	tokenCredential,
} from './support';

/** Effect of a fault: the number of requests for a read and for a payment, and whether each succeeds. */
interface Row {
	name: string;
	effect: FaultEffect;
	read: { requests: number; succeeds: boolean };
	write: { requests: number; succeeds: boolean; message?: RegExp };
	/** Number of payments that the sandbox processed. */
	carriedOut: number;
}

const ok = (requests: number) => ({ requests, succeeds: true });
const no = (requests: number, message?: RegExp) => ({ requests, succeeds: false, message });
const UNKNOWN = /may or may not have processed this request/;

/** Each fault affects only the first request. */
const TABLE: Row[] = [
	{
		name: '429 without Retry-After',
		effect: { kind: 'tooManyRequests' },
		read: ok(2),
		write: ok(2),
		carriedOut: 1,
	},
	{
		name: '429 with seconds',
		effect: { kind: 'tooManyRequests', retryAfter: 1 },
		read: ok(2),
		write: ok(2),
		carriedOut: 1,
	},
	{
		name: '429 with a date',
		effect: { kind: 'tooManyRequests', retryAfter: 1, as: 'date' },
		read: ok(2),
		write: ok(2),
		carriedOut: 1,
	},
	{
		name: 'daily rate limit reached',
		effect: { kind: 'dailyLimit' },
		read: no(1),
		write: no(1, /daily rate limit reached/),
		carriedOut: 0,
	},
	{
		name: '500 before',
		effect: { kind: 'status', status: 500 },
		read: ok(2),
		write: no(1, UNKNOWN),
		carriedOut: 0,
	},
	{
		name: '500 after',
		effect: { kind: 'status', status: 500, when: 'after' },
		read: ok(2),
		write: no(1, UNKNOWN),
		carriedOut: 1,
	},
	{ name: '502 page', effect: { kind: 'html' }, read: ok(2), write: no(1, UNKNOWN), carriedOut: 0 },
	{
		name: '503',
		effect: { kind: 'status', status: 503 },
		read: ok(2),
		write: no(1, UNKNOWN),
		carriedOut: 0,
	},
	{
		name: '500 with a validation message',
		effect: {
			kind: 'status',
			status: 500,
			body: { message: 'Order validation failed: title: Path `title` is required.' },
		},
		read: no(1),
		write: no(1, /rejected the request/),
		carriedOut: 0,
	},
	{
		name: 'reset before the API processed it',
		effect: { kind: 'reset' },
		read: ok(2),
		write: no(1, UNKNOWN),
		carriedOut: 0,
	},
	{
		name: 'reset after the API processed it',
		effect: { kind: 'reset', when: 'after' },
		read: ok(2),
		write: no(1, UNKNOWN),
		carriedOut: 1,
	},
	{ name: 'timeout', effect: { kind: 'hang' }, read: ok(2), write: no(1, UNKNOWN), carriedOut: 0 },
	{
		name: 'cut-off JSON',
		effect: { kind: 'cutJson' },
		read: ok(2),
		write: no(1, UNKNOWN),
		carriedOut: 1,
	},
	{
		name: '404',
		effect: { kind: 'status', status: 404 },
		read: no(1),
		write: no(1, /Record not found/),
		carriedOut: 0,
	},
	{
		name: '422',
		effect: { kind: 'status', status: 422 },
		read: no(1),
		write: no(1, /rejected the request/),
		carriedOut: 0,
	},
	{
		name: '403',
		effect: { kind: 'status', status: 403 },
		read: no(1),
		write: no(1, /does not allow this request/),
		carriedOut: 0,
	},
];

describe('retry', () => {
	let sandbox: Sandbox;
	beforeEach(async () => {
		const rateLimit = { max: 100, intervalMs: 300, daily: 200_000 };
		// Reads the clock each time, because the tests run in virtual time.
		sandbox = await startSandbox({ orders: 5, rateLimit, now: () => Date.now() });
	});
	afterEach(async () => await sandbox.close());

	const options = { timeout: 1 };

	it.each(TABLE)('$name: handles a read', async ({ effect, read }) => {
		sandbox.faults.add({ effect, times: 1 });
		await inVirtualTime(async () => {
			const run = runOrders(tokenCredential(sandbox), getMany({ options }));
			if (read.succeeds) expect(await run).toHaveLength(5);
			else await expect(run).rejects.toThrow();
		});
		expect(apiRequests(sandbox)).toHaveLength(read.requests);
	});

	it.each(TABLE)('$name: handles a payment', async ({ effect, write, carriedOut }) => {
		const order = sandbox.world.ghl.orders.all(MAIN_LOCATION.id)[0];
		const transactions = () => sandbox.world.ghl.transactions.size;
		sandbox.control.ghl.updateOrder(order._id, { paymentStatus: 'unpaid', amountPaid: 0 });
		const before = transactions();
		sandbox.faults.add({ effect, times: 1 });
		await inVirtualTime(async () => {
			const run = runOrders(tokenCredential(sandbox), recordPayment(order._id, { options }));
			if (write.succeeds) expect(await run).toHaveLength(1);
			else expect((await errorOf(run)).message).toMatch(write.message ?? /./);
		});
		expect(apiRequests(sandbox)).toHaveLength(write.requests);
		expect(transactions() - before).toBe(carriedOut);
	});

	it('stops when the wait would exceed the maximum', async () => {
		sandbox.faults.add({ effect: { kind: 'tooManyRequests', retryAfter: 60 } });
		const run = runOrders(tokenCredential(sandbox), getMany({ options: { maxWait: 5 } }));
		expect((await errorOf(run)).message).toMatch(/rate limit still exceeded/);
		expect(apiRequests(sandbox)).toHaveLength(1);
	});

	it('sends no more requests after the daily rate limit is reached, and shows when it resets', async () => {
		sandbox.faults.add({ effect: { kind: 'dailyLimit' }, times: 1 });
		const items = await runOrders(tokenCredential(sandbox), getMany(), {
			items: [{ json: {} }, { json: {} }, { json: {} }],
			continueOnFail: true,
		});
		expect(items).toHaveLength(3);
		for (const { json } of items) {
			expect(json.error).toMatch(/GHL daily rate limit reached/);
			expect(json.message).toMatch(/resets in about \d+ (hour|minute|second)/);
		}
		expect(apiRequests(sandbox)).toHaveLength(1);
	});

	it('stops after a failed item, and continues with On Error set to continue', async () => {
		const orders = sandbox.world.ghl.orders.all(MAIN_LOCATION.id).map(({ _id }) => _id);
		const items = ['0'.repeat(24), ...orders].map((id) => ({ json: { id } }));
		const parameters = recordPayment('={{ $json.id }}');
		await expect(runOrders(tokenCredential(sandbox), parameters, { items })).rejects.toThrow(
			/Record not found in/,
		);
		expect(apiRequests(sandbox)).toHaveLength(1);
		const all = await runOrders(tokenCredential(sandbox), getManyById(), {
			items,
			continueOnFail: true,
		});
		expect(all.map(({ json }) => 'error' in json)).toEqual([
			true,
			false,
			false,
			false,
			false,
			false,
		]);
		expect(all.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
	});

	it('ends within two seconds if the execution is stopped during a wait', async () => {
		sandbox.faults.add({ effect: { kind: 'tooManyRequests', retryAfter: 120 } });
		const controller = new AbortController();
		const { ms } = await inVirtualTime(async () => {
			const run = errorOf(
				runOrders(tokenCredential(sandbox), getMany(), { cancelSignal: controller.signal }),
			);
			setTimeout(() => controller.abort(), 10_000);
			expect((await run).message).toMatch(/stopped/);
		});
		expect(ms).toBeGreaterThanOrEqual(10_000);
		expect(ms).toBeLessThan(12_000);
		expect(apiRequests(sandbox)).toHaveLength(1);
	});
});

function getManyById() {
	return {
		resource: 'order',
		operation: 'get',
		orderId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
	};
}
