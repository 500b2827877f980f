import type { Transaction } from '../../../sandbox/ghl/types';
import { errorOf } from '../engine/support';
import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import { locator } from '../../harness';
import { DECIMALS, mix, open, sandbox, summarize, transactions } from './revenueSupport';

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

	it.each(['', 'constructor', 'weekday'])('rejects the unknown grouping "%s"', async (groupBy) => {
		const { message, description } = await errorOf(summarize({ groupBy }));
		expect(message).toBe(`'Group By' has an unknown value: ${groupBy}`);
		expect(description).toContain('Use one of: ');
		expect(sandbox.requests.entries).toEqual([]);
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
});
