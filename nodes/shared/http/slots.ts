import { steadyNow } from '../core/steadyClock';
import type { Failure } from './api';
import type { Retries } from './apiRequest';
import type { Limiter } from './limiter';
import type { Pause } from './pause';
import { SLICE_MS } from './pause';
import type { RequestLog } from './requestLog';

/** Time until the next check for room. */
const ROOM_RECHECK_MS = 5;

/** Waits for a slot of the rate limit, and uses it. Returns a failure if Maximum Wait is not enough. */
export async function waitForSlot(
	limiter: Limiter,
	retries: Retries,
	log: RequestLog,
	pause: Pause,
): Promise<Failure | undefined> {
	for (;;) {
		const dailyResetMs = limiter.dailyDelay();
		if (dailyResetMs > 0) return { kind: 'dailyLimit', status: 429, dailyResetMs };
		const now = steadyNow();
		const ms = limiter.delay();
		if (ms <= 0) {
			if (limiter.hasRoom()) break;
			await pause(ROOM_RECHECK_MS);
			continue;
		}
		// Requests of a large run wait for each other. Before the first attempt, only the time without any
		// successful request counts.
		if (retries.attempts === 0) {
			retries.startedAt = Math.max(retries.startedAt, limiter.servedAt ?? 0);
		}
		if (now - retries.startedAt + ms > retries.maxWaitMs) {
			return { kind: 'rateLimited', retryAfterMs: ms };
		}
		log.wait(ms, 'rate limit');
		await pause(Math.min(ms, SLICE_MS));
	}
	limiter.start();
	return undefined;
}
