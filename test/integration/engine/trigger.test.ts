import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { GhlOrdersTrigger } from '../../../nodes/ghl/GhlOrdersTrigger/GhlOrdersTrigger.node';
import { PRIVATE_TOKENS } from '../../../sandbox/ghl/accounts';
import { startSandbox } from '../../../sandbox/server';
import type { Sandbox } from '../../../sandbox/server';
import { createPoller } from '../../harness';
import type { CredentialStore } from '../../harness';
import { inVirtualTime } from '../../harness/virtualTime';
import { apiRequests, errorOf, tokenCredential, UNLIMITED } from './support';

const ALL = [
	'orderCreated',
	'orderUpdated',
	'orderStatusChanged',
	'paymentStatusChanged',
	'orderFulfilled',
	'fulfillmentCreated',
];

describe('GHL Orders Trigger', () => {
	let sandbox: Sandbox;
	beforeEach(async () => {
		sandbox = await startSandbox({ orders: 120, days: 5, rateLimit: UNLIMITED });
	});
	afterEach(async () => await sandbox.close());

	const poller = (parameters: INodeParameters, credentials?: CredentialStore) =>
		createPoller({
			node: new GhlOrdersTrigger(),
			parameters,
			credentials: credentials ?? tokenCredential(sandbox),
		});
	const eventsOf = (items: Array<{ json: IDataObject }> | null) =>
		(items ?? []).map(({ json }) => json.event);

	it('emits nothing at first, then each event with its record and its change', async () => {
		const trigger = poller({ events: ALL });
		expect(await trigger.activate()).toBeNull();
		expect(await trigger.poll()).toBeNull();

		const [order] = sandbox.control.ghl.createOrders({
			status: 'pending',
			paymentStatus: 'unpaid',
		});
		const created = await trigger.poll();
		expect(eventsOf(created)).toEqual(['orderCreated']);
		expect(created?.[0].json).toMatchObject({ _id: order._id, status: 'pending' });
		expect(await trigger.poll()).toBeNull();

		sandbox.control.ghl.updateOrder(order._id, { status: 'completed', paymentStatus: 'paid' });
		const changed = await trigger.poll();
		expect(eventsOf(changed).sort()).toEqual(
			['orderStatusChanged', 'orderUpdated', 'paymentStatusChanged'].sort(),
		);
		const status = changed?.find(({ json }) => json.event === 'orderStatusChanged');
		expect(status?.json.changes).toEqual({ status: { from: 'pending', to: 'completed' } });

		sandbox.control.ghl.fulfill(order._id);
		const fulfilled = await trigger.poll();
		expect(eventsOf(fulfilled).sort()).toEqual(
			['fulfillmentCreated', 'orderFulfilled', 'orderUpdated'].sort(),
		);
		const fulfillment = fulfilled?.find(({ json }) => json.event === 'fulfillmentCreated');
		expect(fulfillment?.json).toMatchObject({ orderId: order._id });
		expect(await trigger.poll()).toBeNull();
	});

	it('emits changes of the payment status if the rows do not contain it', async () => {
		sandbox.control.set({ rowsCarryPaymentStatus: false });
		const trigger = poller({ events: ['paymentStatusChanged'] });
		const [order] = sandbox.control.ghl.createOrders({ paymentStatus: 'unpaid' });
		await trigger.activate();
		sandbox.control.ghl.updateOrder(order._id, { paymentStatus: 'paid' });
		const [item] = (await trigger.poll()) ?? [];
		expect(item.json).toMatchObject({
			_id: order._id,
			changes: { paymentStatus: { from: 'unpaid', to: 'paid' } },
		});
	});

	it('sends one request for a quiet poll with 5,000 orders in the look-back window', async () => {
		sandbox.control.reset({ orders: 5_000, days: 7 });
		const trigger = poller({ events: ['orderCreated'] });
		await trigger.activate();
		sandbox.requests.clear();
		expect(await trigger.poll()).toBeNull();
		expect(apiRequests(sandbox)).toHaveLength(1);
		expect(JSON.stringify(trigger.state).length).toBeLessThan(64 * 1024);
	});

	it('stores 2,000 watched orders in less than 64 KB', async () => {
		sandbox.control.reset({ orders: 2_000, days: 6 });
		const trigger = poller({ events: ALL });
		await trigger.activate();
		await trigger.poll();
		const size = JSON.stringify(trigger.state).length;
		expect(size).toBeGreaterThan(20_000);
		expect(size).toBeLessThan(64 * 1024);
	});

	it('continues after a restart with the state that n8n saved', async () => {
		const trigger = poller({ events: ['orderCreated', 'orderStatusChanged'] });
		await trigger.activate();
		const [first] = sandbox.control.ghl.createOrders({ status: 'pending' });
		expect(eventsOf(await trigger.poll())).toEqual(['orderCreated']);
		await trigger.poll();
		const again = trigger.restarted();
		expect(await again.poll()).toBeNull();
		sandbox.control.ghl.updateOrder(first._id, { status: 'completed' });
		expect(eventsOf(await again.poll())).toEqual(['orderStatusChanged']);
	});

	it('ignores temporary faults without a loss, and reports permanent ones', async () => {
		const trigger = poller({ events: ['orderCreated'] });
		await trigger.activate();
		sandbox.control.ghl.createOrders({ count: 3 });
		const fault = sandbox.faults.add({ effect: { kind: 'status', status: 422 } });
		await expect(trigger.poll()).rejects.toThrow(/rejected the request/);
		sandbox.faults.clear(fault.id);
		sandbox.faults.add({ effect: { kind: 'cutJson' }, times: 12 });
		let failures = 0;
		let items: Awaited<ReturnType<typeof trigger.poll>> = null;
		for (let polls = 0; polls < 6 && !items; polls++) {
			const { result } = await inVirtualTime(
				async () =>
					await trigger.poll().catch(() => {
						failures++;
						return null;
					}),
			);
			items = result;
		}
		expect(failures).toBe(0);
		expect(items).toHaveLength(3);
	});

	it('throws immediately if the token is rejected, also at activation', async () => {
		const trigger = poller({ events: ['orderCreated'] });
		await trigger.activate();
		sandbox.control.ghl.expireTokens({ kind: 'private' });
		expect((await errorOf(trigger.poll())).message).toMatch(/no longer accepts the token/);
		expect((await errorOf(poller({ events: ['orderCreated'] }).activate())).message).toMatch(
			/no longer accepts the token/,
		);
		sandbox.control.ghl.restorePrivateTokens();
	});

	it('names the missing scope, and an empty selection', async () => {
		const store = tokenCredential(sandbox, { accessToken: PRIVATE_TOKENS.noOrders.token });
		const denied = poller({ events: ['orderCreated'] }, store);
		expect((await errorOf(denied.activate())).message).toMatch(
			/does not have the scope payments\/orders/,
		);
		expect((await errorOf(poller({ events: [] }).activate())).message).toBe('No event is selected');
	});

	it('filters the events that it emits, not the records that it tracks', async () => {
		const trigger = poller({
			events: ['orderCreated', 'orderStatusChanged'],
			filters: { status: 'Completed', paymentMode: 'live' },
		});
		await trigger.activate();
		const [live] = sandbox.control.ghl.createOrders({ status: 'pending', liveMode: true });
		sandbox.control.ghl.createOrders({ status: 'completed', liveMode: false });
		expect(await trigger.poll()).toBeNull();
		sandbox.control.ghl.updateOrder(live._id, { status: 'completed' });
		const items = await trigger.poll();
		expect(items?.map(({ json }) => [json._id, json.event])).toEqual([
			[live._id, 'orderStatusChanged'],
		]);
	});

	it('emits existing orders if selected, with a maximum per poll, with their line items', async () => {
		const options = { emitExisting: true, maxRecords: 50, includeItems: true };
		const trigger = poller({ events: ['orderCreated'], options });
		const seen: unknown[] = [];
		const first = await trigger.activate();
		for (let items = first ?? (await trigger.poll()); items; items = await trigger.poll()) {
			expect(items.length).toBeLessThanOrEqual(50);
			for (const { json } of items) expect(json.items).toBeInstanceOf(Array);
			seen.push(...items.map(({ json }) => json._id));
		}
		expect(seen).toHaveLength(120);
		expect(new Set(seen).size).toBe(120);
	});

	it('returns a sample in the editor without a change of its state', async () => {
		const trigger = poller({ events: ['orderCreated', 'orderStatusChanged'] });
		await trigger.activate();
		const before = JSON.stringify(trigger.saved);
		expect(eventsOf(await trigger.sample())).toEqual(['orderCreated', 'orderStatusChanged']);
		expect(JSON.stringify(trigger.saved)).toBe(before);
	});
});
