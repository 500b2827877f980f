import type { RateLimit } from './settings';

/** The remaining requests of an app in one location. */
export interface RateLimitState {
	allowed: boolean;
	limit: RateLimit;
	/** Requests remaining in this interval. */
	remaining: number;
	/** Time until the interval ends, in ms. */
	resetMs: number;
	/** Requests remaining today. */
	dailyRemaining: number;
	/** Time until the day (UTC) ends, in ms. */
	dailyResetMs: number;
}

const DAY_MS = 86_400_000;

interface Usage {
	start: number;
	used: number;
	day: number;
	usedToday: number;
}

/** Fixed windows for each key, which start with the first request, and a daily rate limit. */
export class RateLimiter {
	private readonly usage = new Map<string, Usage>();

	/** Counts a request of `key` at `now` (ms), if the limits allow it. */
	consume(key: string, limit: RateLimit, now: number): RateLimitState {
		const usage = this.current(key, limit, now);
		const allowed = usage.used < limit.max && usage.usedToday < limit.daily;
		if (allowed) {
			usage.used++;
			usage.usedToday++;
		}
		return {
			allowed,
			limit,
			remaining: Math.max(0, limit.max - usage.used),
			resetMs: usage.start + limit.intervalMs - now,
			dailyRemaining: Math.max(0, limit.daily - usage.usedToday),
			dailyResetMs: dailyResetMs(now),
		};
	}

	/** Resets all counters. */
	clear(): void {
		this.usage.clear();
	}

	private current(key: string, limit: RateLimit, now: number): Usage {
		const day = Math.floor(now / DAY_MS);
		let usage = this.usage.get(key);
		if (!usage) {
			usage = { start: now, used: 0, day, usedToday: 0 };
			this.usage.set(key, usage);
		}
		if (now >= usage.start + limit.intervalMs) Object.assign(usage, { start: now, used: 0 });
		if (day !== usage.day) Object.assign(usage, { day, usedToday: 0 });
		return usage;
	}
}

/** Returns the time from `now` (ms) until the day (UTC) ends, in ms. */
export function dailyResetMs(now: number): number {
	return DAY_MS - (now % DAY_MS);
}
