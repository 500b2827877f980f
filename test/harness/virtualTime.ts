import { setImmediate as nextTurn } from 'node:timers/promises';

/** One step of the virtual clock. The intervals in which the nodes wait are multiples of it. */
const STEP_MS = 50;
/**
 * Iterations of the event loop after each step. A request to a server of this process and its response need fewer
 * iterations, so they take at most one step of virtual time on any machine.
 */
const TURNS = 25;
/** A task that takes longer does not end. */
const MAX_MS = 15 * 60_000;

/** The result of a task and its duration in virtual time. */
export interface Timed<T> {
	result: T;
	ms: number;
}

/**
 * Runs a task in virtual time: timers and the clock advance without a wait. Requests to servers of this process are
 * real. The duration of the task does not depend on the machine.
 *
 * @throws if the task does not end within 15 minutes of virtual time
 */
export async function inVirtualTime<T>(task: () => Promise<T>): Promise<Timed<T>> {
	jest.useFakeTimers({
		now: Date.now(),
		doNotFake: [
			'hrtime',
			'nextTick',
			'performance',
			'queueMicrotask',
			'setImmediate',
			'clearImmediate',
		],
	});
	try {
		const startedAt = Date.now();
		let endedAt: number | undefined;
		const running = task().finally(() => (endedAt = Date.now()));
		running.catch(() => undefined);
		while (endedAt === undefined) {
			for (let turn = 0; turn < TURNS && endedAt === undefined; turn++) await nextTurn();
			if (Date.now() - startedAt > MAX_MS) throw new Error('The task did not end in 15 minutes');
			if (endedAt === undefined) await jest.advanceTimersByTimeAsync(STEP_MS);
		}
		return { result: await running, ms: endedAt - startedAt };
	} finally {
		jest.useRealTimers();
	}
}
