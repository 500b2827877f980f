/** The clock of this process: the last time that it returned, and by how much the system clock is behind it. */
const clock = { last: -Infinity, behindMs: 0 };

/**
 * Returns a time (epoch ms) that never goes back, for waits and timeouts. If the system clock is set back by an hour,
 * a wait of 10 seconds still ends after 10 seconds. Compare it only with other times of this clock.
 */
export function steadyNow(): number {
	const now = Date.now();
	clock.behindMs = Math.max(clock.behindMs, clock.last - now);
	clock.last = now + clock.behindMs;
	return clock.last;
}
