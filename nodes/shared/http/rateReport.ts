import { DAY_MS } from '../core/time';
import type { RateReport } from './api';

/**
 * The longest interval of a rate limit that the limiter supports. It is Trustpilot's interval, the longest
 * one that the APIs document, and equals the default Maximum Wait. Requests cannot wait longer than that, so
 * longer limits are left to 429 responses.
 *
 * @internal Exported for tests.
 */
export const MAX_INTERVAL_MS = 300_000;

/**
 * The longest wait that a response can require: a daily rate limit resets within a day.
 *
 * @internal Exported for tests.
 */
export const MAX_RESET_MS = DAY_MS;

/** Returns a time to wait, at most one day. Returns undefined if the value is not a valid time. */
function boundedWait(ms: number | undefined): number | undefined {
	return ms !== undefined && ms > 0 ? Math.min(ms, MAX_RESET_MS) : undefined;
}

const boundedCount = (count = NaN): number | undefined =>
	Number.isFinite(count) ? Math.max(0, Math.floor(count)) : undefined;

/**
 * Removes invalid values from a report. A proxy, a defect or a hostile server can send any number, and none
 * of them may stop n8n or fill its memory. If a rate is invalid, its remaining requests are ignored too, and
 * the limiter keeps its rate.
 */
export function boundReport(report: RateReport): RateReport {
	const { max, intervalMs } = report;
	const hasRate = max !== undefined || intervalMs !== undefined;
	const isRate =
		max !== undefined &&
		intervalMs !== undefined &&
		Number.isFinite(max) &&
		max >= 1 &&
		intervalMs > 0 &&
		intervalMs <= MAX_INTERVAL_MS;
	return {
		...(isRate && { max: Math.floor(max), intervalMs }),
		remaining: hasRate && !isRate ? undefined : boundedCount(report.remaining),
		dailyRemaining: boundedCount(report.dailyRemaining),
		dailyResetMs: boundedWait(report.dailyResetMs),
		retryAfterMs: boundedWait(report.retryAfterMs),
	};
}
