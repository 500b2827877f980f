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
			expect(failure?.ms).toBe(2_000);
		}
	});

	it('aborts the signal of a task with the failure', async () => {
		const watchdog = new Watchdog(() => false);
		const aborted = jest.fn();
		const task = async (signal: AbortSignal) => {
			signal.addEventListener('abort', () => aborted(signal.reason));
			return await new Promise(() => {});
		};
		const failure = await failureOf(watchdog.run(2_000, task));
		expect(aborted.mock.calls).toEqual([[failure?.error]]);
	});

	it.each([
		[1_000, 'no complete response within 1 second'],
		[2_500, 'no complete response within 2.5 seconds'],
	])('names the timeout of %d ms', async (timeoutMs, apiMessage) => {
		const watchdog = new Watchdog(() => false);
		const failure = await failureOf(watchdog.run(timeoutMs, never));
		expect(failure?.error).toMatchObject({ failure: { apiMessage } });
	});

	it('ends each task at its own timeout, with one timer, also after a time without tasks', async () => {
		const watchdog = new Watchdog(() => false);
		for (const timeouts of [
			[500, 5_000, 1_000],
			[750, 250],
		]) {
			const failures = timeouts.map(async (ms) => await failureOf(watchdog.run(ms, never)));
			expect(jest.getTimerCount()).toBe(1);
			const ended = (await Promise.all(failures)).map((failure) => failure?.ms);
			expect(ended).toEqual(timeouts);
		}
	});

	it('does not abort a task that ended before its timeout', async () => {
		const watchdog = new Watchdog(() => false);
		const signals: AbortSignal[] = [];
		await watchdog.run(1_000, async (signal) => await Promise.resolve(signals.push(signal)));
		await failureOf(watchdog.run(5_000, never));
		expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
	});

	it('ends all tasks when the execution is stopped', async () => {
		let isStopped = false;
		const watchdog = new Watchdog(() => isStopped);
		const tasks = [1, 2, 3].map(async () => await failureOf(watchdog.run(60_000, never)));
		isStopped = true;
		for (const failure of await Promise.all(tasks)) {
			expect(failure?.error).toMatchObject({ failure: { kind: 'canceled' } });
			expect(failure?.ms).toBe(250);
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
