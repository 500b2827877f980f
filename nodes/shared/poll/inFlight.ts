import { BoundedMap } from '../core/boundedMap';

interface Poller {
	/** When the poll under way began; undefined: none is. */
	startedAt?: number;
	/** Polls in a row that failed. */
	failures: number;
}

/** More are never kept; the one that has been quiet longest goes first. */
const MAX_POLLERS = 5000;

/** What this process knows of its pollers beside their state. One that is idle and well takes no room. */
const pollers = new BoundedMap<string, Poller>(MAX_POLLERS);

/** The right to poll; to be given back. */
export interface Turn {
	/** Counts a failure; returns how many there were in a row. */
	failed: () => number;
	/** Ends the row of failures. */
	recovered: () => void;
	end: () => void;
}

/**
 * Lets one poll of a node run at a time. Undefined while one is under way, unless that one has
 * lasted beyond its lifetime.
 */
export function takeTurn(key: string, now: number, lifetimeMs: number): Turn | undefined {
	const poller = pollers.get(key) ?? { failures: 0 };
	if (poller.startedAt !== undefined && now < poller.startedAt + lifetimeMs) return undefined;
	poller.startedAt = now;
	pollers.set(key, poller);
	return {
		failed: () => ++poller.failures,
		recovered: () => {
			poller.failures = 0;
		},
		end: () => {
			if (poller.startedAt !== now) return;
			poller.startedAt = undefined;
			if (poller.failures === 0 && pollers.get(key) === poller) pollers.delete(key);
		},
	};
}
