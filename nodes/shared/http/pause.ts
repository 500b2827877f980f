import { sleep } from 'n8n-workflow';

/** Waits. Throws if the execution is stopped. */
export type Pause = (ms: number) => Promise<void>;

/** The longest sleep before the next check for a stopped execution. */
export const SLICE_MS = 400;

/** Sleeps in slices, so that a stopped execution ends immediately. `assertRunning` throws if it is stopped. */
export async function pauseInSlices(ms: number, assertRunning: () => void): Promise<void> {
	for (let left = ms; left > 0; left -= SLICE_MS) {
		assertRunning();
		await sleep(Math.min(left, SLICE_MS));
	}
}
