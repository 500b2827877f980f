import type { INode } from 'n8n-workflow';

import { assertTotals } from '../../../nodes/abstractGhl/totals';
import { property } from '../../harness/property';
import fc from 'fast-check';

const at = { node: { name: 'AbstractGHL' } as INode, itemIndex: 0 };
const line = (quantity: number, price: number, total?: number) => ({
	...{ name: 'Mug', quantity, unit_price: price },
	...(total !== undefined && { total }),
});
const check =
	(currency: string, total: number, ...lines: object[]) =>
	() =>
		assertTotals({ currency, total, line_items: lines as never }, at);

describe('totals of an order', () => {
	it.each([
		['KWD', 3.705, line(3, 1.235)],
		['KWD', 0.001, line(1, 0.0005)],
		['USD', 3.71, line(3, 1.235)],
		['JPY', 4, line(3, 1.235)],
		['JPY', 100, line(3, 33.4)],
		['', 3.71, line(3, 1.235)],
	])('compares totals in %s in its smallest unit: %d', (currency, total, one) => {
		expect(check(currency, total, one)).not.toThrow();
	});

	it.each([
		['KWD', 3.71, line(3, 1.235)],
		['KWD', 3.704, line(3, 1.235)],
		['USD', 3.7, line(3, 1.235)],
		['JPY', 3, line(3, 1.235)],
	])('finds a difference in %s: %d', (currency, total, one) => {
		expect(check(currency, total, one)).toThrow(/The order total is/);
	});

	it('rejects a line total that differs by one smallest unit', () => {
		expect(check('KWD', 3.706, line(3, 1.235, 3.706))).toThrow(/The total of line 1/);
		expect(check('USD', 3.706, line(3, 1.235, 3.706))).not.toThrow();
	});

	it.each([
		[{ quantity: {} }, 'The quantity of line 2 (Mug) is not a valid number: {}'],
		[{ unit_price: 'ten' }, 'The unit price of line 2 (Mug) is not a valid number: ten'],
		[{ total: [5] }, 'The total of line 2 (Mug) is not a valid number: [5]'],
		[{ quantity: 1e303 }, 'The quantity of line 2 (Mug) is not a valid number: 1e+303'],
	])('names the value of a line that is not a number: %j', (wrong, message) => {
		expect(check('USD', 20, line(1, 10), { ...line(1, 10), ...wrong })).toThrow(message);
	});

	it.each(['total', 'discount', 'tax', 'shipping'])('names %s if it is not a number', (name) => {
		const order = { currency: 'USD', total: 10, line_items: [line(1, 10)], [name]: { amount: 1 } };
		expect(() => assertTotals(order, at)).toThrow(
			`The ${name} of the order is not a valid number: {"amount":1}`,
		);
	});

	// Set Line Items does not contain the currency, and an order that exists keeps its own.
	it.each([
		['KWD', 3.705, line(3, 1.235)],
		['CLF', 0.3705, line(3, 0.1235)],
		['JPY', 100, line(3, 33.4)],
		['USD', 3.71, line(3, 1.235)],
	])('without a currency, accepts a total in %s: %d', (_currency, total, one) => {
		expect(check('', total, one)).not.toThrow();
	});

	it.each([
		[3.7, line(3, 1.235)],
		[5, line(3, 1.235)],
		[3.72, line(3, 1.235)],
	])('without a currency, rejects a total that no currency has: %d', (total, one) => {
		expect(check('', total, one)).toThrow(/The order total is \d.*, but its parts add up to 3.71/);
	});

	it('without a currency, rejects a line total that no currency has', () => {
		expect(check('', 3.6, line(3, 1.235, 3.6))).toThrow(/The total of line 1/);
	});

	property(
		'accepts KWD amounts with three decimals',
		fc.array(fc.tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 0, max: 1e6 })), {
			minLength: 1,
		}),
		(rows) => {
			const fils = rows.reduce((sum, [quantity, price]) => sum + quantity * price, 0);
			const lines = rows.map(([quantity, price]) => line(quantity, price / 1000));
			expect(check('KWD', fils / 1000, ...lines)).not.toThrow();
			expect(check('KWD', (fils + 1) / 1000, ...lines)).toThrow();
		},
	);
});
