import type { IDataObject, INodeType } from 'n8n-workflow';

import { GhlInvoicesTrigger } from '../../../nodes/ghl/GhlInvoicesTrigger/GhlInvoicesTrigger.node';
import { GhlTransactionsTrigger } from '../../../nodes/ghl/GhlTransactionsTrigger/GhlTransactionsTrigger.node';
import { startSandbox } from '../../../sandbox/server';
import type { Sandbox } from '../../../sandbox/server';
import { createPoller } from '../../harness';
import type { Poller } from '../../harness';
import { tokenCredential, UNLIMITED } from '../engine/support';
import { addRecord, type Records } from './records';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ orders: 20, days: 3, rateLimit: UNLIMITED });
});
afterEach(async () => await sandbox.close());

const poller = (node: INodeType, events: string[], saved?: IDataObject): Poller =>
	createPoller({
		node,
		parameters: { events },
		credentials: tokenCredential(sandbox),
		...(saved && { saved }),
	});

async function emitted(trigger: Poller): Promise<IDataObject[]> {
	const items = (await trigger.poll()) ?? [];
	expect(await trigger.poll()).toBeNull();
	return items.map(({ json }) => json);
}

const now = () => new Date().toISOString();

describe('Transaction Refunded', () => {
	const transactions = () => sandbox.world.ghl.transactions as unknown as Records;
	const paid = (more: IDataObject = {}) =>
		addRecord(
			transactions(),
			{ status: 'succeeded', entityType: 'order', amount: 100, amountRefunded: 0, ...more },
			now(),
		)._id;
	const update = (id: string, patch: object) =>
		transactions().update(id, { ...patch, updatedAt: now() });
	const refundTrigger = (saved?: IDataObject) =>
		poller(new GhlTransactionsTrigger(), ['transactionRefunded'], saved);

	async function watching(more: IDataObject = {}) {
		const id = paid(more);
		const trigger = refundTrigger();
		expect(await trigger.activate()).toBeNull();
		return { id, trigger };
	}

	it.each([false, true])(
		'occurs for each of three refunds with its amount (status unchanged: %s)',
		async (keepStatus) => {
			const { id, trigger } = await watching();
			const { refund } = sandbox.control.ghl;
			refund(id, 10, keepStatus);
			expect(await emitted(trigger)).toMatchObject([
				{
					event: 'transactionRefunded',
					_id: id,
					refundAmount: 10,
					amountRefunded: 10,
					amount: 100,
				},
			]);
			refund(id, 30, keepStatus);
			expect(await emitted(trigger)).toMatchObject([
				{
					refundAmount: 30,
					amountRefunded: 40,
					changes: { amountRefunded: { from: 10, to: 40 } },
				},
			]);
			refund(id, undefined, keepStatus);
			expect(await emitted(trigger)).toMatchObject([{ refundAmount: 60, amountRefunded: 100 }]);
		},
	);

	it('contains the status change too', async () => {
		const { id, trigger } = await watching();
		sandbox.control.ghl.refund(id, 10);
		expect((await emitted(trigger))[0].changes).toEqual({
			status: { from: 'succeeded', to: 'partially_refunded' },
			amountRefunded: { from: 0, to: 10 },
		});
	});

	it('adds up the refunds between two polls', async () => {
		const { id, trigger } = await watching();
		sandbox.control.ghl.refund(id, 0.1);
		sandbox.control.ghl.refund(id, 0.2);
		expect(await emitted(trigger)).toMatchObject([{ refundAmount: 0.3 }]);
	});

	it.each<[string, IDataObject, IDataObject[]]>([
		['a status before its amount', { status: 'partially_refunded' }, [{ amountRefunded: 10 }]],
		[
			'an amount before its status',
			{ amountRefunded: 10 },
			[{ status: 'partially_refunded' }, { status: 'refunded' }],
		],
		['a full refund without an amount', { status: 'refunded' }, [{ amountRefunded: 100 }]],
		['an amount as text', { amountRefunded: '10.00' }, [{ status: 'partially_refunded' }]],
		['an amount with separators', { amountRefunded: '1,000.5' }, [{ amountRefunded: 1000.5 }]],
	])('occurs once: %s', async (_name, first, later) => {
		const { id, trigger } = await watching();
		update(id, first);
		expect(await emitted(trigger)).toHaveLength(1);
		for (const patch of later) {
			update(id, patch);
			expect(await emitted(trigger)).toEqual([]);
		}
	});

	it('contains the full amount of a full refund without an amount', async () => {
		const { id, trigger } = await watching();
		update(id, { status: 'refunded' });
		expect(await emitted(trigger)).toMatchObject([{ refundAmount: 100, amountRefunded: 0 }]);
	});

	it('occurs again after a refund was reversed', async () => {
		const { id, trigger } = await watching();
		sandbox.control.ghl.refund(id, 50, true);
		expect(await emitted(trigger)).toMatchObject([{ refundAmount: 50 }]);
		update(id, { amountRefunded: 20 });
		expect(await emitted(trigger)).toEqual([]);
		sandbox.control.ghl.refund(id, 5, true);
		expect(await emitted(trigger)).toMatchObject([{ refundAmount: 5, amountRefunded: 25 }]);
	});

	it('occurs for a new transaction that is already refunded', async () => {
		const { trigger } = await watching();
		const id = paid({ amountRefunded: 25, status: 'partially_refunded' });
		const [item] = await emitted(trigger);
		expect(item).toMatchObject({ _id: id, refundAmount: 25 });
		expect(item).not.toHaveProperty('changes');
	});

	it.each([null, 'much', {}, true])('ignores an amount that is %p', async (amountRefunded) => {
		const { id, trigger } = await watching();
		update(id, { amountRefunded });
		expect(await emitted(trigger)).toEqual([]);
		update(id, { amountRefunded: 10 });
		expect(await emitted(trigger)).toMatchObject([{ refundAmount: 10 }]);
	});

	it('has a sample in the editor', async () => {
		paid({ amountRefunded: 25, status: 'partially_refunded' });
		const [item] = (await refundTrigger().sample()) ?? [];
		expect(item.json).toMatchObject({ event: 'transactionRefunded', refundAmount: 25 });
	});

	it('does not occur for earlier refunds if a trigger watched only updates before', async () => {
		const id = paid({ amountRefunded: 25, status: 'partially_refunded' });
		const updates = poller(new GhlTransactionsTrigger(), ['transactionUpdated']);
		expect(await updates.activate()).toBeNull();
		const trigger = refundTrigger(updates.state);
		expect(await emitted(trigger)).toEqual([]);
		sandbox.control.ghl.refund(id, 10, true);
		expect(await emitted(trigger)).toMatchObject([{ refundAmount: 10, amountRefunded: 35 }]);
	});

	/** Returns the state that version 0.1.0 saved for this trigger, with the status only. */
	function savedBefore(state: IDataObject): IDataObject {
		const { transactions: saved } = JSON.parse(JSON.stringify(state)) as {
			transactions: { watch: string; values: string[] };
		};
		expect(saved.watch).toBe('createdAt changes amountRefunded status');
		saved.watch = 'createdAt changes status';
		saved.values = saved.values.map((text) => JSON.stringify((JSON.parse(text) as []).slice(1)));
		return { transactions: saved } as never;
	}

	describe('after an update from an older version', () => {
		it('occurs for the first refund after the update', async () => {
			const { id, trigger } = await watching();
			const updated = refundTrigger(savedBefore(trigger.state));
			sandbox.control.ghl.refund(id, 10);
			expect(await emitted(updated)).toMatchObject([{ _id: id, refundAmount: 10 }]);
			sandbox.control.ghl.refund(id, 20);
			expect(await emitted(updated)).toMatchObject([{ _id: id, refundAmount: 20 }]);
		});

		it('does not occur for earlier refunds', async () => {
			const { id } = await watching({ status: 'partially_refunded', amountRefunded: 10 });
			const other = paid({ amountRefunded: 15 });
			const trigger = refundTrigger();
			await trigger.activate();
			const updated = refundTrigger(savedBefore(trigger.state));
			expect(await emitted(updated)).toEqual([]);
			sandbox.control.ghl.refund(id, 5);
			sandbox.control.ghl.refund(other, 5, true);
			const items = await emitted(updated);
			expect(items.map(({ _id, refundAmount }) => [_id, refundAmount]).sort()).toEqual(
				[
					[id, 5],
					[other, 5],
				].sort(),
			);
		});

		it('occurs even if n8n restarts before the next refund', async () => {
			const { id, trigger } = await watching();
			const updated = refundTrigger(savedBefore(trigger.state));
			await updated.poll();
			const restarted = updated.restarted();
			sandbox.control.ghl.refund(id, 10, true);
			await restarted.poll();
			sandbox.control.ghl.refund(id, 20, true);
			expect(await emitted(restarted)).toMatchObject([{ refundAmount: 20 }]);
		});
	});
});

