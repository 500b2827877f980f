import { Watchdog } from '../../../nodes/shared/http/watchdog';

const never = async (signal: AbortSignal) =>
	await new Promise<string>((_, reject) => {
		signal.addEventListener('abort', () => reject(new Error('aborted by its signal')));
	});

describe('Watchdog', () => {
	beforeEach(() => jest.useFakeTimers({ now: 1_800_000_000_000 }));
	afterEach(() => jest.useRealTimers());

	/** Returns the failure of a task, and the time until the failure. */
	async function failureOf(task: Promise<unknown>) {
		const startedAt = Date.now();
		const result = task.then(
			() => undefined,
			(error: unknown) => ({ error, ms: Date.now() - startedAt }),
		);
		await jest.advanceTimersByTimeAsync(10_000);
		return await result;
	}

	it('returns the result of a task that ends in time', async () => {
		const watchdog = new Watchdog(() => false);
		expect(await watchdog.run(1_000, async () => await Promise.resolve('ok'))).toBe('ok');
	});

	it('ends a task at its timeout, also one that ignores its signal', async () => {
		const watchdog = new Watchdog(() => false);
		const timeout = { failure: { kind: 'connectionLost', code: 'ETIMEDOUT' } };
		for (const task of [never, async () => await new Promise(() => {})]) {
			const failure = await failureOf(watchdog.run(2_000, task));
			expect(failure?.error).toMatchObject(timeout);
			expect(failure?.ms).toBeGreaterThanOrEqual(2_000);
			expect(failure?.ms).toBeLessThanOrEqual(2_250);
		}
	});

	it('ends all tasks when the execution is stopped', async () => {
		let isStopped = false;
		const watchdog = new Watchdog(() => isStopped);
		const tasks = [1, 2, 3].map(async () => await failureOf(watchdog.run(60_000, never)));
		isStopped = true;
		for (const failure of await Promise.all(tasks)) {
			expect(failure?.error).toMatchObject({ failure: { kind: 'canceled' } });
		}
	});

	it('leaves no timer when all tasks are done', async () => {
		const watchdog = new Watchdog(() => false);
		await failureOf(watchdog.run(1_000, never));
		await watchdog.run(1_000, async () => await Promise.resolve());
		await jest.advanceTimersByTimeAsync(500);
		expect(jest.getTimerCount()).toBe(0);
	});
});
