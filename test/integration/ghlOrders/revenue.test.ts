import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import type { Transaction } from '../../../sandbox/ghl/types';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { locator } from '../../harness';
import type { RunOptions } from '../../harness/run';
import { runOrders, tokenCredential, UNLIMITED } from '../engine/support';

let sandbox: Sandbox;

const open = async (orders: number): Promise<void> => {
	sandbox = await startSandbox({ orders, days: 90, rateLimit: UNLIMITED });
};
afterEach(async () => await sandbox.close());

const summarize = async (
	parameters: INodeParameters = {},
	rest: Partial<RunOptions> = {},
): Promise<IDataObject[]> => {
	const form = { resource: 'order', operation: 'summarizeRevenue', ...parameters };
	const output = await runOrders(tokenCredential(sandbox), form, {
		settings: { timezone: 'UTC' },
		...rest,
	});
	return output.map(({ json }) => json);
};

const transactions = (): readonly Transaction[] =>
	sandbox.world.ghl.transactions.all(MAIN_LOCATION.id);

const DECIMALS: Record<string, number> = { JPY: 0, KWD: 3 };

/** Adds up the sandbox's amounts as texts of digits, independently of the node. */
function expected(
	rows: readonly Transaction[],
	labelsOf: (row: Transaction) => object,
): Map<string, object> {
	const groups = new Map<string, { rows: Transaction[]; labels: object }>();
	for (const row of rows) {
		if (!row.liveMode || row.status === 'failed') continue;
		const labels = { ...labelsOf(row), currency: row.currency };
		const key = JSON.stringify(labels);
		const group = groups.get(key) ?? { labels, rows: [] };
		group.rows.push(row);
		groups.set(key, group);
	}
	const sums = [...groups].map(([key, group]): [string, object] => {
		const decimals = DECIMALS[group.rows[0].currency] ?? 2;
		const sum = (name: 'amount' | 'amountRefunded') =>
			group.rows.reduce(
				(all, row) => all + BigInt(row[name].toFixed(decimals).replace('.', '')),
				0n,
			);
		const major = (minor: bigint | number) =>
			Number((Number(minor) / 10 ** decimals).toFixed(decimals));
		const [total, refunded] = [sum('amount'), sum('amountRefunded')];
		const orders = new Set(group.rows.map(({ entityId }) => entityId)).size;
		const amounts = {
			orders,
			payments: group.rows.length,
			totalAmount: major(total),
			refundedAmount: major(refunded),
			netAmount: major(total - refunded),
			averageAmount: major(Math.round(Number(total) / orders)),
			excluded: [],
		};
		return [key, { ...group.labels, ...amounts }];
	});
	return new Map(sums);
}

const sorted = (items: Iterable<object>): string[] =>
	[...items].map((item) => JSON.stringify(Object.entries(item).sort())).sort();

const day = ({ createdAt }: Transaction) => ({ day: createdAt.slice(0, 10) });
const month = ({ createdAt }: Transaction) => ({ month: createdAt.slice(0, 7) });
const source = ({ source: { type, name, id } }: Transaction) =>
	type === 'invoice'
		? { source: null, sourceType: type, sourceId: null }
		: { source: name, sourceType: type, sourceId: id };

/** Adds other currencies, partial refunds, second payments, and failures. */
function mix(): void {
	transactions().forEach((row, index) => {
		row.currency = ['USD', 'EUR', 'USD', 'JPY', 'KWD'][index % 5];
		const decimals = DECIMALS[row.currency] ?? 2;
		row.amount = Number((row.amount * 1.0137 + index / 1000).toFixed(decimals));
		if (row.status === 'refunded') row.amountRefunded = row.amount;
		if (index % 11 === 0) {
			row.status = 'partially_refunded';
			row.amountRefunded = Number((row.amount / 3).toFixed(decimals));
		}
		if (index % 13 === 0) row.status = 'failed';
		if (index % 7 === 0 && index > 0) row.entityId = transactions()[index - 1].entityId;
	});
}

