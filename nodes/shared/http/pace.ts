import type { Rate } from './api';

/** The part of the limit that all clients use together. The rest is for requests that arrive at the same time. */
const TARGET = 0.98;
/** Other clients that use less than this part of the limit do not matter, unless the limit is almost used up. */
const MANY = 0.25;
const FEW_REMAINING = 0.1;
/** Concurrent requests before a response shows whether other clients use the limit. */
const FIRST_REQUESTS = 2;
/** A request that takes longer does not delay the next one. */
const SLOW_MS = 500;
/** The shortest part of the interval in which the use of all clients is measured. */
const SHORTEST = 0.05;
/** The longest distance. A measurement over more time can contain the start of an interval without showing it. */
const LONGEST = 0.6;
/** The limits of the factor by which a measurement changes the distance, and the factor if no requests remain. */
const MIN_FACTOR = 1 / 3;
const MAX_FACTOR = 1.5;
const AT_ZERO = 1.1;
/**
 * A process that starts later has used little of the limit, but gets at least this part. With less, it would send its
 * requests so rarely that it does not notice for a long time when the others end.
 */
const LEAST_PART = 0.035;

/** The remaining requests in a response. */
interface View {
	at: number;
	remaining: number;
}

/**
 * Spreads the requests of a process that shares its limit with others, such as the workers of n8n. The processes learn
 * of each other only from the remaining requests in the headers. Each one keeps a distance between its requests, and
 * adapts it until all of them together use the limit.
 */
export class Pace {
	/** The time between two requests. 0: none. */
	private gapMs = 0;
	private lastStartAt = 0;
	private slowedAt = -Infinity;
	/** When a response showed requests of others. */
	private othersAt = -Infinity;
	/** Concurrent requests while there is no distance. Each response adds one. */
	private width = FIRST_REQUESTS;
	private measuredFrom: View | undefined;
	/** Requests that the API processed since `since`. */
	private served = 0;
	private since = -Infinity;
	private servedAt = -Infinity;

	constructor(private readonly random: () => number = Math.random) {}

	/** Returns the milliseconds until the next request keeps its distance. */
	delay(now: number): number {
		return Math.max(0, Math.ceil(this.lastStartAt + this.gapMs - now));
	}

	/** Returns whether another request may be in progress. Waiting for that does not count as a wait for the limit. */
	hasRoom(now: number, open: number, { intervalMs }: Rate): boolean {
		if (now - this.servedAt > intervalMs) this.width = FIRST_REQUESTS;
		return open < this.width || now - this.lastStartAt >= SLOW_MS;
	}

	start(now: number): void {
		this.lastStartAt = now;
	}

	/** Counts a request that the API processed. */
	serve(now: number, { intervalMs }: Rate): void {
		if (now - this.since > intervalMs) {
			this.since = now;
			this.served = 0;
		}
		this.served += 1;
		this.servedAt = now;
		this.width += 1;
	}

	/** Reads the remaining requests of all clients, and how many the others have used. */
	read(now: number, remaining: number, rate: Rate, others: number): void {
		if (others > 0) this.othersAt = now;
		if (this.gapMs === 0) {
			const isShort = others > 0 && remaining < rate.max * FEW_REMAINING;
			if (isShort || others >= rate.max * MANY) this.share(now, remaining, rate);
			return;
		}
		if (now - this.othersAt > 2 * rate.intervalMs) {
			this.gapMs = 0;
			return;
		}
		// At 0, the response does not show how many requests the clients want to send.
		if (remaining === 0) this.slowDown(now, rate);
		else this.adapt(now, remaining, rate);
	}

	/** Starts to keep a distance: the process gets the part of the limit that it has used so far. */
	private share(now: number, remaining: number, { max, intervalMs }: Rate): void {
		this.width = FIRST_REQUESTS;
		this.measuredFrom = undefined;
		const part = Math.max(LEAST_PART, this.served / (max - remaining));
		this.gapMs = Math.min(LONGEST * intervalMs, intervalMs / (part * max * TARGET));
		// Processes that start together do not send their next requests together.
		this.lastStartAt = now - this.random() * this.gapMs;
		// Many processes that start together use the rest of this interval before the next request.
		if (remaining * part < 1) this.lastStartAt += intervalMs;
	}

	private slowDown(now: number, { intervalMs }: Rate): void {
		this.measuredFrom = undefined;
		// Several requests in progress see the same 0.
		if (now - this.slowedAt < intervalMs * SHORTEST) return;
		this.slowedAt = now;
		this.gapMs = Math.min(LONGEST * intervalMs, this.gapMs * AT_ZERO);
	}

	/** Adapts the distance to the use of all clients since an earlier response. */
	private adapt(now: number, remaining: number, { max, intervalMs }: Rate): void {
		const from = this.measuredFrom ?? { at: now, remaining };
		const part = (now - from.at) / intervalMs;
		// More requests remain than before: an interval has started.
		const isNext = remaining > from.remaining;
		const isMeasured = part >= SHORTEST && !isNext;
		this.measuredFrom = isMeasured || isNext ? { at: now, remaining } : from;
		if (!isMeasured) return;
		const factor = Math.sqrt((from.remaining - remaining) / (part * max * TARGET));
		const gapMs = this.gapMs * Math.min(MAX_FACTOR, Math.max(MIN_FACTOR, factor));
		this.gapMs = Math.min(LONGEST * intervalMs, gapMs);
	}
}
