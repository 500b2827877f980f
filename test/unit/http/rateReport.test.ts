import fc from 'fast-check';

import { boundReport, MAX_INTERVAL_MS, MAX_RESET_MS } from '../../../nodes/shared/http/rateReport';

const RATE = { max: 100, intervalMs: 10_000 };

describe('boundReport', () => {
	it('keeps what GHL sends', () => {
		const report = { ...RATE, remaining: 99, dailyRemaining: 5, dailyResetMs: 49_013_000 };
		expect(boundReport(report)).toEqual({ ...report, retryAfterMs: undefined });
	});

	it.each([
		{ max: 0, intervalMs: 10_000 },
		{ max: -5, intervalMs: 10_000 },
		{ max: 0.5, intervalMs: 10_000 },
		{ max: NaN, intervalMs: 10_000 },
		{ max: 100, intervalMs: 0 },
		{ max: 100, intervalMs: -1 },
		{ max: 100, intervalMs: 3_600_000 },
		{ max: 100, intervalMs: 1e15 },
		{ max: 100, intervalMs: NaN },
		{ max: 100 },
		{ intervalMs: 10_000 },
	])('ignores the rate %j and its remaining requests', (rate) => {
		expect(boundReport({ ...rate, remaining: 0 })).toEqual({});
	});

	it('returns numbers within their bounds for any numbers', () => {
		const number = fc.option(fc.double(), { nil: undefined });
		const report = fc.record({
			max: number,
			intervalMs: number,
			remaining: number,
			dailyRemaining: number,
			dailyResetMs: number,
			retryAfterMs: number,
		});
		fc.assert(
			fc.property(report, (given) => {
				const bounded = boundReport(given);
				const { max = 1, intervalMs = 1, remaining = 0, dailyRemaining = 0 } = bounded;
				const { dailyResetMs = 1, retryAfterMs = 1 } = bounded;
				expect(max).toBeGreaterThanOrEqual(1);
				expect(intervalMs > 0 && intervalMs <= MAX_INTERVAL_MS).toBe(true);
				expect(remaining).toBeGreaterThanOrEqual(0);
				expect(dailyRemaining).toBeGreaterThanOrEqual(0);
				expect(dailyResetMs > 0 && dailyResetMs <= MAX_RESET_MS).toBe(true);
				expect(retryAfterMs > 0 && retryAfterMs <= MAX_RESET_MS).toBe(true);
			}),
		);
	});
});