describe('Invoice Partially Paid', () => {
	const invoices = () => sandbox.world.ghl.billing.invoices as unknown as Records;
	const update = (id: string, patch: object) =>
		invoices().update(id, { ...patch, updatedAt: now() });

	async function watching() {
		const initial = { status: 'sent', amountPaid: 0, fields: { dueDate: '2099-01-01' } };
		const { _id } = addRecord(invoices(), initial, now());
		const events = ['invoicePartiallyPaid', 'invoicePaid'];
		const trigger = poller(new GhlInvoicesTrigger(), events);
		expect(await trigger.activate()).toBeNull();
		return { id: _id, trigger };
	}

	it('occurs for each partial payment with its amount, but not for the last one', async () => {
		const { id, trigger } = await watching();
		update(id, { status: 'partially_paid', amountPaid: 10 });
		expect(await emitted(trigger)).toMatchObject([
			{ event: 'invoicePartiallyPaid', paymentAmount: 10, amountPaid: 10 },
		]);
		update(id, { amountPaid: 40 });
		expect(await emitted(trigger)).toMatchObject([{ paymentAmount: 30, amountPaid: 40 }]);
		update(id, { status: 'paid', amountPaid: 100 });
		expect(await emitted(trigger)).toMatchObject([{ event: 'invoicePaid' }]);
	});

	it('occurs for a payment without an amount', async () => {
		const { id, trigger } = await watching();
		update(id, { status: 'partially_paid' });
		const [item] = await emitted(trigger);
		expect(item).toMatchObject({ event: 'invoicePartiallyPaid' });
		expect(item).not.toHaveProperty('paymentAmount');
	});

	it('does not occur for a draft with an amount', async () => {
		const { id, trigger } = await watching();
		update(id, { status: 'draft', amountPaid: 10 });
		expect(await emitted(trigger)).toEqual([]);
	});
});
