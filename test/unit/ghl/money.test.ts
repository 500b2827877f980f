import * as fc from 'fast-check';
import { divide, toMajor, toMinor } from '../../../nodes/ghl/GhlOrders/money';
import { property } from '../../harness/property';

describe('money', () => {
	it.each([
		['USD', 0.1, 10],
		['USD', 1.005, 100],
		['USD', 19.99, 1999],
		['EUR', '100', 10000],
		['JPY', 500, 500],
		['KWD', 1.234, 1234],
		['', 9.5, 950],
		['a coin', 9.5, 950],
		['USD', undefined, 0],
		['USD', 'much', 0],
	])('%s %s is %s of the smallest coin', (currency, amount, minor) => {
		expect(toMinor(amount, currency)).toBe(minor);
	});

	property('survives a conversion and back', fc.integer({ min: 0, max: 1e12 }), (minor) => {
		const written = Number(toMajor(minor, 'USD').toFixed(2));
		expect(toMinor(written, 'USD')).toBe(minor);
		expect(toMajor(minor, 'USD')).toBe(written);
	});

	const weights = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 12 });
	property(
		'divided by weights adds up to the total, each part within one minor unit of its share',
		fc.tuple(fc.nat(1_000_000_000), weights),
		([total, some]) => {
			const all = some.reduce((sum, one) => sum + one, 0);
			fc.pre(all > 0);
			const parts = divide(total, some);
			expect(parts.reduce((sum, one) => sum + one, 0)).toBe(total);
			parts.forEach((part, i) =>
				expect(Math.abs(part - (total * some[i]) / all)).toBeLessThanOrEqual(1.000001),
			);
		},
	);
});
