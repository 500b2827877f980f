import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import type { RunOptions } from '../../harness/run';
import { apiRequests, errorOf, runOrders, tokenCredential } from '../engine/support';
import { mix, open, sandbox, summarize, transactions } from './revenueSupport';

const form = { resource: 'order', operation: 'createReport' };

/** Runs Create Report and returns its item. */
const create = async (parameters: INodeParameters = {}, rest: Partial<RunOptions> = {}) => {
	const settings = { timezone: 'UTC' };
	const parametersOfNode = { ...form, ...parameters };
	const [item, ...others] = await runOrders(tokenCredential(sandbox), parametersOfNode, {
		settings,
		...rest,
	});
	expect(others).toEqual([]);
	return item;
};

interface List {
	count: number;
	totals: Array<{ currency: string; amount: number }>;
	records: IDataObject[];
}
const listOf = (json: IDataObject, name: string) => json[name] as unknown as List;

const isRecent = (time: string, json: IDataObject) =>
	Date.parse(time) >= Date.parse(String(json.from)) &&
	Date.parse(time) <= Date.parse(String(json.to));

const review = (more: IDataObject = {}): IDataObject => ({
	...{ reviewId: 'r1', stars: 4, title: 'Good', text: 'As expected', customerName: 'Ana' },
	...{ createdAt: new Date().toISOString(), referenceId: '', ...more },
});

describe('Create Report', () => {
	beforeEach(async () => await open(1500));

	it.each(['UTC', 'Pacific/Auckland'])(
		'returns the same numbers as Summarize Revenue, with four currencies, in %s',
		async (timezone) => {
			mix();
			const settings = { timezone };
			const { json } = await create({ days: 75 }, { settings });
			const period = { startAt: json.from as string, endAt: json.to as string };
			const summaries = ['currency', 'day', 'source'].map(
				async (groupBy) => await summarize({ groupBy, ...period }, { settings }),
			);
			const [byCurrency, byDay, bySource] = await Promise.all(summaries);
			expect(byCurrency.map(({ currency }) => currency)).toEqual(['EUR', 'JPY', 'KWD', 'USD']);
			expect(json.revenue).toEqual({ byCurrency, byDay, bySource });
			for (const { netAmount, currency } of byCurrency) {
				const options = { style: 'currency', currency: String(currency) } as const;
				const shown = new Intl.NumberFormat('en-US', options).format(Number(netAmount));
				expect(json.html).toContain(`<b>${shown}</b>`);
			}
		},
	);

	it('lists open orders, failed payments and ended subscriptions of the period', async () => {
		for (const [index, row] of transactions().entries()) if (index % 9 === 0) row.status = 'failed';
		const { ghl } = sandbox.world;
		const { json } = await create({ options: { maxRows: 4 } });
		const open = ghl.orders
			.all(MAIN_LOCATION.id)
			.filter(
				(one) =>
					one.liveMode &&
					one.paymentStatus === 'paid' &&
					one.fulfillmentStatus !== 'fulfilled' &&
					isRecent(one.createdAt, json),
			);
		const failed = transactions().filter(
			(one) => one.liveMode && one.status === 'failed' && isRecent(one.createdAt, json),
		);
		const ended = ghl.subscriptions
			.all(MAIN_LOCATION.id)
			.filter(
				({ status, liveMode, updatedAt }) =>
					liveMode &&
					['canceled', 'incomplete_expired'].includes(status) &&
					isRecent(updatedAt, json),
			);
		expect(Math.min(open.length, failed.length, ended.length)).toBeGreaterThan(4);
		const oldest = open.slice(0, 4).map(({ _id }) => ({ orderId: _id }));
		expect(listOf(json, 'openOrders')).toMatchObject({ count: open.length, records: oldest });
		const newest = failed
			.slice(-4)
			.reverse()
			.map(({ _id }) => ({ transactionId: _id }));
		expect(listOf(json, 'failedPayments')).toMatchObject({ count: failed.length, records: newest });
		expect(listOf(json, 'endedSubscriptions').count).toBe(ended.length);
		const cents = open.reduce((sum, { amount }) => sum + Math.round(amount * 100), 0);
		expect(listOf(json, 'openOrders').totals).toEqual([{ currency: 'USD', amount: cents / 100 }]);
		expect(json.html).toContain(`${open.length - 4} more`);
	});

	it('shows each review with its order, and states why a review has none', async () => {
		const [order] = sandbox.control.ghl.createOrders({ liveMode: true });
		const raw = {
			...{ stars: 5, title: 'Great', text: 'Thanks', referenceId: order._id },
			...{ consumer: { displayName: 'Bo' }, createdAt: '2026-11-01T10:00:00Z' },
		};
		const reviews = [
			review({ referenceId: 'A-1' }),
			raw,
			review({ createdAt: '2026-10-01T10:00:00Z' }),
			{ error: 'Trustpilot did not respond' },
		];
		const { json } = await create({ reviews: JSON.stringify(reviews), trustScore: '4.6' });
		expect(json).toMatchObject({
			trustScore: 4.6,
			reviews: [
				{ stars: 4, referenceId: 'A-1', order: null },
				{ customerName: 'Bo', order: { orderId: order._id, totalAmount: order.amount } },
				{ stars: 4, order: null },
			],
		});
		for (const text of ['Reference A-1: no order found', 'No reference number', '★ 4.6', '★★★★★']) {
			expect(json.html).toContain(text);
		}
		const email = await create({
			...{ format: 'email', trustScore: '4.6' },
			reviews: JSON.stringify(reviews),
		});
		for (const text of ['Reference A-1: no order found', '★ 4.6']) {
			expect(email.json.html).toContain(text);
		}
		expect(email.json.html).not.toMatch(/<svg|<style|class=/);
	});

	it('returns the SVG file as text and as binary data, and reads only transactions for it', async () => {
		sandbox.requests.clear();
		const { json, binary } = await create({ format: 'svg', options: { outputField: 'chart' } });
		expect(new Set(apiRequests(sandbox).map(({ path }) => path))).toEqual(
			new Set(['/ghl/payments/transactions']),
		);
		expect(json.html).toBeUndefined();
		expect(binary).toMatchObject({
			chart: { mimeType: 'image/svg+xml', fileName: 'report.svg', fileExtension: 'svg' },
		});
		const file = Buffer.from(String(binary?.chart.data), 'base64').toString();
		expect(file).toBe(json.svg);
		expect(file).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
	});

	it('reads only the lists of its sections', async () => {
		sandbox.requests.clear();
		const { json } = await create({ sections: ['openOrders'] });
		expect(new Set(apiRequests(sandbox).map(({ path }) => path))).toEqual(
			new Set(['/ghl/payments/orders']),
		);
		expect(Object.keys(json)).not.toEqual(expect.arrayContaining(['revenue', 'reviews']));
	});

	it.each([
		[{ period: 'dates' }, "'From' is empty"],
		[{ period: 'dates', startAt: '2026-11-02', endAt: '2026-11-01' }, "'From' is after 'To'"],
		[{ period: 'dates', startAt: '2001-01-01' }, 'The period is longer than 10 years'],
		[{ days: 0 }, "'Days' is not a whole number of 1 or more: 0"],
		[{ days: 4000 }, "'Days' is larger than 3660: 4000"],
		[{ sections: [] }, "'Sections' is empty"],
		[{ sections: ['orders'] }, "'Sections' has an unknown value: orders"],
		[{ format: 'pdf' }, "'Format' has an unknown value: pdf"],
		[{ reviews: '{"stars": 5}' }, "'Reviews' is not a JSON array"],
		[{ trustScore: '9' }, "'TrustScore' is not a number from 0 to 5: 9"],
		[{ options: { locale: 'en_US!' } }, "'Locale' is unknown: en_US!"],
		[{ options: { theme: 'pink' } }, "'Theme' has an unknown value: pink"],
		[{ options: { maxRows: 501 } }, "'Max Rows' is larger than 500: 501"],
	])('rejects %j', async (parameters: INodeParameters, message) => {
		expect((await errorOf(create(parameters))).message).toContain(message);
	});
});

