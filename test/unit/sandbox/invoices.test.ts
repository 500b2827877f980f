import type { AxiosInstance } from 'axios';
import { MAIN_LOCATION, PRIVATE_TOKENS } from '../../../sandbox/ghl/accounts';
import { without } from '../../../sandbox/ghl/invoices/records';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { ALT, clock, ghl } from './client';

const time = clock();
let sandbox: Sandbox;
let api: AxiosInstance;

beforeEach(async () => {
	sandbox = await startSandbox({ orders: 60, rateLimit: null, now: time.now });
	api = ghl(sandbox);
});
afterEach(() => sandbox.close());

const item = (amount: number, qty = 1, more: object = {}) => ({
	...{ name: 'Beans', currency: 'USD', type: 'one_time', amount, qty },
	...more,
});

const INVOICE = {
	...ALT,
	name: 'Office coffee',
	title: 'INVOICE',
	currency: 'USD',
	businessDetails: { name: 'Harbour' },
	contactDetails: { id: 'c1', name: 'Ana', email: 'ana@example.com', phoneNo: '+15550001' },
	sentTo: { email: ['ana@example.com'] },
	issueDate: '2026-11-20',
	liveMode: true,
	discount: { type: 'percentage', value: 0 },
	items: [item(32, 2)],
};

const create = async (more: object = {}) =>
	(await api.post('/invoices/', { ...INVOICE, ...more })).data;

describe('invoices', () => {
	const tax = [{ _id: 't1', name: 'Sales Tax', rate: 10 }];
	it.each([
		['lines', {}, 64, { subTotal: 64, discount: 0, tax: 0 }],
		[
			'a share off',
			{ discount: { type: 'percentage', value: 25 } },
			48,
			{ subTotal: 64, discount: 16, tax: 0 },
		],
		[
			'an amount off, before taxes',
			{ discount: { type: 'fixed', value: 14 }, items: [item(32, 2, { taxes: tax })] },
			55,
			{ subTotal: 64, discount: 14, tax: 5 },
		],
		[
			'a discount on some products only',
			{
				discount: { type: 'percentage', value: 50, validOnProductIds: ['p1'] },
				items: [item(10, 1, { productId: 'p1' }), item(10)],
			},
			15,
			{ subTotal: 20, discount: 5, tax: 0 },
		],
		[
			'taxes within the price',
			{ items: [item(10, 1, { taxes: tax, taxInclusive: true })] },
			10,
			{ subTotal: 10, discount: 0, tax: 0 },
		],
	])('works out the total itself: %s', async (_name, more, total, totalSummary) => {
		expect(await create({ ...more, total: 1 })).toMatchObject({
			total,
			totalSummary,
			amountDue: total,
			amountPaid: 0,
			status: 'draft',
		});
	});

	it.each([
		['KWD', 1.2345, 3.704, 3.704],
		['KWD', 0.001, 0.003, 0.003],
		['JPY', 33.3, 100, 100],
		['USD', 1.2345, 3.7, 3.7],
	])('rounds to the decimals of %s', async (currency, amount, subTotal, total) => {
		const invoice = await create({ currency, items: [item(amount, 3, { currency })] });
		expect(invoice).toMatchObject({ total, totalSummary: { subTotal }, amountDue: total });
	});

	it('pays a part in a currency with three decimals', async () => {
		const { _id } = await create({ currency: 'KWD', items: [item(1.255, 1, { currency: 'KWD' })] });
		const body = { ...ALT, mode: 'cash', amount: 0.251 };
		expect((await api.post(`/invoices/${_id}/record-payment`, body)).status).toBeLessThan(300);
		const { data } = await api.get(`/invoices/${_id}`, { params: ALT });
		expect(data).toMatchObject({ amountPaid: 0.251, amountDue: 1.004 });
	});

	it("counts the numbers, and returns days as times in the location's time zone", async () => {
		const path = '/invoices/generate-invoice-number';
		const { invoiceNumber } = (await api.get(path, { params: ALT })).data;
		const made = await create({ dueDate: '2026-12-04' });
		expect(made).toMatchObject({
			invoiceNumber,
			issueDate: '2026-11-20T06:00:00.000Z',
			dueDate: '2026-12-05T05:59:59.999Z',
		});
		const again = (await api.get(path, { params: ALT })).data;
		expect(again).toEqual({ invoiceNumber: invoiceNumber + 1 });
	});

	it('requires limit and offset in lists, and filters', async () => {
		const refused = await api.get('/invoices/', { params: ALT });
		expect(refused.status).toBe(422);
		expect(refused.data.message).toEqual([
			'limit must be a number conforming to the specified constraints',
			'offset must be a number conforming to the specified constraints',
		]);
		await create();
		const params = { ...ALT, limit: 5, offset: 0, contactId: 'c1', status: 'draft' };
		const { data } = await api.get('/invoices/', { params });
		expect(data).toMatchObject({ total: 1, invoices: [{ name: 'Office coffee' }] });
	});

	it('replaces all previous fields', async () => {
		const { _id } = await create({ termsNotes: 'Soon' });
		const { items, ...body } = INVOICE;
		const { data } = await api.put(`/invoices/${_id}`, {
			...body,
			dueDate: '2026-12-04',
			invoiceItems: [item(5)],
		});
		expect(data).toMatchObject({ _id, total: 5 });
		expect(data).not.toHaveProperty('termsNotes');
		expect(items).toHaveLength(1);
	});

	it('rejects violations of the rules with 422, and of the database with 500', async () => {
		const { contactDetails, ...body } = INVOICE;
		const lacking = await api.post('/invoices/', { ...body, contactDetails: { id: 'c1' } });
		expect(lacking.status).toBe(422);
		expect(lacking.data.message).toContain('contactDetails.phoneNo should not be empty');
		expect(lacking.data.message).toContain('contactDetails.email should not be empty');
		const untitled = await api.post('/invoices/', { ...body, contactDetails, title: undefined });
		expect([untitled.status, untitled.data.message]).toEqual([
			500,
			'Invoice validation failed: title: Path `title` is required.',
		]);
	});

	it('creates an order and its transactions when it is paid', async () => {
		const { _id, total } = await create();
		const pay = async (more: object) =>
			await api.post(`/invoices/${_id}/record-payment`, { ...ALT, mode: 'cash', ...more });
		expect((await pay({ amount: 4 })).data).toMatchObject({
			success: true,
			invoice: { status: 'partially_paid', amountPaid: 4, amountDue: total - 4 },
		});
		expect((await pay({})).data.invoice).toMatchObject({ status: 'paid', amountDue: 0 });
		expect((await pay({})).status).toBe(400);
		const [order] = (await api.get('/payments/orders', { params: { ...ALT, sourceId: _id } })).data
			.data;
		expect(order).toMatchObject({ sourceType: 'invoice', amount: total, paymentStatus: 'paid' });
		const params = { ...ALT, entityId: order._id };
		const { data } = (await api.get('/payments/transactions', { params })).data;
		expect(data.map(({ amount }: { amount: number }) => amount).sort()).toEqual([4, total - 4]);
	});

	it('is sent, and stays void', async () => {
		const { _id } = await create();
		const send = { ...ALT, userId: 'u1', action: 'email', liveMode: true };
		const sent = await api.post(`/invoices/${_id}/send`, send);
		expect(sent.data).toMatchObject({ invoice: { status: 'sent' }, emailData: {}, smsData: {} });
		const gone = await api.post(`/invoices/${_id}/void`, ALT);
		expect(gone.data.status).toBe('void');
		expect((await api.post(`/invoices/${_id}/send`, send)).status).toBe(400);
	});

	it('has an invoice for each order that came from one', async () => {
		const { orders, billing } = sandbox.world.ghl;
		const paid = billing.invoices.all(MAIN_LOCATION.id).filter(({ orderId }) => orderId);
		expect(paid.length).toBeGreaterThan(0);
		for (const { _id, orderId, amountPaid } of paid) {
			expect(orders.get(String(orderId))).toMatchObject({
				source: { type: 'invoice', id: _id },
				amountPaid,
			});
		}
	});

	it('requires its own scope', async () => {
		const readOnly = ghl(sandbox, PRIVATE_TOKENS.readOnly.token);
		expect((await readOnly.post('/invoices/', INVOICE)).status).toBe(401);
		const params = { ...ALT, limit: 1, offset: 0 };
		expect((await readOnly.get('/invoices/', { params })).status).toBe(200);
	});
});

