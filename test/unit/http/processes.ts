import { Limiter } from '../../../nodes/shared/http/limiter';
import { decide } from '../../../nodes/shared/http/retry';
import { RateLimiter } from '../../../sandbox/server/rateLimit';

/** The rate limit of GHL. */
const LIMIT = { max: 100, intervalMs: 10_000, daily: 10_000_000 };
/** The default of Parallel Requests for reads. */
const PARALLEL = 30;
/** How long a request sleeps before it checks its limiter again. */
const SLICE_MS = 400;
const ROOM_RECHECK_MS = 5;
const LATENCY_MS = { min: 50, max: 250 };

/** Several n8n processes that share one rate limit. */
export interface Processes {
	count: number;
	/** Requests of all processes. Each one sends the same number. */
	requests: number;
	/** How much later each process starts than the previous one, in ms. */
	everyMs: number;
	/** Returns a number from 0 to 1. */
	random: () => number;
}

/** The result of a simulation. */
export interface Simulated {
	/** The duration, as a multiple of the shortest one that the limit allows. */
	factor: number;
	/** Responses with status 429, as a part of all responses. */
	refused: number;
	/** How many requests the server accepted. */
	served: number;
}

/** A clock that advances to the next event. Times are integers, as in JavaScript. */
class VirtualClock {
	now = 1_000_000;
	/** Latest first. */
	private readonly events: Array<{ at: number; run: () => void }> = [];

	after(ms: number, run: () => void): void {
		const at = this.now + Math.ceil(ms);
		let index = this.events.length;
		while (index > 0 && this.events[index - 1].at <= at) index -= 1;
		this.events.splice(index, 0, { at, run });
	}

	runAll(): void {
		for (let event = this.events.pop(); event; event = this.events.pop()) {
			this.now = event.at;
			event.run();
		}
	}
}

/** Simulates processes in virtual time. Each process has its own limiter, and sees the others only in the headers. */
export function simulate({ count, requests, everyMs, random }: Processes): Simulated {
	const clock = new VirtualClock();
	const startedAt = clock.now;
	const server = new RateLimiter();
	let served = 0;
	let refused = 0;

	/** Runs one process. Each waiting request is the number of its rejections. */
	function run(): void {
		const { max, intervalMs } = LIMIT;
		const limiter = new Limiter({ max, intervalMs }, () => clock.now, random);
		const waiting = Array.from({ length: requests / count }, () => 0);
		let open = 0;
		let isAsleep = false;

		const latency = () => (LATENCY_MS.min + random() * (LATENCY_MS.max - LATENCY_MS.min)) / 2;

		function wake(): void {
			while (waiting.length > 0 && open < PARALLEL) {
				const delay = limiter.delay() || (limiter.hasRoom() ? 0 : ROOM_RECHECK_MS);
				if (delay > 0) {
					if (!isAsleep) {
						isAsleep = true;
						clock.after(Math.min(delay, SLICE_MS), () => {
							isAsleep = false;
							wake();
						});
					}
					return;
				}
				send(waiting.shift() ?? 0);
			}
		}

		function send(failures: number): void {
			limiter.start();
			open += 1;
			clock.after(latency(), () => {
				const { allowed, remaining } = server.consume('location', LIMIT, clock.now);
				clock.after(latency(), () => {
					open -= 1;
					limiter.finish({ max, intervalMs, remaining }, { isRateLimited: !allowed });
					if (allowed) served += 1;
					else retry(failures + 1);
					wake();
				});
			});
		}

		function retry(failures: number): void {
			refused += 1;
			waiting.unshift(failures);
			const attempt = { repeatable: true, elapsedMs: 0, maxWaitMs: 300_000, refreshed: false };
			const decision = decide(
				{ kind: 'rateLimited', status: 429 },
				{ ...attempt, failures: { rateLimited: failures } },
				random,
			);
			if (decision.action === 'wait') limiter.blockUntil(clock.now + decision.ms);
		}

		wake();
	}

	for (let process = 0; process < count; process++) clock.after(process * everyMs, run);
	clock.runAll();
	// The first interval allows all its requests immediately.
	const shortest = (Math.ceil(served / LIMIT.max) - 1) * LIMIT.intervalMs;
	return {
		factor: (clock.now - startedAt) / shortest,
		refused: refused / (served + refused),
		served,
	};
}