describe('Create Report of unusual shops', () => {
	it('states that sections are empty', async () => {
		await open(0);
		const { json } = await create();
		expect(json.revenue).toEqual({ byCurrency: [], byDay: [], bySource: [] });
		for (const text of [
			'No payments in this period',
			'No open orders in this period',
			'No failed payments in this period',
			'No subscription ended in this period',
			'No reviews',
		]) {
			expect(json.html).toContain(text);
		}
	});

	it('escapes names of customers, sources and reviews', async () => {
		await open(30);
		const evil = `</style></title><script>alert(1)</script><img src=x onerror="alert('1')">`;
		const { ghl } = sandbox.world;
		for (const { _id } of ghl.contacts.all(MAIN_LOCATION.id)) {
			ghl.contacts.update(_id, { firstName: evil, lastName: evil });
		}
		for (const row of transactions()) {
			row.source = { ...row.source, name: evil };
			row.currency = '<b>"';
		}
		for (const format of ['page', 'email', 'svg']) {
			const { json } = await create({
				...{ format, title: evil, days: 365 },
				options: { notice: evil },
				...(format !== 'svg' && {
					reviews: JSON.stringify([review({ title: evil, text: evil, referenceId: evil })]),
				}),
			});
			const drawn = String(json.html ?? json.svg);
			expect(drawn).toContain('&lt;script&gt;');
			expect(drawn).not.toMatch(/<script|<img|alert\('/);
			expect(drawn.match(/<\/style>/g) ?? []).toHaveLength(format === 'email' ? 0 : 1);
		}
	});
});