describe('schedules', () => {
	const make = async (startDate: string) => {
		const body = without(INVOICE, 'sentTo', 'issueDate');
		const rrule = { intervalType: 'monthly', interval: 1, startDate };
		return (await api.post('/invoices/schedule', { ...body, schedule: { rrule } })).data;
	};

	it.each([
		['today', '2026-11-20', 1],
		['later', '2026-12-20', 0],
	])('sends its first invoice when it is activated and starts %s', async (_name, start, count) => {
		const { _id, status } = await make(start);
		expect(status).toBe('draft');
		const body = { ...ALT, liveMode: true };
		const { data } = await api.post(`/invoices/schedule/${_id}/schedule`, body);
		expect(data.status).toBe('scheduled');
		expect(data.invoices).toHaveLength(count);
		const cancelled = await api.post(`/invoices/schedule/${_id}/cancel`, ALT);
		expect(cancelled.data.status).toBe('cancelled');
	});
});

describe('estimates', () => {
	const ESTIMATE = { ...INVOICE, frequencySettings: { enabled: false, schedule: {} } };

	it('become invoices', async () => {
		const made = await api.post('/invoices/estimate', ESTIMATE);
		expect([made.status, made.data.estimateStatus]).toEqual([201, 'draft']);
		const path = `/invoices/estimate/${made.data._id}/invoice`;
		const { data } = await api.post(path, { ...ALT, markAsInvoiced: true });
		expect(data).toMatchObject({
			estimate: { estimateStatus: 'invoiced' },
			invoice: { status: 'draft', total: made.data.total, contactDetails: { id: 'c1' } },
		});
	});

	it('are deleted with the account in the body, and not in the query', async () => {
		const { _id } = (await api.post('/invoices/estimate', ESTIMATE)).data;
		const path = `/invoices/estimate/${_id}`;
		expect((await api.delete(path, { params: ALT })).status).toBe(422);
		expect((await api.delete(path, { data: ALT })).status).toBe(200);
		expect((await api.delete(path, { data: ALT })).status).toBe(404);
	});
});
