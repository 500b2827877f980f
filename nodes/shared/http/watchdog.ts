import { sleep } from 'n8n-workflow';

import { steadyNow } from '../core/steadyClock';
import { RequestFailure } from './requestFailure';

/** Interval of the checks of requests in progress. */
const INTERVAL_MS = 250;

interface Watched {
	controller: AbortController;
	/** When the request must end ({@link steadyNow}). */
	deadline: number;
	timeoutMs: number;
}

/** Returns the failure of a request that took longer than its timeout. */
function timeout(ms: number): RequestFailure {
	const seconds = ms / 1000;
	return new RequestFailure({
		kind: 'connectionLost',
		code: 'ETIMEDOUT',
		apiMessage: `no complete response within ${seconds} second${seconds === 1 ? '' : 's'}`,
	});
}

/**
 * Aborts requests that take longer than their timeout, and all requests if the execution is stopped.
 *
 * n8n's HTTP helper only limits the time without any byte: a server that slowly sends single bytes keeps a
 * request open permanently.
 */
export class Watchdog {
	private readonly watched = new Set<Watched>();
	private isRunning = false;

	constructor(private readonly isStopped: () => boolean) {}

	/**
	 * Runs a task with a signal that is aborted at its timeout. It fails then, even if the task ignores the
	 * signal.
	 */
	async run<T>(timeoutMs: number, task: (signal: AbortSignal) => Promise<T>): Promise<T> {
		const entry: Watched = {
			controller: new AbortController(),
			deadline: steadyNow() + timeoutMs,
			timeoutMs,
		};
		const { signal } = entry.controller;
		const aborted = new Promise<never>((_, reject) => {
			signal.addEventListener('abort', () => reject(signal.reason as Error));
		});
		this.watched.add(entry);
		void this.watch();
		try {
			return await Promise.race([task(signal), aborted]);
		} finally {
			this.watched.delete(entry);
		}
	}

	private async watch(): Promise<void> {
		if (this.isRunning) return;
		this.isRunning = true;
		while (this.watched.size > 0) {
			const now = steadyNow();
			const isStopped = this.isStopped();
			for (const { controller, deadline, timeoutMs } of this.watched) {
				if (isStopped) controller.abort(new RequestFailure({ kind: 'canceled' }));
				else if (deadline <= now) controller.abort(timeout(timeoutMs));
			}
			await sleep(INTERVAL_MS);
		}
		this.isRunning = false;
	}
}
