import { BoundedMap } from '../core/boundedMap';
import type { Rate, RateReport } from './api';

/** Accounts whose limiter is kept. The one unused for the longest time is removed first. */
const MAX_LIMITERS = 500;
/** How long a daily rate limit counts as reached if the response does not state when it resets. */
const DAILY_RECHECK_MS = 60_000;
/** How long to wait for a response if requests in progress take every slot. */
const OPEN_RECHECK_MS = 50;
/** Slots that become free within this part of the interval are counted together, so that memory is bounded. */
const RESOLUTION = 1 / 10_000;

/** Slots in use that become free at the same time. */
interface UsedSlots {
	/** When the first and the last of the responses arrived (epoch ms). */
	from: number;
	to: number;
	count: number;
}

/**
 * Keeps the requests of one account below its rate limit, over all executions of the process.
 *
 * A request takes a slot from its start until `intervalMs` after its response. Whichever window the
 * server counts in, fixed or sliding, it never sees more than `max` requests. The response headers
 * tell what other clients use of the same limit.
 */
export class Limiter {
	/** Requests in progress. */
	private open = 0;
	/** Slots in use after their responses, oldest first. */
	private readonly used: UsedSlots[] = [];
	private usedCount = 0;
	private blockedUntil = 0;
	private dailyLimitUntil = 0;
	private lastServedAt = 0;

	constructor(
		private rate: Rate,
		private readonly now: () => number = Date.now,
	) {}

	/** When the API last did anything else than reject a request for its rate (epoch ms); 0 before that. */
	get servedAt(): number {
		return this.lastServedAt;
	}

	/** Milliseconds until a request may start; 0: immediately. */
	delay(): number {
		const now = this.now();
		this.freeSlots(now);
		const blocked = this.blockedUntil - now;
		if (blocked > 0) return blocked;
		if (this.open + this.usedCount < this.rate.max) return 0;
		return this.used.length > 0 ? this.used[0].to + this.rate.intervalMs - now : OPEN_RECHECK_MS;
	}

	/** Milliseconds until the daily rate limit resets; 0: it is not reached. */
	dailyDelay(): number {
		return Math.max(0, this.dailyLimitUntil - this.now());
	}

	/** Takes a slot. Call it only after {@link delay} returned 0. */
	start(): void {
		this.open += 1;
	}

	/** Ends a request, and learns from its response. Expects a report that `boundReport` has checked. */
	finish(report: RateReport = {}, { isRateLimited = false } = {}): void {
		const now = this.now();
		this.open -= 1;
		if (!isRateLimited) this.lastServedAt = now;
		this.useSlots(1, now);
		const { max, intervalMs, remaining } = report;
		if (max !== undefined && intervalMs !== undefined) this.rate = { max, intervalMs };
		if (remaining === undefined) return;
		this.freeSlots(now);
		const usedByOthers = this.rate.max - remaining - this.open - this.usedCount;
		if (usedByOthers > 0) this.useSlots(usedByOthers, now);
	}

	/** Holds back every request of the account, after a 429. */
	block(ms: number): void {
		this.blockedUntil = Math.max(this.blockedUntil, this.now() + ms);
	}

	/** Remembers that the daily rate limit is reached. */
	reachDailyLimit(resetMs = DAILY_RECHECK_MS): void {
		this.dailyLimitUntil = this.now() + resetMs;
	}

	private useSlots(count: number, now: number): void {
		const newest = this.used.at(-1);
		this.usedCount += count;
		if (newest && now - newest.from < this.rate.intervalMs * RESOLUTION) {
			newest.to = Math.max(newest.to, now);
			newest.count += count;
		} else this.used.push({ from: now, to: now, count });
	}

	/** Ends the slots whose responses are older than an interval. */
	private freeSlots(now: number): void {
		const oldest = now - this.rate.intervalMs;
		let ended = 0;
		for (; ended < this.used.length && this.used[ended].to <= oldest; ended++) {
			this.usedCount -= this.used[ended].count;
		}
		if (ended > 0) this.used.splice(0, ended);
	}
}

const limiters = new BoundedMap<string, Limiter>(MAX_LIMITERS);

/** Returns the limiter that all executions of this process share for an account. */
export function limiterFor(key: string, rate: Rate): Limiter {
	return limiters.getOrCreate(key, () => new Limiter(rate));
}
