import { randomUUID } from 'node:crypto';

import axios, { type AxiosInstance } from 'axios';

import { decimalsOf as nodeDecimalsOf } from '../../../nodes/shared/core/currencies';
import { API_KEYS } from '../../../sandbox/abstractGhl/accounts';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { decimalsOf } from '../../../sandbox/server/currency';

let sandbox: Sandbox;
let api: AxiosInstance;

beforeAll(async () => {
	sandbox = await startSandbox({ orders: 3 });
	api = axios.create({
		baseURL: `${sandbox.url}/abstractghl`,
		headers: { 'X-API-Key': API_KEYS.full.key },
		validateStatus: () => true,
	});
	api.interceptors.request.use((request) => {
		request.headers.set('Idempotency-Key', randomUUID());
		return request;
	});
	await api.post('/customers', { id: 'c1' });
});
afterAll(async () => await sandbox.close());

let records = 0;
const order = (currency: string, total: number, line: object, more: object = {}) => ({
	...{ order_id: `m${++records}`, customer_id: 'c1', currency, total },
	line_items: [{ name: 'Soap', quantity: 3, ...line }],
	...more,
});

describe('totals of an order', () => {
	it.each([
		['KWD', 1.235, 3.705],
		['KWD', 0.0011, 0.003],
		['JPY', 33.4, 100],
		['HUF', 0.333, 1],
		['USD', 1.235, 3.71],
	])('in %s: a line of 3 × %d has the total %d', async (currency, unit_price, total) => {
		const { status, data } = await api.post('/orders', order(currency, total, { unit_price }));
		expect([status, data]).toMatchObject([201, { total, line_items: [{ total }] }]);
	});

	it.each([
		['KWD', 1.235, 3.704],
		['KWD', 1.235, 3.71],
		['JPY', 33.4, 101],
		['USD', 1.235, 3.72],
	])('in %s: rejects 3 × %d with the total %d', async (currency, unit_price, total) => {
		const { status, data } = await api.post('/orders', order(currency, total, { unit_price }));
		expect([status, data]).toMatchObject([422, { error: { code: 'totals_differ' } }]);
		expect(JSON.stringify(data)).not.toMatch(/\.\d{5}/);
	});

	it('in KWD: add up with discount, tax and shipping in fils', async () => {
		const more = { discount: 0.001, tax: 0.012, shipping: 0.25 };
		const { status } = await api.post('/orders', order('KWD', 3.966, { unit_price: 1.235 }, more));
		expect(status).toBe(201);
	});

	it('follow the new line items of an order in KWD', async () => {
		const { data } = await api.post('/orders', order('KWD', 3.705, { unit_price: 1.235 }));
		const lines = { line_items: [{ name: 'Soap', quantity: 1, unit_price: 0.125 }] };
		const changed = await api.put(`/orders/${data.order_id}/line-items`, lines);
		expect([changed.status, changed.data]).toMatchObject([200, { total: 0.125 }]);
	});
});

describe('payments of an invoice', () => {
	const invoice = async (currency: string, amount: number): Promise<string> => {
		const invoice_id = `m${++records}`;
		await api.post('/invoices', { invoice_id, customer_id: 'c1', currency, amount });
		return `/invoices/${invoice_id}/payments`;
	};

	it('in KWD leave an exact amount due', async () => {
		const path = await invoice('KWD', 1.255);
		const first = await api.post(path, { payment_id: 'p1', amount: 0.251 });
		expect(first.data).toMatchObject({ amount_paid: 0.251, payment_status: 'partially_paid' });
		const tooMuch = await api.post(path, { payment_id: 'p2', amount: 1.005 });
		expect(tooMuch.status).toBe(422);
		expect(JSON.stringify(tooMuch.data)).toContain('exceeds the amount due: 1.004');
		const almost = await api.post(path, { payment_id: 'p3', amount: 1.003 });
		expect(almost.data).toMatchObject({ amount_paid: 1.254, payment_status: 'partially_paid' });
		const last = await api.post(path, { payment_id: 'p4', amount: 0.001 });
		expect(last.data).toMatchObject({ amount_paid: 1.255, payment_status: 'paid' });
	});

	it('in JPY are whole numbers', async () => {
		const path = await invoice('JPY', 100);
		const { data } = await api.post(path, { payment_id: 'p1', amount: 99.6 });
		expect(data).toMatchObject({ amount_paid: 100, payment_status: 'paid' });
	});
});

it('the sandbox has the same decimals for each currency as the nodes', () => {
	const codes = [
		...'USD EUR HUF JPY KRW ISK UYI KWD BHD IQD TND CLF UYW'.split(' '),
		'kwd',
		'',
		'dollars',
	];
	expect(codes.filter((code) => decimalsOf(code) !== nodeDecimalsOf(code))).toEqual([]);
});
