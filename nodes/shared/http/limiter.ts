import { BoundedMap } from '../core/boundedMap';
import type { Rate, RateReport } from './api';

/** Accounts remembered at once; the one used longest ago is forgotten first. */
const MAX_LIMITERS = 500;
/** How long a spent daily allowance of unknown end is believed. */
const DAILY_RECHECK_MS = 60_000;

/**
 * Keeps the requests of one account under its rate, over all executions of the process.
 *
 * A request counts from its start until `intervalMs` after its answer: whichever window the server
 * counts in, fixed or sliding, it then never sees more than `max`. What others use of the same
 * allowance is learnt from the answers' headers.
 */
export class Limiter {
	private open = 0;
	/** Times (epoch ms) of answers, ascending: each one's slot is free an interval later. */
	private answered: number[] = [];
	private blockedUntil = 0;
	private dailySpentUntil = 0;

	constructor(
		private rate: Rate,
		private readonly now: () => number = Date.now,
	) {}

	/** Milliseconds until a request may start; 0: now. */
	delay(): number {
		const now = this.now();
		this.forget(now);
		const blocked = this.blockedUntil - now;
		if (blocked > 0) return blocked;
		if (this.open + this.answered.length < this.rate.max) return 0;
		// With every slot taken by open requests there is no time to wait for, only an answer.
		return this.answered.length > 0 ? this.answered[0] + this.rate.intervalMs - now : 5;
	}

	/** Milliseconds until the daily allowance returns; 0: it is not spent. */
	dailyDelay(): number {
		return Math.max(0, this.dailySpentUntil - this.now());
	}

	/** Takes a slot. Only after {@link delay} said 0. */
	start(): void {
		this.open += 1;
	}

	/** Gives the slot back, and learns from the answer's headers. */
	finish(report: RateReport = {}): void {
		const now = this.now();
		this.open -= 1;
		this.answered.push(now);
		if (report.max && report.intervalMs)
			this.rate = { max: report.max, intervalMs: report.intervalMs };
		if (report.remaining === undefined) return;
		const used = this.rate.max - report.remaining;
		for (let known = this.open + this.answered.length; known < used; known++)
			this.answered.push(now);
	}

	/** Holds every request of the account back, after a 429. */
	block(ms: number): void {
		this.blockedUntil = Math.max(this.blockedUntil, this.now() + ms);
	}

	/** Remembers that today's allowance is spent. */
	spendDay(resetMs = DAILY_RECHECK_MS): void {
		this.dailySpentUntil = this.now() + resetMs;
	}

	private forget(now: number): void {
		const oldest = now - this.rate.intervalMs;
		let gone = 0;
		while (gone < this.answered.length && this.answered[gone] <= oldest) gone++;
		if (gone > 0) this.answered.splice(0, gone);
	}
}

const limiters = new BoundedMap<string, Limiter>(MAX_LIMITERS);

/** The process's limiter of an account. */
export function limiterFor(key: string, rate: Rate): Limiter {
	return limiters.getOrCreate(key, () => new Limiter(rate));
}
