import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { MAIN_LOCATION, USER_ID } from '../../../sandbox/ghl/accounts';
import type { Bill } from '../../../sandbox/ghl/invoices/types';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import type { RunOptions } from '../../harness/run';
import { errorOf, runOrders, tokenCredential, UNLIMITED } from '../engine/support';

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox({ orders: 20, rateLimit: UNLIMITED });
});
afterEach(async () => await sandbox.close());

const ana = {
	email: 'ana.diaz@example.com',
	firstName: 'Ana',
	lastName: 'Diaz',
	phone: '+1555000',
};
const items = (amount: number, qty = 1): INodeParameters => ({
	rows: [{ name: 'House Blend', amount, qty }],
});

const upserts = async (
	parameters: INodeParameters,
	rest: Partial<RunOptions> = {},
): Promise<IDataObject[]> => {
	const form = { externalOrderId: 'SHOP-1', ...ana, items: items(10), output: 'raw' };
	const output = await runOrders(
		tokenCredential(sandbox),
		{ resource: 'order', operation: 'upsert', ...form, ...parameters },
		rest,
	);
	return output.map(({ json }) => json);
};
const upsert = async (parameters: INodeParameters = {}): Promise<IDataObject> =>
	(await upserts(parameters))[0];

/** Returns the sandbox's invoices with a number. */
const bills = (number = 'SHOP-1'): Bill[] =>
	sandbox.world.ghl.billing.invoices
		.all(MAIN_LOCATION.id)
		.filter(({ fields }) => fields.invoiceNumber === number);
const customers = () =>
	sandbox.world.ghl.contacts.all(MAIN_LOCATION.id).filter(({ email }) => email === ana.email);
const payments = (orderId: unknown) =>
	sandbox.world.ghl.transactions
		.all(MAIN_LOCATION.id)
		.filter(({ entityId }) => entityId === orderId);
const calls = (method: string, path: RegExp) => sandbox.requests.find(method, path);

const orderId = ({ order }: IDataObject) => (order as IDataObject | null)?._id;
const statusOf = ({ invoice }: IDataObject) => (invoice as IDataObject).status;

describe('one order, one invoice', () => {
	it('updates the invoice if the order arrives twice', async () => {
		const first = await upsert();
		const second = await upsert({ items: items(12.5, 2), additionalFields: { title: 'BILL' } });

		expect([first.result, second.result]).toEqual(['created', 'updated']);
		expect(bills()).toHaveLength(1);
		expect(customers()).toHaveLength(1);
		expect(bills()[0]).toMatchObject({ totals: { total: 25 }, fields: { title: 'BILL' } });
		expect(second.invoice).toMatchObject({ invoiceNumber: 'SHOP-1', total: 25 });
		expect(second.customer).toMatchObject({ id: customers()[0]._id, new: false });
	});

	it('creates one invoice in several concurrent executions', async () => {
		const results = await Promise.all(
			[1, 2, 3, 4].map(async (n) => await upsert({ items: items(n) })),
		);
		expect(bills()).toHaveLength(1);
		expect(results.map(({ result }) => result).sort()).toEqual([
			'created',
			...Array(3).fill('updated'),
		]);
	});

	it('creates one invoice for concurrent items with the same order, together with other orders', async () => {
		const ids = ['A-1', 'B-2', 'A-1', 'C-3', 'A-1', 'B-2'];
		const results = await upserts(
			{ externalOrderId: '={{ $json.id }}', options: { parallel: 6 } },
			{ items: ids.map((id) => ({ json: { id } })) },
		);
		for (const id of ['A-1', 'B-2', 'C-3']) expect(bills(id)).toHaveLength(1);
		expect(results.map(({ invoice }) => (invoice as IDataObject).invoiceNumber)).toEqual(ids);
	});

	it('creates one invoice if lists show new records late', async () => {
		sandbox.control.set({ lateVisibleMs: 3_600_000 });
		await upsert();
		expect((await upsert()).result).toBe('updated');
		expect(bills()).toHaveLength(1);
	});

	it('creates one invoice if the payment failed after the invoice was created, and lists show it late', async () => {
		sandbox.control.set({ lateVisibleMs: 3_600_000 });
		const fault = sandbox.faults.add({
			path: /record-payment/,
			effect: { kind: 'status', status: 422 },
		});
		await errorOf(upsert({ afterwards: 'recordPayment' }));
		sandbox.faults.clear(fault.id);
		const second = await upsert({ afterwards: 'recordPayment' });
		expect([second.result, statusOf(second)]).toEqual(['updated', 'paid']);
		expect(bills()).toHaveLength(1);
	});

	it('updates the invoice after a user renamed it', async () => {
		const { _id } = (await upsert({ externalOrderId: 'SHOP-9' })).invoice as { _id: string };
		const bill = sandbox.world.ghl.billing.invoices.get(_id) as Bill;
		// As if another process had created it: this process has not stored its ID.
		Object.assign(bill.fields, { name: 'For Ana', invoiceNumber: 'SHOP-10' });
		expect((await upsert({ externalOrderId: 'SHOP-10' })).result).toBe('updated');
		expect(bills('SHOP-10')).toHaveLength(1);
	});

	it('creates a new invoice if the old one was deleted', async () => {
		await upsert();
		sandbox.world.ghl.billing.invoices.delete(bills()[0]._id);
		expect((await upsert()).result).toBe('created');
		expect(bills()).toHaveLength(1);
	});
});

