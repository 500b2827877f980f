import { BoundedMap } from '../core/boundedMap';
import { steadyNow } from '../core/steadyClock';
import type { Rate, RateReport } from './api';
import { Pace } from './pace';

/** Maximum number of limiters. The one that was unused for the longest time is removed first. */
const MAX_LIMITERS = 2_000;
/** How long the daily rate limit counts as reached if the response does not state when it resets. */
const DAILY_RECHECK_MS = 60_000;
/** Time until the next check if requests in progress use all slots. */
const OPEN_RECHECK_MS = 50;
/** Slots that are freed within this part of the interval are stored together, to limit the memory. */
const RESOLUTION = 1 / 10_000;

/** Used slots that are freed at the same time. */
interface UsedSlots {
	/** When the first and the last of the responses arrived (epoch ms). */
	from: number;
	to: number;
	count: number;
}

/**
 * Keeps the requests of one account below its rate limit, across all executions of the process.
 *
 * A request uses a slot from its start until `intervalMs` after its response. So the server never receives
 * more than `max` requests, whether its interval is fixed or sliding. The response headers show how much
 * other clients use of the same limit. While they use much of it, the requests are spread over the interval
 * (`Pace`).
 */
export class Limiter {
	/** Requests in progress. */
	private open = 0;
	/** Used slots of completed requests, oldest first. */
	private readonly used: UsedSlots[] = [];
	private usedCount = 0;
	/** Requests of other clients in the current interval, and when the last response showed them. */
	private others = { count: 0, at: 0 };
	private readonly pace: Pace;
	private blockedUntil = 0;
	private dailyLimitUntil = 0;
	private lastServedAt: number | undefined;

	constructor(
		private rate: Rate,
		private readonly now: () => number = steadyNow,
		random?: () => number,
	) {
		this.pace = new Pace(random);
	}

	/** When the API last returned a response other than a rate limit error (time of the clock). Undefined: not yet. */
	get servedAt(): number | undefined {
		return this.lastServedAt;
	}

	/** Returns the milliseconds until a request may start. 0: now. */
	delay(): number {
		const now = this.now();
		this.freeSlots(now);
		const blocked = this.blockedUntil - now;
		if (blocked > 0) return blocked;
		if (this.open + this.usedCount + this.others.count >= this.rate.max) return this.slotDelay(now);
		return this.pace.delay(now);
	}

	/** Returns whether another request may be in progress: the first responses show whether others use the limit. */
	hasRoom(): boolean {
		return this.pace.hasRoom(this.now(), this.open, this.rate);
	}

	/** Returns the milliseconds until the daily rate limit resets. 0: it is not reached. */
	dailyDelay(): number {
		return Math.max(0, this.dailyLimitUntil - this.now());
	}

	/** Uses a slot. Call it only after {@link delay} returned 0 and {@link hasRoom} returned true. */
	start(): void {
		this.open += 1;
		this.pace.start(this.now());
	}

	/** Ends a request, and reads the rate limit of its response. The report must come from `boundReport`. */
	finish(report: RateReport = {}, { isRateLimited = false } = {}): void {
		const now = this.now();
		this.open -= 1;
		if (!isRateLimited) this.lastServedAt = now;
		this.useSlot(now);
		if (!isRateLimited) this.pace.serve(now, this.rate);
		const { max, intervalMs, remaining } = report;
		if (max !== undefined && intervalMs !== undefined) this.rate = { max, intervalMs };
		if (remaining === undefined) return;
		this.freeSlots(now);
		const unknown = this.rate.max - remaining - this.open - this.usedCount;
		// Without others, the API would have accepted the request.
		const others = Math.max(isRateLimited ? 1 : 0, unknown);
		this.others = { count: others, at: now };
		this.pace.read(now, remaining, this.rate, others);
	}

	/** Blocks all requests of the account, after a 429, until a time of the clock. */
	blockUntil(time: number): void {
		this.blockedUntil = Math.max(this.blockedUntil, time);
	}

	/** Stores that the daily rate limit is reached. */
	reachDailyLimit(resetMs = DAILY_RECHECK_MS): void {
		this.dailyLimitUntil = this.now() + resetMs;
	}

	/** Returns the milliseconds until a used slot is freed. */
	private slotDelay(now: number): number {
		// A response that shows requests of others also uses a slot. So a wait for others ends with that slot.
		const [oldest] = this.used;
		return oldest ? oldest.to + this.rate.intervalMs - now : OPEN_RECHECK_MS;
	}

	private useSlot(now: number): void {
		const newest = this.used.at(-1);
		this.usedCount += 1;
		if (newest && now - newest.from < this.rate.intervalMs * RESOLUTION) {
			newest.to = now;
			newest.count += 1;
		} else this.used.push({ from: now, to: now, count: 1 });
	}

	/** Frees the slots whose responses are older than an interval. */
	private freeSlots(now: number): void {
		const oldest = now - this.rate.intervalMs;
		let ended = 0;
		for (; ended < this.used.length && this.used[ended].to <= oldest; ended++) {
			this.usedCount -= this.used[ended].count;
		}
		this.used.splice(0, ended);
		if (this.others.at <= oldest) this.others.count = 0;
	}
}

const limiters = new BoundedMap<string, Limiter>(MAX_LIMITERS);

/** Returns the limiter that all executions of this process share for an account. */
export function limiterFor(key: string, rate: Rate): Limiter {
	return limiters.getOrCreate(key, () => new Limiter(rate));
}
