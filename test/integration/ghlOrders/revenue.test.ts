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

/** The sandbox's money as texts of digits, added up as such: another way than that of the node. */
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

/** Other currencies, refunds of a part, second payments, and failures. */
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
		'equals what the sandbox holds, to the cent, by %s',
		async (groupBy, labelsOf) => {
			const items = await summarize({ groupBy });
			const wanted = expected(transactions(), labelsOf);
			expect(sorted(items)).toEqual(sorted(wanted.values()));
			expect(new Set(items.map(({ currency }) => currency)).size).toBe(4);
		},
	);

	it('within a period holds what was paid in it, whatever the server makes of its bounds', async () => {
		const times = transactions().map(({ createdAt }) => createdAt);
		const [startAt, endAt] = [times[500], times[3000]];
		const inside = transactions().filter(
			({ createdAt }) => createdAt >= startAt && createdAt <= endAt,
		);
		const wanted = sorted(expected(inside, () => ({})).values());
		const form = { groupBy: 'currency', startAt, endAt };
		for (const rounding of ['exact', 'day', 'dayUp', 'ignored'] as const) {
			sandbox.control.set({
				startAt: rounding,
				endAt: rounding === 'ignored' ? 'ignored' : 'exact',
			});
			expect(sorted(await summarize(form))).toEqual(wanted);
		}
	});

	it('is read in pages, each once but for their joints', async () => {
		await summarize({ groupBy: 'day' });
		const live = transactions().filter(({ liveMode }) => liveMode).length;
		const pages = sandbox.requests.entries.length;
		expect(pages).toBeLessThanOrEqual(Math.ceil((live / 100) * 1.03));
	});
});

describe('revenue', () => {
	beforeEach(async () => await open(120));

	it('by product is the whole, and of orders with one product all of it', async () => {
		const items = await summarize({ groupBy: 'product' });
		const [whole] = await summarize({ groupBy: 'currency' });
		const sum = (name: string) =>
			items.reduce((all, item) => all + Math.round(Number(item[name]) * 100), 0) / 100;
		for (const name of ['totalAmount', 'refundedAmount', 'netAmount']) {
			expect(sum(name)).toBe(whole[name]);
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

	it('by product divides what was paid by the prices of the lines', async () => {
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

	it('of what has no order any more, or was an invoice, is of no product', async () => {
		const [gone, invoiced] = transactions().filter(({ liveMode }) => liveMode);
		sandbox.world.ghl.orders.delete(gone.entityId);
		invoiced.entityType = 'invoice';
		const none = (await summarize({ groupBy: 'product' })).find(({ product }) => product === null);
		expect(none).toMatchObject({ orders: 2, payments: 2, productId: null });
	});

	it('counts live payments unless the test mode is chosen', async () => {
		const total = (live: boolean) => ({
			payments: transactions().filter(({ liveMode }) => liveMode === live).length,
		});
		expect(await summarize({ groupBy: 'currency' })).toMatchObject([total(true)]);
		const form = { groupBy: 'currency', paymentMode: 'test' };
		expect(await summarize(form)).toMatchObject([total(false)]);
	});

	it('counts days in the time zone of the workflow, in their order', async () => {
		const settings = { timezone: 'Pacific/Auckland' };
		const items = await summarize({ groupBy: 'day' }, { settings });
		const days = items.map((item) => String(item.day));
		expect(days).toEqual([...new Set(days)].sort());
		const zone = (time: string) =>
			new Date(time).toLocaleDateString('en-CA', { timeZone: settings.timezone });
		const wanted = transactions().filter(({ liveMode }) => liveMode);
		expect(new Set(days)).toEqual(new Set(wanted.map(({ createdAt }) => zone(createdAt))));
	});

	it('lists the largest sources first', async () => {
		const totals = (await summarize({ groupBy: 'source' })).map(({ totalAmount }) =>
			Number(totalAmount),
		);
		expect(totals.length).toBeGreaterThan(3);
		expect(totals).toEqual([...totals].sort((a, b) => b - a));
	});

	it('takes a refunded payment for given back whole where it does not say how much', async () => {
		const refunded = transactions().filter(
			({ status, liveMode }) => liveMode && status === 'refunded',
		);
		const [before] = await summarize({ groupBy: 'currency' });
		for (const row of refunded) Object.assign(row, { amountRefunded: undefined });
		expect(refunded.length).toBeGreaterThan(0);
		expect(await summarize({ groupBy: 'currency' })).toEqual([before]);
	});

	it('of a period without payments gives no item', async () => {
		expect(await summarize({ startAt: '2001-01-01', endAt: '2001-02-01' })).toEqual([]);
	});
});
