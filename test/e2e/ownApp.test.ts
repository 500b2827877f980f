import axios from 'axios';
import type { IDataObject } from 'n8n-workflow';

import { MAIN_LOCATION } from '../../sandbox/ghl/accounts';
import { outputOf } from '../../sandbox/n8n/client';
import { CLIENT_SECRETS } from '../../sandbox/n8n/credentials';
import { example } from './support/examples';
import { Flows } from './support/flows';
import { startTestbed, type Testbed } from './support/testbed';

const WORKFLOW = example('orders-from-your-app.json');
const { app } = CLIENT_SECRETS;

const customer = { email: 'ada@example.com', phone: '+12025550143', firstName: 'Ada' };
const order = (id: unknown, more: IDataObject = {}) => ({
	kind: 'order',
	order: {
		...{ id, currency: 'USD', total: 37.5, customer },
		items: [
			{ name: 'Beans', price: 12.5, quantity: 2 },
			{ name: 'Cup', price: 12.5, quantity: 1 },
		],
		...more,
	} as IDataObject,
});
const invoice = (number: string) => ({
	kind: 'invoice',
	invoice: {
		...{ number, currency: 'USD', total: 180, customer },
		items: [{ name: 'Tasting', price: 180, quantity: 1 }],
	},
});

describe('Orders from Your Own App', () => {
	let testbed: Testbed;
	let flows: Flows;
	const faults = () => testbed.sandbox.faults;

	beforeAll(async () => {
		testbed = await startTestbed();
		flows = new Flows(testbed);
		await flows.activate(WORKFLOW);
	});
	afterAll(async () => await testbed?.close());
	afterEach(() => faults().clear());

	const secret = { [app.name]: app.value };
	async function post(body: unknown, headers: Record<string, string> = secret) {
		const json = { 'Content-Type': 'application/json', ...headers };
		const url = flows.urlOf(WORKFLOW);
		return await axios.post<IDataObject[]>(url, JSON.stringify(body), {
			headers: json,
			validateStatus: () => true,
		});
	}
	const results = (data: IDataObject[]) => data.map(({ id, result }) => [id, result]);

	const contacts = () =>
		testbed.sandbox.world.ghl.contacts
			.all(MAIN_LOCATION.id)
			.filter(({ email }) => email === customer.email);
	const invoices = (number: string) =>
		testbed.sandbox.world.ghl.billing.invoices
			.all(MAIN_LOCATION.id)
			.filter(({ fields }) => fields.invoiceNumber === number);
	/** Returns all records of both systems, without times. */
	const holdings = () => {
		const { ghl, abstractGhl } = testbed.sandbox.world;
		return {
			contacts: ghl.contacts.all(MAIN_LOCATION.id).map(({ _id }) => _id),
			invoices: ghl.billing.invoices.all(MAIN_LOCATION.id).map(({ _id, status }) => [_id, status]),
			payments: ghl.transactions.all(MAIN_LOCATION.id).map(({ _id }) => _id),
			customers: [...abstractGhl.customers.keys()],
			orders: [...abstractGhl.orders.keys()],
			booked: [...abstractGhl.invoices.keys()],
		};
	};

	it('accepts the form of its sample, and the same form again without duplicates', async () => {
		const [sample] = WORKFLOW.pinData?.['From Your App'] ?? [];
		const { body } = sample.json;
		const first = await post(body);
		expect([first.status, results(first.data)]).toEqual([
			200,
			[
				['mara.lind@example.com', 'created'],
				['SHOP-1001', 'created'],
				['SHOP-INV-7', 'created'],
			],
		]);
		expect(first.data.every(({ inGhl, inAbstractGhl }) => inGhl && inAbstractGhl)).toBe(true);
		const after = holdings();

		const second = await post(body);
		expect([second.status, results(second.data)]).toEqual([
			200,
			[
				['mara.lind@example.com', 'updated'],
				['SHOP-1001', 'unchanged'],
				['SHOP-INV-7', 'updated'],
			],
		]);
		expect(holdings()).toEqual(after);
	});

	it('runs with its pinned sample from the editor', async () => {
		const { client } = testbed.n8n;
		const execution = await client.run(flows.idOf(WORKFLOW), 'From Your App');
		expect(execution.status).toBe('success');
		expect(outputOf(execution, 'Each Record')).toHaveLength(3);
	});

	it('accepts one record and a plain array', async () => {
		const one = await post(order('APP-1'));
		expect([one.status, results(one.data)]).toEqual([200, [['APP-1', 'created']]]);
		const array = await post([order('APP-1'), order('APP-2'), invoice('APP-INV-1')]);
		expect([array.status, results(array.data)]).toEqual([
			200,
			[
				['APP-1', 'unchanged'],
				['APP-2', 'created'],
				['APP-INV-1', 'created'],
			],
		]);
		expect(invoices('APP-1')).toMatchObject([{ status: 'paid', totals: { total: 37.5 } }]);
		expect(invoices('APP-INV-1')).toMatchObject([{ status: 'draft', totals: { total: 180 } }]);
		const [contact, ...others] = contacts();
		expect(others).toEqual([]);
		expect(testbed.sandbox.world.abstractGhl.orders.get('APP-1')).toMatchObject({
			...{ total: 37.5, customer_id: contact._id },
			line_items: [{ name: 'Beans' }, { name: 'Cup' }],
		});
	});

	it.each([
		['an unknown kind', { kind: 'refund', refund: { id: 'R-1' } }, 'Unknown kind: refund'],
		['a kind that is a name of JavaScript', { kind: 'constructor' }, 'Unknown kind: constructor'],
		['no kind', { order: { id: 'A-1' } }, 'The record has no kind'],
		['an empty body', {}, 'The record has no kind'],
		['an empty list', { records: [] }, 'The record has no kind'],
		['a list with an empty value', { records: [null] }, 'The record has no kind'],
		['a text', { records: ['order'] }, 'The record has no kind'],
		['a missing record', { kind: 'order' }, 'The customer has no email and no phone number'],
		['an order without items', order('APP-3', { items: null }), "'Item Data' is empty"],
		[
			'a customer without email and phone',
			{ kind: 'customer', customer: { firstName: 'Ada' } },
			'The customer has no email and no phone number',
		],
		['an order without an ID', order(''), expect.stringMatching(/Order ID/)],
		[
			'a total that differs from its items',
			order('APP-3', { total: 99 }),
			'The total is 99, but the items add up to 37.50',
		],
		[
			'an order without a total',
			order('APP-3', { total: null }),
			'The total is missing, but the items add up to 37.50',
		],
	])('rejects %s, and states the reason', async (_, body, reason) => {
		const before = holdings();
		const { status, data } = await post(body);
		expect(status).toBe(422);
		expect(data).toMatchObject([{ result: 'rejected', inGhl: false, inAbstractGhl: false }]);
		expect(data[0].error).toEqual(reason);
		expect(data[0].error).not.toBe('');
		expect(data[0].remedy).not.toBe('');
		expect(holdings()).toEqual(before);
	});

	it('continues after a rejected record', async () => {
		const { status, data } = await post({
			records: [order('APP-4'), { kind: 'refund' }, order('APP-5', { items: [] }), order('APP-6')],
		});
		expect(status).toBe(207);
		expect(results(data)).toEqual([
			['APP-4', 'created'],
			['', 'rejected'],
			['APP-5', 'rejected'],
			['APP-6', 'created'],
		]);
	});

	it.each([
		['customer', '/abstractghl/customers'],
		['order', '/abstractghl/orders'],
	])('reports an order whose %s the second system rejects', async (step, path) => {
		const id = `APP-7-${step}`;
		const body = { error: { code: 'unprocessable', message: 'Not today' } };
		faults().add({ method: 'POST', path, times: 1, effect: { kind: 'status', status: 422, body } });
		const records = [order(id), order(`${id}-NEXT`)];
		const first = await post({ records });
		expect(first.status).toBe(207);
		expect(first.data).toMatchObject([
			{ id, result: 'rejected', inGhl: true, inAbstractGhl: false },
			{ id: `${id}-NEXT`, result: 'created', inGhl: true, inAbstractGhl: true },
		]);
		expect(`${String(first.data[0].error)} ${String(first.data[0].remedy)}`).toContain('Not today');

		const again = await post({ records });
		expect([again.status, results(again.data)]).toEqual([
			200,
			[
				[id, 'unchanged'],
				[`${id}-NEXT`, 'unchanged'],
			],
		]);
		expect(invoices(id)).toHaveLength(1);
		expect(testbed.sandbox.world.abstractGhl.orders.has(id)).toBe(true);
	});

	it('rejects a request without the secret', async () => {
		const before = testbed.sandbox.requests.lastSeq;
		for (const headers of [{}, { [app.name]: 'guess' }] as Array<Record<string, string>>) {
			expect((await post(order('APP-9'), headers)).status).toBe(403);
		}
		expect(testbed.sandbox.requests.since(before)).toEqual([]);
	});
});
