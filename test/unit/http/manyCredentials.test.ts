import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { steadyNow } from '../../../nodes/shared/core/steadyClock';
import { limiterFor } from '../../../nodes/shared/http/limiter';
import { refreshOnce } from '../../../nodes/shared/http/tokenRefresh';

const CREDENTIALS = 1_000;
/** More than the process keeps. */
const OTHERS = 2_500;
const RATE = { max: 100, intervalMs: 10_000 };
const NAMES = Array.from({ length: CREDENTIALS }, (_, index) => `credential ${index}`);

/** Uses the limiter of each credential for some requests, in rotation. */
function rotate(names: readonly string[], rounds = 1): void {
	for (let round = 0; round < rounds; round++) {
		for (const name of names) {
			limiterFor(name, RATE).start();
			limiterFor(name, RATE).finish({ ...RATE, remaining: RATE.max - round - 1 });
		}
	}
}

function heapAfterCollection(): number {
	setFlagsFromString('--expose-gc');
	(runInNewContext('gc') as () => void)();
	return process.memoryUsage().heapUsed;
}

describe('1,000 credentials in rotation', () => {
	it('do not share rate limits', () => {
		rotate(NAMES);
		const [blocked, exhausted, used, ...free] = NAMES.map((name) => limiterFor(name, RATE));
		blocked.blockUntil(steadyNow() + 5_000);
		exhausted.reachDailyLimit(60_000);
		for (let sent = 1; sent < RATE.max; sent++) used.start();
		for (let sent = 1; sent < RATE.max; sent++) used.finish();
		rotate(NAMES.slice(3));
		expect(limiterFor(NAMES[0], RATE).delay()).toBeGreaterThan(4_000);
		expect(limiterFor(NAMES[1], RATE).dailyDelay()).toBeGreaterThan(50_000);
		expect(limiterFor(NAMES[2], RATE).delay()).toBeGreaterThan(0);
		expect(free.filter((limiter) => limiter.delay() > 0 || limiter.dailyDelay() > 0)).toEqual([]);
	});

	it('refresh their tokens once each, also if two executions ask for it', async () => {
		const attempts: string[] = [];
		const refreshed = new Set<string>();
		const sourceOf = (name: string) => ({
			key: name,
			read: async () => await Promise.resolve({ identity: `${name} ${refreshed.has(name)}` }),
			refresh: async () => {
				await new Promise((resolve) => setImmediate(resolve));
				attempts.push(name);
				// The token endpoint rejects one client.
				if (name === NAMES[500]) throw new Error('invalid_grant');
				refreshed.add(name);
			},
		});
		const rejection = { sentAt: Date.now() - 1_000, reason: 'expired' as const };
		const results = await Promise.allSettled(
			[...NAMES, ...NAMES].map(async (name) => await refreshOnce(sourceOf(name), rejection)),
		);
		expect(attempts).toEqual(NAMES);
		const failed = results.flatMap(({ status }, index) => (status === 'rejected' ? [index] : []));
		expect(failed).toEqual([500, CREDENTIALS + 500]);
	});

	it('do not fill the memory, and the oldest of many more rate limits is removed', () => {
		const others = Array.from({ length: OTHERS }, (_, index) => `other ${index}`);
		limiterFor(others[0], RATE).reachDailyLimit(60_000);
		rotate(others);
		const before = heapAfterCollection();
		for (let turn = 0; turn < 10; turn++) {
			rotate(others.map((name) => `${name} of turn ${turn}`));
		}
		expect(heapAfterCollection() - before).toBeLessThan(1024 ** 2);
		expect(limiterFor(others[0], RATE).dailyDelay()).toBe(0);
	});
});
