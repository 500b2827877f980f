import type { IDataObject } from 'n8n-workflow';

import { AbstractGhlTrigger } from '../../../nodes/abstractGhl/AbstractGhlTrigger/AbstractGhlTrigger.node';
import { startSandbox } from '../../../sandbox/server';
import type { Sandbox } from '../../../sandbox/server';
import { createPoller, locator } from '../../harness';
import { apiRequests, keyCredential, run, UNLIMITED } from './support';

const EVENTS = [
	...['customerCreated', 'customerUpdated', 'invoiceCreated', 'invoiceOverdue', 'invoicePaid'],
	...['orderCreated', 'orderStatusChanged', 'orderUpdated'],
];

const record = (value: IDataObject) =>
	({ mappingMode: 'defineBelow', value, matchingColumns: [], schema: [] }) as never;

type Items = Array<{ json: IDataObject }> | null;

const eventsIn = (items: Items) =>
	(items ?? [])
		.map(
			({ json }) =>
				`${json.event} ${json.order_id && !json.invoice_id ? json.order_id : (json.invoice_id ?? json.id)}`,
		)
		.sort();

describe('AbstractGHL Trigger', () => {
	let sandbox: Sandbox;
	let clock: number;
	beforeEach(async () => {
		clock = Date.now();
		sandbox = await startSandbox({ orders: 5, rateLimit: UNLIMITED, now: () => clock });
	});
	afterEach(async () => {
		expect(sandbox.control.abstractGhl.violations).toEqual([]);
		await sandbox.close();
	});

	const poller = (parameters: object = {}) =>
		createPoller({
			node: new AbstractGhlTrigger(),
			parameters: { events: EVENTS, ...parameters } as never,
			credentials: keyCredential(sandbox),
		});
	const write = async (parameters: object) => {
		clock += 1_000;
		await run(keyCredential(sandbox), parameters as never);
	};
	const upsertOrder = (id: string, more: IDataObject = {}) => ({
		...{ resource: 'order', operation: 'upsert' },
		record: record({ order_id: id, customer_id: 'cus_1001', total: 5, ...more }),
	});
	const setStatus = (id: string, status: string) => ({
		...{ resource: 'order', operation: 'syncStatus', orderId: locator(id), status },
	});
	const setPaid = (id: string) => ({
		...{ resource: 'invoice', operation: 'updatePaymentStatus' },
		...{ invoiceId: locator(id), paymentStatus: 'paid' },
	});

	it('emits each event once', async () => {
		const trigger = poller();
		expect(await trigger.activate()).toBeNull();
		expect(await trigger.poll()).toBeNull();

		await write(upsertOrder('t-1'));
		expect(eventsIn(await trigger.poll())).toEqual(['orderCreated t-1']);
		await write(setStatus('t-1', 'completed'));
		const changed = await trigger.poll();
		expect(eventsIn(changed)).toEqual(['orderStatusChanged t-1', 'orderUpdated t-1']);
		expect(changed?.find(({ json }) => json.changes)?.json.changes).toEqual({
			status: { from: 'pending', to: 'completed' },
		});

		await write({ resource: 'customer', operation: 'upsert', record: record({ id: 't-2' }) });
		expect(eventsIn(await trigger.poll())).toEqual(['customerCreated t-2']);
		await write({
			...{ resource: 'customer', operation: 'addTags', customerId: locator('t-2'), tags: 'vip' },
		});
		expect(eventsIn(await trigger.poll())).toEqual(['customerUpdated t-2']);
		expect(await trigger.poll()).toBeNull();
	});

	it('emits changes of records that are older than the look-back window', async () => {
		const { invoices, orders } = sandbox.world.abstractGhl;
		const trigger = poller();
		await trigger.activate();
		// Created 60 and 58 days ago, and not changed since.
		expect(Date.parse(String(orders.get('1001')?.updated_at))).toBeLessThan(
			clock - 50 * 86_400_000,
		);
		await write(setStatus('1001', 'refunded'));
		await write(setPaid('INV-1003'));
		expect(eventsIn(await trigger.poll())).toEqual([
			'invoicePaid INV-1003',
			'orderStatusChanged 1001',
			'orderUpdated 1001',
		]);
		clock += 1_000;
		const due = sandbox.control.abstractGhl.markOverdue();
		expect(due.length).toBeGreaterThan(0);
		expect(eventsIn(await trigger.poll())).toEqual(due.map((id) => `invoiceOverdue ${id}`).sort());

		// Another change of an invoice that was paid long ago does not emit its payment.
		const old = [...invoices.values()].find(
			(one) => one.payment_status === 'paid' && one.invoice_id !== 'INV-1003',
		);
		await write({
			...{ resource: 'invoice', operation: 'linkToCustomer', customerRef: locator('cus_1002') },
			invoiceId: locator(String(old?.invoice_id)),
		});
		expect(await trigger.poll()).toBeNull();
	});

	it('sends one request per list if nothing changed, for any number of records', async () => {
		const trigger = poller();
		await trigger.activate();
		await trigger.poll();
		sandbox.requests.clear();
		expect(await trigger.poll()).toBeNull();
		expect(
			apiRequests(sandbox)
				.map(({ path }) => path)
				.sort(),
		).toEqual(['/abstractghl/customers', '/abstractghl/invoices', '/abstractghl/orders']);
		for (const { query } of apiRequests(sandbox)) expect(query).toHaveProperty('updated_since');
	});

	it('emits each event once despite faults and restarts', async () => {
		let trigger = poller({ events: ['orderCreated', 'orderStatusChanged'] });
		await trigger.activate();
		const ids = Array.from({ length: 30 }, (_, i) => `f-${i}`);
		const got: string[] = [];
		const take = async () => got.push(...eventsIn(await trigger.poll()));
		for (const id of ids) {
			await write(upsertOrder(id));
			if (id.endsWith('5')) await take();
		}
		sandbox.faults.add({ method: 'GET', effect: { kind: 'reset' }, chance: 0.2 });
		sandbox.faults.add({ method: 'GET', effect: { kind: 'cutJson' }, chance: 0.1 });
		for (let tries = 0; got.length < ids.length && tries < 30; tries++) await take();
		for (const id of ids) await write(setStatus(id, 'processing'));
		trigger = trigger.restarted();
		for (let tries = 0; got.length < 2 * ids.length && tries < 30; tries++) await take();
		await take();
		expect(got.sort()).toEqual(
			ids.flatMap((id) => [`orderCreated ${id}`, `orderStatusChanged ${id}`]).sort(),
		);
	});

	it('emits only the events of a selected customer, and a sample in the editor', async () => {
		const trigger = poller({ filters: { customerId: locator('cus_1002') } });
		await trigger.activate();
		await write(upsertOrder('o-1'));
		await write(upsertOrder('o-2', { customer_id: 'cus_1002' }));
		expect(eventsIn(await trigger.poll())).toEqual(['orderCreated o-2']);
		expect((await trigger.sample())?.length).toBeGreaterThan(0);
	});
});