describe('the revenue of 5,000 orders', () => {
	beforeEach(async () => {
		await open(5000);
		mix();
	});

	it.each(Object.entries({ currency: () => ({}), day, month, source }))(
		"equals the sandbox's payments to the cent, grouped by %s",
		async (groupBy, labelsOf) => {
			const items = await summarize({ groupBy });
			const expectedItems = expected(transactions(), labelsOf);
			expect(sorted(items)).toEqual(sorted(expectedItems.values()));
			expect(new Set(items.map(({ currency }) => currency)).size).toBe(4);
		},
	);

	it('contains the payments within a period, no matter how the server interprets its bounds', async () => {
		const times = transactions().map(({ createdAt }) => createdAt);
		const [startAt, endAt] = [times[500], times[3000]];
		const inside = transactions().filter(
			({ createdAt }) => createdAt >= startAt && createdAt <= endAt,
		);
		const expectedItems = sorted(expected(inside, () => ({})).values());
		const form = { groupBy: 'currency', startAt, endAt };
		for (const rounding of ['exact', 'day', 'dayUp', 'ignored'] as const) {
			sandbox.control.set({
				startAt: rounding,
				endAt: rounding === 'ignored' ? 'ignored' : 'exact',
			});
			expect(sorted(await summarize(form))).toEqual(expectedItems);
		}
	});

	it('reads each page once, except for overlaps', async () => {
		await summarize({ groupBy: 'day' });
		const live = transactions().filter(({ liveMode }) => liveMode).length;
		const pages = sandbox.requests.entries.length;
		expect(pages).toBeLessThanOrEqual(Math.ceil((live / 100) * 1.03));
	});
});

