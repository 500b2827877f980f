import type { IDataObject } from 'n8n-workflow';

import { cents, change, open, summarize, transactions } from './revenueSupport';

describe('the payments of the revenue', () => {
	beforeEach(async () => await open(120));

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
