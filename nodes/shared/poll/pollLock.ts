import { BoundedMap } from '../core/boundedMap';

interface Poller {
	/** When the current poll started. Undefined: none is in progress. */
	startedAt?: number;
	/** Failed polls in a row. */
	failures: number;
	/** The last warning in the log. */
	warning?: string;
}

/** Maximum number of pollers. The one that was idle for the longest time is removed first. */
const MAX_POLLERS = 5000;

/** The state of pollers in this process, in addition to their poll state. */
const pollers = new BoundedMap<string, Poller>(MAX_POLLERS);

/** The lock of one poller while its poll is in progress. */
export interface PollLock {
	/** Counts a failure. Returns the number of failures in a row. */
	addFailure: () => number;
	/** Failures in a row so far. */
	failures: () => number;
	resetFailures: () => void;
	/**
	 * Returns whether a warning differs from the last one, so that a poll every minute does not fill the log.
	 */
	isNewWarning: (warning: string | undefined) => boolean;
	release: () => void;
}

/**
 * Lets one poll of a node run at a time. Returns undefined while another one is in progress, unless that one
 * has exceeded its lifetime.
 */
export function acquirePollLock(
	key: string,
	now: number,
	lifetimeMs: number,
): PollLock | undefined {
	const poller = pollers.get(key) ?? { failures: 0 };
	if (poller.startedAt !== undefined && now < poller.startedAt + lifetimeMs) return undefined;
	poller.startedAt = now;
	pollers.set(key, poller);
	return {
		addFailure: () => ++poller.failures,
		failures: () => poller.failures,
		resetFailures: () => {
			poller.failures = 0;
		},
		isNewWarning: (warning) => {
			const isNew = warning !== undefined && warning !== poller.warning;
			poller.warning = warning;
			return isNew;
		},
		release: () => {
			if (poller.startedAt !== now) return;
			poller.startedAt = undefined;
			const isIdle = poller.failures === 0 && poller.warning === undefined;
			if (isIdle && pollers.get(key) === poller) pollers.delete(key);
		},
	};
}