describe('revenue', () => {
	beforeEach(async () => await open(120));

	it('equals the total if grouped by product, and all of an order with one product belongs to it', async () => {
		const items = await summarize({ groupBy: 'product' });
		const [overall] = await summarize({ groupBy: 'currency' });
		const sum = (name: string) =>
			items.reduce((all, item) => all + Math.round(Number(item[name]) * 100), 0) / 100;
		for (const name of ['totalAmount', 'refundedAmount', 'netAmount']) {
			expect(sum(name)).toBe(overall[name]);
		}
		const { prices, products, orders } = sandbox.world.ghl;
		for (const item of items) {
			const paid = transactions().filter(({ entityId, liveMode }) => {
				const sold = orders.get(entityId)?.items.map(({ priceId }) => prices.get(priceId)?.product);
				return liveMode && sold?.includes(String(item.productId));
			});
			expect(item).toMatchObject({
				product: products.get(String(item.productId))?.name,
				orders: paid.length,
				payments: paid.length,
			});
		}
	});

	it('divides a payment by the line prices if grouped by product', async () => {
		const { prices, orders } = sandbox.world.ghl;
		const two = orders
			.all(MAIN_LOCATION.id)
			.find(
				({ items, amountPaid, liveMode }) =>
					liveMode &&
					amountPaid > 0 &&
					new Set(items.map(({ priceId }) => prices.get(priceId)?.product)).size === 2 &&
					items.length === 2,
			);
		const contactId = locator(String(two?.contactId));
		for (const one of transactions()) if (one.entityId !== two?._id) one.contactId = 'nobody';
		const items = await summarize({ groupBy: 'product', filters: { contactId } });
		const weights = (two?.items ?? []).map(
			({ priceId, qty }) => qty * Number(prices.get(priceId)?.amount),
		);
		const share = Number(two?.amountPaid) / (weights[0] + weights[1]);
		const parts = items.map(({ totalAmount }) => Number(totalAmount)).sort((a, b) => a - b);
		expect(parts).toHaveLength(2);
		weights
			.sort((a, b) => a - b)
			.forEach((weight, i) => expect(Math.abs(parts[i] - weight * share)).toBeLessThan(0.0101));
	});

	it('has no product for payments of invoices and of deleted orders', async () => {
		const [withoutOrder, invoiced] = transactions().filter(({ liveMode }) => liveMode);
		sandbox.world.ghl.orders.delete(withoutOrder.entityId);
		invoiced.entityType = 'invoice';
		const none = (await summarize({ groupBy: 'product' })).find(({ product }) => product === null);
		expect(none).toMatchObject({ orders: 2, payments: 2, productId: null });
	});

	it('counts live payments unless test mode is selected', async () => {
		const total = (live: boolean) => ({
			payments: transactions().filter(({ liveMode }) => liveMode === live).length,
		});
		expect(await summarize({ groupBy: 'currency' })).toMatchObject([total(true)]);
		const form = { groupBy: 'currency', paymentMode: 'test' };
		expect(await summarize(form)).toMatchObject([total(false)]);
	});

	it('counts days in the time zone of the workflow, in order', async () => {
		const settings = { timezone: 'Pacific/Auckland' };
		const items = await summarize({ groupBy: 'day' }, { settings });
		const days = items.map((item) => String(item.day));
		expect(days).toEqual([...new Set(days)].sort());
		const zone = (time: string) =>
			new Date(time).toLocaleDateString('en-CA', { timeZone: settings.timezone });
		const expectedItems = transactions().filter(({ liveMode }) => liveMode);
		expect(new Set(days)).toEqual(new Set(expectedItems.map(({ createdAt }) => zone(createdAt))));
	});

	it('lists the largest sources first', async () => {
		const totals = (await summarize({ groupBy: 'source' })).map(({ totalAmount }) =>
			Number(totalAmount),
		);
		expect(totals.length).toBeGreaterThan(3);
		expect(totals).toEqual([...totals].sort((a, b) => b - a));
	});

	it('counts a refunded payment as fully refunded if it contains no refunded amount', async () => {
		const refunded = transactions().filter(
			({ status, liveMode }) => liveMode && status === 'refunded',
		);
		const [before] = await summarize({ groupBy: 'currency' });
		for (const row of refunded) Object.assign(row, { amountRefunded: undefined });
		expect(refunded.length).toBeGreaterThan(0);
		expect(await summarize({ groupBy: 'currency' })).toEqual([before]);
	});

	it('returns no item for a period without payments', async () => {
		expect(await summarize({ startAt: '2001-01-01', endAt: '2001-02-01' })).toEqual([]);
	});

	/** Changes one of the live transactions. */
	const change = (fields: object): { changed: Transaction; others: Transaction[] } => {
		const live = transactions().filter(
			({ liveMode, status }) => liveMode && status === 'succeeded',
		);
		const [changed, ...others] = live;
		for (const one of transactions()) if (one.status !== 'succeeded') one.status = 'failed';
		Object.assign(changed, fields);
		return { changed, others };
	};
	const cents = (rows: Array<{ amount: number }>) =>
		rows.reduce((sum, { amount }) => sum + Math.round(amount * 100), 0);

	it.each([
		[{ amount: '100' }, 10_000],
		[{ amount: '1,234.50' }, 123_450],
		[{ amount: '1.234,50' }, 123_450],
		[{ amount: '$9.99' }, 999],
		[{ amount: 100, liveMode: 'true' }, 10_000],
		[{ amount: 100, liveMode: 1 }, 10_000],
		[{ amount: 100, status: 'paid' }, 10_000],
		[{ amount: 100, status: 'Completed' }, 10_000],
		[{ amount: 100, status: 'captured' }, 10_000],
		[{ amount: 100, status: 'settled' }, 10_000],
		[{ amount: 100, amountRefunded: null }, 10_000],
	])('counts %j', async (fields, minor) => {
		const { others } = change(fields);
		const [item] = await summarize({ groupBy: 'currency' });
		expect(item).toMatchObject({
			...{ payments: others.length + 1, refundedAmount: 0, excluded: [] },
			totalAmount: (cents(others) + minor) / 100,
		});
	});

	it.each([
		[{ amount: 100, status: 'refunded', amountRefunded: 0 }, 100],
		[{ amount: 100, status: 'Refunded', amountRefunded: '0' }, 100],
		[{ amount: '100', status: 'partially refunded', amountRefunded: '30.5' }, 30.5],
		[{ amount: 100, status: 'succeeded', amountRefunded: '10' }, 10],
	])('counts the refund of %j', async (fields, refunded) => {
		const { others } = change(fields);
		const [item] = await summarize({ groupBy: 'currency' });
		expect(item).toMatchObject({
			...{ refundedAmount: refunded, excluded: [] },
			totalAmount: (cents(others) + 10_000) / 100,
		});
	});

	it.each([
		['unreadableAmount', { amount: 'much' }],
		['unreadableAmount', { amount: '1.234' }],
		['unreadableAmount', { amount: null }],
		['unreadableAmount', { amount: { value: 100 } }],
		['negativeAmount', { amount: -5 }],
		['unknownStatus', { status: 'disputed' }],
		['unknownStatus', { status: { code: 1 } }],
		['unknownStatus', { status: null }],
		['unknownMode', { liveMode: 'yes' }],
		['unknownRefundedAmount', { status: 'partially_refunded', amountRefunded: 0 }],
		['unknownRefundedAmount', { amount: 100, amountRefunded: 'some' }],
		['unknownRefundedAmount', { amount: 100, amountRefunded: 200 }],
	])('names %s of %j as excluded', async (reason, fields) => {
		const { changed, others } = change(fields);
		for (const groupBy of ['currency', 'product']) {
			const items = await summarize({ groupBy });
			const excluded = items.flatMap((item) => item.excluded as IDataObject[]);
			expect(excluded).toEqual([{ reason, count: 1, transactionIds: [changed._id] }]);
		}
		const [item] = await summarize({ groupBy: 'currency' });
		expect(item).toMatchObject({
			...{ payments: others.length, totalAmount: cents(others) / 100 },
		});
	});

	it('names a payment without a readable date if the date is needed', async () => {
		const { changed, others } = change({ createdAt: 'yesterday' });
		const excluded = [{ reason: 'unreadableDate', count: 1, transactionIds: [changed._id] }];
		const [overall] = await summarize({ groupBy: 'currency' });
		expect(overall).toMatchObject({ payments: others.length + 1, excluded: [] });
		const [period] = await summarize({ groupBy: 'currency', startAt: '2001-01-01' });
		expect(period).toMatchObject({ payments: others.length, excluded });
		const days = await summarize({ groupBy: 'day' });
		expect(days.find(({ day: label }) => label === null)).toMatchObject({
			...{ payments: 0, totalAmount: 0, averageAmount: 0, excluded },
		});
	});

	it('names five of many excluded payments', async () => {
		const { others } = change({ status: 'disputed' });
		for (const one of others) one.status = 'disputed';
		const [item] = await summarize({ groupBy: 'currency' });
		expect(item).toMatchObject({
			...{ payments: 0, orders: 0, totalAmount: 0 },
			excluded: [{ reason: 'unknownStatus', count: others.length + 1 }],
		});
		const [{ transactionIds }] = item.excluded as Array<{ transactionIds: string[] }>;
		expect(transactionIds).toHaveLength(5);
	});

	describe('of a parent with its children', () => {
		/** Makes two payments the children of a third. */
		const split = (link: object, more: object = {}) => {
			const { changed, others } = change({});
			const [first, second, ...rest] = others;
			Object.assign(changed, { isParent: true, subscriptionId: undefined, ...more });
			for (const child of [first, second]) {
				Object.assign(child, { entityId: changed.entityId, amount: changed.amount / 2, ...link });
			}
			return { parent: changed, children: [first, second], rest };
		};

		it.each([
			['by their sum', () => split({})],
			['by their reference', () => split({ parentId: transactions()[0]._id })],
		])('counts the children, recognized %s, and names the parent', async (name, arrange) => {
			const { parent, children, rest } = arrange();
			if (name === 'by their reference') {
				for (const child of children) Object.assign(child, { parentId: parent._id, amount: 1 });
			}
			const [item] = await summarize({ groupBy: 'currency' });
			expect(item).toMatchObject({
				totalAmount: cents([...children, ...rest]) / 100,
				excluded: [{ reason: 'parentOfPayments', count: 1, transactionIds: [parent._id] }],
			});
		});

		it('counts a parent without children, and the first payment of a subscription', async () => {
			const { parent, children, rest } = split({}, { subscriptionId: 'sub_1' });
			const single = rest[0];
			Object.assign(single, { isParent: true, subscriptionId: undefined });
			const [item] = await summarize({ groupBy: 'currency' });
			expect(item).toMatchObject({
				totalAmount: cents([parent, ...children, ...rest]) / 100,
				excluded: [],
			});
		});

		it('counts one charge with two records once', async () => {
			const { changed, others } = change({});
			const [copy, ...rest] = others;
			const { chargeId, amount } = changed;
			Object.assign(copy, { chargeId, amount, entityType: 'invoice' });
			const [item] = await summarize({ groupBy: 'currency' });
			expect(item).toMatchObject({
				totalAmount: cents([changed, ...rest]) / 100,
				excluded: [{ reason: 'duplicateCharge', count: 1 }],
			});
		});
	});

	it.each([
		['KWD', [1.234, '0.125', '1,234.567'], 1235.926],
		['HUF', [1999.5, '0.5'], 2000],
		['COP', [100.25, 100.25], 200.5],
		['JPY', [500, '1,500'], 2000],
	])('is exact in %s: %j', async (currency, amounts, total) => {
		change({});
		const live = transactions().filter(
			({ status, liveMode }) => liveMode && status === 'succeeded',
		);
		amounts.forEach((amount, i) => Object.assign(live[i], { currency, amount }));
		const item = (await summarize({ groupBy: 'currency' })).find(
			(one) => one.currency === currency,
		);
		expect(item).toMatchObject({ totalAmount: total, payments: amounts.length, excluded: [] });
	});
});
