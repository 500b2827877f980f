import { steadyNow } from '../../../nodes/shared/core/steadyClock';
import { newRetries } from '../../../nodes/shared/http/apiRequest';
import { Limiter } from '../../../nodes/shared/http/limiter';
import { pauseInSlices } from '../../../nodes/shared/http/pause';
import type { RequestLog } from '../../../nodes/shared/http/requestLog';
import { waitForSlot } from '../../../nodes/shared/http/slots';

const GET = { method: 'GET', path: '/orders' } as const;

/** A limiter of two requests in 10 seconds, in virtual time, and the pauses of a request. */
function setup(maxWaitMs = 60_000) {
	const limiter = new Limiter({ max: 2, intervalMs: 10_000 }, steadyNow, () => 1);
	const waits: string[] = [];
	const log = { wait: (ms: number, reason: string) => waits.push(`${ms} ${reason}`) };
	const pauses: number[] = [];
	const pause = async (ms: number) => {
		pauses.push(ms);
		jest.advanceTimersByTime(ms);
		await Promise.resolve();
	};
	const retries = newRetries(GET, maxWaitMs);
	const wait = async () => await waitForSlot(limiter, retries, log as never as RequestLog, pause);
	const use = () => {
		limiter.start();
		limiter.finish();
	};
	return { limiter, retries, waits, pauses, wait, use };
}

beforeEach(() => jest.useFakeTimers({ now: 1_800_000_000_000 }));
afterEach(() => jest.useRealTimers());

describe('waitForSlot', () => {
	it('uses a slot immediately if there is one', async () => {
		const { limiter, wait, pauses } = setup();
		expect(await wait()).toBeUndefined();
		expect(pauses).toEqual([]);
		limiter.finish();
		expect(await wait()).toBeUndefined();
		expect(limiter.delay()).toBeGreaterThan(0);
	});

	it('waits in steps of 400 ms until a slot is free, and logs the wait', async () => {
		const { wait, use, pauses, waits } = setup();
		use();
		use();
		expect(await wait()).toBeUndefined();
		expect(pauses).toEqual(Array.from({ length: 25 }, () => 400));
		expect(waits[0]).toBe('10000 rate limit');
	});

	it('fails without a wait if the daily rate limit is reached', async () => {
		const { limiter, wait, pauses } = setup();
		limiter.reachDailyLimit(5_000);
		expect(await wait()).toEqual({ kind: 'dailyLimit', status: 429, dailyResetMs: 5_000 });
		expect(pauses).toEqual([]);
	});

	it('fails if the wait would exceed Maximum Wait', async () => {
		const { limiter, wait } = setup(9_000);
		limiter.blockUntil(steadyNow() + 9_001);
		expect(await wait()).toEqual({ kind: 'rateLimited', retryAfterMs: 9_001 });
		const other = setup(9_000);
		other.limiter.blockUntil(steadyNow() + 9_000);
		expect(await other.wait()).toBeUndefined();
	});

	it('counts only the time without any successful request before the first attempt', async () => {
		const { wait, use, retries, limiter } = setup(9_000);
		jest.advanceTimersByTime(20_000);
		use();
		limiter.blockUntil(steadyNow() + 8_000);
		expect(await wait()).toBeUndefined();
		// After its first attempt, the time of the request itself counts.
		retries.attempts = 1;
		jest.advanceTimersByTime(20_000);
		use();
		limiter.blockUntil(steadyNow() + 8_000);
		expect(await wait()).toMatchObject({ kind: 'rateLimited' });
	});

	it('checks again after 5 ms while the first responses are missing', async () => {
		const { limiter, wait, pauses } = setup();
		const hasRoom = jest.spyOn(limiter, 'hasRoom');
		hasRoom.mockReturnValueOnce(false).mockReturnValueOnce(false);
		expect(await wait()).toBeUndefined();
		expect(pauses).toEqual([5, 5]);
	});
});

describe('pauseInSlices', () => {
	it('checks before each slice whether the execution was stopped', async () => {
		const checks: number[] = [];
		const start = Date.now();
		const task = pauseInSlices(1_000, () => checks.push(Date.now() - start));
		await jest.advanceTimersByTimeAsync(1_000);
		await task;
		expect(checks).toEqual([0, 400, 800]);
		expect(Date.now() - start).toBe(1_000);
	});

	it('ends when the check throws', async () => {
		const stopped = pauseInSlices(1_000, () => {
			throw new Error('stopped');
		});
		await expect(stopped).rejects.toThrow('stopped');
	});
});
