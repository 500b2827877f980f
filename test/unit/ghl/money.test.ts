import * as fc from 'fast-check';
import { divide, toMajor, toMinor } from '../../../nodes/ghl/GhlOrders/money';

describe('toMinor', () => {
	it.each([
		['USD', 0.1, 10],
		['USD', 1.005, 100],
		['USD', 19.99, 1999],
		['EUR', '100', 10000],
		['USD', '1234.50', 123450],
		['USD', '1,234.50', 123450],
		['EUR', '1.234,50', 123450],
		['EUR', '1 234,50', 123450],
		['EUR', '1\u00a0234,5', 123450],
		['CHF', "1'234.50", 123450],
		['USD', '1,234,567', 123456700],
		['EUR', '1.234.567', 123456700],
		['EUR', '1.234.567,89', 123456789],
		['USD', '1,234', 123400],
		['USD', '0.5', 50],
		['EUR', '9,5', 950],
		['USD', '$9.50', 950],
		['EUR', '9,50 €', 950],
		['USD', 'USD 100', 10000],
		['USD', '-3.20', -320],
		['USD', '-$3.20', -320],
		['USD', ' 100 ', 10000],
		['USD', '12.3456', 1235],
		['USD', '0.125', 13],
		['JPY', 500, 500],
		['JPY', '1,500', 1500],
		['KWD', 1.234, 1234],
		['KWD', '0.125', 125],
		['KWD', '1,234.567', 1234567],
		['kwd', 1.5, 1500],
		['HUF', 1999.5, 199950],
		['COP', 100.25, 10025],
		['IQD', 1.234, 1234],
		['', 9.5, 950],
		['unknown', 9.5, 950],
	])('converts %s %j', (currency, amount, minor) => {
		expect(toMinor(amount, currency)).toBe(minor);
	});

	it.each([
		['USD', undefined],
		['USD', null],
		['USD', ''],
		['USD', 'much'],
		['USD', '1.234'],
		['EUR', '1.234'],
		['KWD', '1.234'],
		['KWD', '1,234'],
		['USD', '1,23,456'],
		['USD', '12,34.56,78'],
		['USD', '1.234,567.89'],
		['USD', '12..5'],
		['USD', '(100)'],
		['USD', '100 to 200'],
		['USD', NaN],
		['USD', Infinity],
		['USD', 1e300],
		['USD', true],
		['USD', { value: 100 }],
		['USD', [100]],
		['USD', '9'.repeat(100_000)],
	])('does not guess %s %j', (currency, amount) => {
		expect(toMinor(amount, currency)).toBeUndefined();
	});

	it('reads every amount that a program can write', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 1e12 }), (minor) => {
				const amount = (minor / 100).toFixed(2);
				expect(toMinor(amount, 'USD')).toBe(minor);
				const grouped = (minor / 100).toLocaleString('en-US', { minimumFractionDigits: 2 });
				expect(toMinor(grouped, 'USD')).toBe(minor);
				const german = (minor / 100).toLocaleString('de-DE', { minimumFractionDigits: 2 });
				expect(toMinor(german, 'EUR')).toBe(minor);
				expect(toMinor(Number(amount), 'USD')).toBe(minor);
				expect(toMajor(minor, 'USD')).toBe(Number(amount));
			}),
		);
	});
});

describe('divide', () => {
	it('returns integers with the same sum, each within one unit of its share', () => {
		const weights = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 12 });
		fc.assert(
			fc.property(fc.nat(1_000_000_000), weights, (total, some) => {
				const all = some.reduce((sum, one) => sum + one, 0);
				fc.pre(all > 0);
				const parts = divide(total, some);
				expect(parts.reduce((sum, one) => sum + one, 0)).toBe(total);
				parts.forEach((part, i) =>
					expect(Math.abs(part - (total * some[i]) / all)).toBeLessThanOrEqual(1.000001),
				);
			}),
		);
	});
});
