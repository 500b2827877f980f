import type { RateReport } from './api';

const HOUR_MS = 3_600_000;

/**
 * The longest interval of a rate limit that the limiter keeps to. Trustpilot's is the longest that one
 * of the APIs documents, and it equals the default Maximum Wait. No request can wait through a longer
 * one, so that it is left to the 429 responses.
 */
export const MAX_INTERVAL_MS = 300_000;

/** The longest wait that a response can ask for: a daily rate limit resets within a day. */
export const MAX_RESET_MS = 24 * HOUR_MS;

/** A time to wait; undefined if it is no such time, and a day at most. */
function boundedWait(ms: number | undefined): number | undefined {
	return ms !== undefined && ms > 0 ? Math.min(ms, MAX_RESET_MS) : undefined;
}

const boundedCount = (count = NaN): number | undefined =>
	Number.isFinite(count) ? Math.max(0, Math.floor(count)) : undefined;

/**
 * Keeps what can be true of a report. A proxy, a defect or a hostile server can send any number, and
 * none of them may stop n8n or fill its memory. A rate that makes no sense is ignored together with
 * what is left of it: the limiter then keeps its own rate.
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
