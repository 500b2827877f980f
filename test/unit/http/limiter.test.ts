import fc from 'fast-check';

import { Limiter } from '../../../nodes/shared/http/limiter';
import { property } from '../../harness/property';

const RATE = { max: 100, intervalMs: 10_000 };

/** Returns a limiter with a clock that the test controls. */
function limiterAt(rate = RATE) {
	const clock = { now: 1_000_000 };
	return {
		clock,
		limiter: new Limiter(
			rate,
			() => clock.now,
			() => 1,
		),
	};
}

describe('Limiter', () => {
	it('allows a full interval of requests immediately, then waits until the oldest response expires', () => {
		const { clock, limiter } = limiterAt();
		for (let sent = 0; sent < 100; sent++) {
			expect(limiter.delay()).toBe(0);
			limiter.start();
			clock.now += 1;
			limiter.finish();
		}
		expect(limiter.delay()).toBe(10_000 - 99);
		clock.now += 10_000 - 99;
		expect(limiter.delay()).toBe(0);
	});

	it('waits as long as before after the system clock is set back or forward', () => {
		const clock = jest.spyOn(Date, 'now');
		const at = (now: number) => clock.mockReturnValue(now);
		const start = Date.now();
		at(start);
		const limiter = new Limiter(RATE);
		for (let sent = 0; sent < 100; sent++) limiter.start();
		for (let sent = 0; sent < 100; sent++) limiter.finish();
		limiter.reachDailyLimit(60_000);
		const setBack = start - 3_600_000;
		at(setBack);
		expect([limiter.delay(), limiter.dailyDelay()]).toEqual([10_000, 60_000]);
		at(setBack + 4_000);
		expect([limiter.delay(), limiter.dailyDelay()]).toEqual([6_000, 56_000]);
		at(setBack + 10_000);
		expect(limiter.delay()).toBe(0);
		at(start + 70_000);
		expect(limiter.dailyDelay()).toBe(0);
		clock.mockRestore();
	});

	it('learns from the headers how many requests others have sent', () => {
		const { clock, limiter } = limiterAt();
		limiter.start();
		limiter.finish({ max: 100, intervalMs: 10_000, remaining: 0 });
		expect(limiter.delay()).toBe(10_000);
		clock.now += 10_000;
		expect(limiter.delay()).toBe(0);
	});

	it.each([
		['subtracts its requests in progress from the used ones', { remaining: 97, free: 97 }],
		['counts the other used ones as requests of others', { remaining: 90, free: 90 }],
	])('%s', (_, { remaining, free }) => {
		const { limiter } = limiterAt();
		for (let sent = 0; sent < 3; sent++) limiter.start();
		limiter.finish({ remaining });
		for (let sent = 0; sent < free; sent++) {
			expect(limiter.delay()).toBe(0);
			limiter.start();
		}
		expect(limiter.delay()).toBe(10_000);
	});

	it('counts requests of others for one interval after the response that showed them', () => {
		const { clock, limiter } = limiterAt();
		limiter.start();
		limiter.finish({ remaining: 80 });
		clock.now += 9_999;
		for (let sent = 0; sent < 80; sent++) limiter.start();
		expect(limiter.delay()).toBe(1);
		clock.now += 1;
		for (let sent = 0; sent < 20; sent++) {
			expect(limiter.delay()).toBe(0);
			limiter.start();
		}
		expect(limiter.delay()).toBe(50);
	});

	it('checks again after 50 ms if requests in progress use all slots', () => {
		const { limiter } = limiterAt({ max: 1, intervalMs: 10_000 });
		limiter.start();
		expect(limiter.delay()).toBe(50);
	});

	it.each([{ max: 1 }, { intervalMs: 1 }])(
		'keeps its rate if the headers contain only %j',
		(report) => {
			const { limiter } = limiterAt({ max: 2, intervalMs: 10_000 });
			limiter.start();
			limiter.finish(report);
			expect(limiter.delay()).toBe(0);
			limiter.start();
			expect(limiter.delay()).toBe(10_000);
		},
	);

	it('allows one more concurrent request after each response that is not a rate limit error', () => {
		const { limiter } = limiterAt();
		for (let sent = 0; sent < 3; sent++) limiter.start();
		limiter.finish({}, { isRateLimited: true });
		expect(limiter.hasRoom()).toBe(false);
		limiter.start();
		limiter.finish();
		expect(limiter.hasRoom()).toBe(true);
	});

	it('adopts another rate from the headers', () => {
		const { limiter } = limiterAt();
		limiter.start();
		limiter.finish({ max: 2, intervalMs: 10_000, remaining: 1 });
		expect(limiter.delay()).toBe(0);
		limiter.start();
		expect(limiter.delay()).toBeGreaterThan(0);
	});

	it('delays all requests while blocked', () => {
		const { clock, limiter } = limiterAt();
		limiter.blockUntil(clock.now + 3_000);
		limiter.blockUntil(clock.now + 1_000);
		expect(limiter.delay()).toBe(3_000);
		clock.now += 3_000;
		expect(limiter.delay()).toBe(0);
	});

	it('remembers that the daily rate limit is reached, until it resets', () => {
		const { clock, limiter } = limiterAt();
		limiter.reachDailyLimit(5_000);
		expect(limiter.dailyDelay()).toBe(5_000);
		clock.now += 5_000;
		expect(limiter.dailyDelay()).toBe(0);
	});

	it('stores the number of slots and not the slots, for any headers', () => {
		const { clock, limiter } = limiterAt();
		limiter.start();
		limiter.finish({ max: 9e15, intervalMs: 10_000, remaining: 0 });
		expect(limiter.delay()).toBe(10_000);
		clock.now += 10_000;
		expect(limiter.delay()).toBe(0);
	});

	it('stores a bounded number of times, for any number of responses', () => {
		const { clock, limiter } = limiterAt({ max: 1_000_000, intervalMs: 10_000 });
		for (let sent = 0; sent < 200_000; sent++) {
			limiter.start();
			clock.now += 0.05;
			limiter.finish();
		}
		const { used } = limiter as unknown as { used: unknown[] };
		expect(used.length).toBeLessThanOrEqual(10_000);
	});

	it('releases a slot one interval after its response, also if responses arrive without a pause', () => {
		const { clock, limiter } = limiterAt({ max: 10, intervalMs: 10_000 });
		for (let sent = 0; sent < 10; sent++) {
			limiter.start();
			clock.now += 0.5;
			limiter.finish();
		}
		expect(limiter.delay()).toBeLessThanOrEqual(10_000 - 3);
	});

	it('releases slots that it stores together one interval after the last response', () => {
		const { clock, limiter } = limiterAt({ max: 2, intervalMs: 10_000 });
		limiter.start();
		limiter.start();
		limiter.finish();
		clock.now += 0.5;
		limiter.finish();
		expect(limiter.delay()).toBe(10_000);
		clock.now += 10_000;
		expect(limiter.delay()).toBe(0);
	});

	it('records when the API last processed a request', () => {
		const { clock, limiter } = limiterAt();
		expect(limiter.servedAt).toBeUndefined();
		limiter.start();
		limiter.finish({}, { isRateLimited: true });
		expect(limiter.servedAt).toBeUndefined();
		limiter.start();
		limiter.finish();
		expect(limiter.servedAt).toBe(clock.now);
	});

	property(
		'never exceeds the rate in any window, fixed or sliding, with any latencies',
		fc.tuple(
			fc.array(fc.integer({ min: 1, max: 3_000 }), { minLength: 1, maxLength: 120 }),
			fc.integer({ min: 1, max: 10 }),
		),
		([latencies, max]) => {
			const rate = { max, intervalMs: 1_000 };
			const { clock, limiter } = limiterAt(rate);
			const arrivals: number[] = [];
			let open: number[] = [];
			const settle = () => {
				for (const end of open.filter((at) => at <= clock.now)) if (end) limiter.finish();
				open = open.filter((at) => at > clock.now);
			};
			for (const latency of latencies) {
				for (settle(); limiter.delay() > 0; settle()) {
					clock.now += Math.min(limiter.delay(), ...open.map((at) => at - clock.now));
				}
				limiter.start();
				// The server receives it at any time between start and response. The latest time is the worst case.
				arrivals.push(clock.now + latency);
				open.push(clock.now + latency);
			}
			arrivals.sort((a, b) => a - b);
			arrivals.forEach((at, index) => {
				const inWindow = arrivals.slice(index).filter((other) => other < at + rate.intervalMs);
				expect(inWindow.length).toBeLessThanOrEqual(max);
			});
		},
	);
});