describe('the customer', () => {
	it('is not created again if it exists, and the invoice uses its own name', async () => {
		const [known] = sandbox.world.ghl.contacts.all(MAIN_LOCATION.id);
		const count = sandbox.world.ghl.contacts.all(MAIN_LOCATION.id).length;
		const form = { email: known.email, firstName: '', lastName: '', phone: '' };
		const { customer, invoice } = await upsert(form);
		expect(customer).toMatchObject({ id: known._id, new: false });
		expect(invoice).toMatchObject({
			contactDetails: { id: known._id, email: known.email, phoneNo: known.phone },
		});
		expect(sandbox.world.ghl.contacts.all(MAIN_LOCATION.id)).toHaveLength(count);
	});

	it('is rejected without a phone number', async () => {
		const error = await errorOf(upsert({ phone: '' }));
		expect(error.message).toBe('The contact has no phone number');
		expect(bills()).toEqual([]);
	});

	it('of an invoice that already has the number must be the same', async () => {
		await upsert();
		const [{ fields }] = bills();
		const error = await errorOf(upsert({ email: 'someone.else@example.com', phone: '+1555999' }));
		expect(error.message).toBe('The invoice SHOP-1 belongs to another customer');
		expect(bills()).toHaveLength(1);
		expect(bills()[0].fields).toEqual(fields);
	});
});

describe('after the invoice', () => {
	it('records a payment once and creates the order, even if the order arrives several times', async () => {
		const form = { afterwards: 'recordPayment', mode: 'cash' };
		const first = await upsert(form);
		const second = await upsert({ ...form, items: items(99) });
		expect([statusOf(first), first.result]).toEqual(['paid', 'created']);
		expect([statusOf(second), second.result]).toEqual(['paid', 'unchanged']);
		expect(orderId(first)).toMatch(/^[0-9a-f]{24}$/);
		expect(orderId(second)).toBe(orderId(first));
		expect(payments(orderId(first)).map(({ amount }) => amount)).toEqual([10]);
		expect(bills()[0].totals.total).toBe(10);
	});

	it('records the rest of a partial payment', async () => {
		await upsert();
		const [bill] = bills();
		sandbox.world.ghl.billing.invoices.update(bill._id, {
			amountPaid: 4,
			status: 'partially_paid',
		});
		const second = await upsert({ afterwards: 'recordPayment', items: items(99) });
		expect([statusOf(second), second.result]).toEqual(['paid', 'unchanged']);
		expect(payments(orderId(second)).map(({ amount }) => amount)).toEqual([6]);
	});

	it('sends the invoice once', async () => {
		const form = { afterwards: 'send', sendBy: 'email', userId: USER_ID };
		const results = [await upsert(form), await upsert(form), await upsert()];
		expect(results.map(statusOf)).toEqual(['sent', 'sent', 'sent']);
		expect(calls('POST', /\/send$/)).toHaveLength(1);
		expect(results.map(orderId)).toEqual([undefined, undefined, undefined]);
	});

	it('requires the sender before it writes anything', async () => {
		const error = await errorOf(upsert({ afterwards: 'send' }));
		expect(error.message).toBe("'User ID' is empty");
		expect(sandbox.requests.entries).toEqual([]);
	});

	it.each(['void', 'payment_processing'])(
		'does not change an invoice that is %s',
		async (status) => {
			await upsert();
			sandbox.world.ghl.billing.invoices.update(bills()[0]._id, { status });
			const second = await upsert({ afterwards: 'recordPayment', items: items(99) });
			expect([statusOf(second), second.result]).toEqual([status, 'unchanged']);
			expect([...calls('PUT', /invoices/), ...calls('POST', /record-payment/)]).toEqual([]);
		},
	);

	it("returns the invoice and names the order if it can't search for the order", async () => {
		sandbox.faults.add({ path: '/ghl/payments/orders', effect: { kind: 'status', status: 403 } });
		const made = await upsert({ afterwards: 'recordPayment' });
		expect(made).toMatchObject({
			invoice: { status: 'paid' },
			order: null,
			incomplete: [{ part: 'order', message: expect.any(String) }],
		});
	});
});
