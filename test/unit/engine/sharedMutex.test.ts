import { setImmediate as nextTurn } from 'node:timers/promises';

import { processed } from '../../harness';
import { inVirtualTime } from '../../harness/virtualTime';
import { contextOf, loadProcess } from './processes';

describe('a lock in the database', () => {
	beforeEach(() => processed.clear());

	it('runs the tasks of one key one at a time in four processes', async () => {
		const mutexes = Array.from({ length: 4 }, () => new (loadProcess().SharedMutex)());
		let running = 0;
		let most = 0;
		const task = async () => {
			most = Math.max(most, ++running);
			for (let turn = 0; turn < 3; turn++) await nextTurn();
			running -= 1;
		};
		const all = mutexes.flatMap((mutex) =>
			Array.from({ length: 10 }, async () => await mutex.runExclusive(contextOf(), 'key', task)),
		);
		await Promise.all(all);
		expect(most).toBe(1);
	});

	it('keeps the marks of all keys that four processes store at the same time', async () => {
		const processes = Array.from({ length: 4 }, loadProcess);
		const keys = Array.from({ length: 40 }, (_, index) => `key ${index}`);
		const results = await Promise.all(
			keys.flatMap((key) => processes.map(async ({ mark }) => await mark(contextOf(), key, false))),
		);
		expect(results.filter(({ isFirst }) => isFirst)).toHaveLength(keys.length);
		const again = await Promise.all(
			keys.map(async (key) => await processes[0].mark(contextOf(), key, false)),
		);
		expect(again.every(({ isFirst }) => !isFirst)).toBe(true);
	});

	it('lets other processes wait after a record was created, but not its own', async () => {
		const [own, other] = [new (loadProcess().SharedMutex)(), new (loadProcess().SharedMutex)()];
		const { ms } = await inVirtualTime(async () => {
			await own.runExclusive(contextOf(), 'key', async (_, keep) => keep());
			await own.runExclusive(contextOf(), 'key', async (_, keep) => keep());
			await other.runExclusive(contextOf(), 'key', async () => undefined);
		});
		expect(ms).toBeGreaterThanOrEqual(5_000);
		expect(ms).toBeLessThan(6_000);
	});

	it('takes the lock of a killed process', async () => {
		const [dead, next] = [new (loadProcess().SharedMutex)(), new (loadProcess().SharedMutex)()];
		const context = contextOf();
		const { ms } = await inVirtualTime(async () => {
			const never = async () => await new Promise<void>(() => undefined);
			void dead.runExclusive(context, 'key', never);
			await new Promise((resolve) => setTimeout(resolve, 5_000));
			Object.assign(context.helpers, contextOf(true).helpers);
			await next.runExclusive(contextOf(), 'key', async () => undefined);
		});
		expect(ms).toBeGreaterThanOrEqual(15_000);
		expect(ms).toBeLessThan(40_000);
	});

	it('waits for a process that works for a minute', async () => {
		const [long, next] = [new (loadProcess().SharedMutex)(), new (loadProcess().SharedMutex)()];
		const ended: string[] = [];
		await inVirtualTime(async () => {
			const work = async () => {
				await new Promise((resolve) => setTimeout(resolve, 60_000));
				ended.push('long');
			};
			const running = long.runExclusive(contextOf(), 'key', work);
			await new Promise((resolve) => setTimeout(resolve, 100));
			await next.runExclusive(contextOf(), 'key', async () => void ended.push('next'));
			await running;
		});
		expect(ended).toEqual(['long', 'next']);
	});

	it('returns the result of the task if the database cannot delete the lock', async () => {
		const mutex = new (loadProcess().SharedMutex)();
		const context = contextOf();
		const task = async () => {
			context.helpers.clearAllProcessedItems = async () =>
				await Promise.reject(new Error('No database'));
			return 7;
		};
		expect(await mutex.runExclusive(context, 'key', task)).toBe(7);
	});

	it('runs the task without a lock if the database rejects it', async () => {
		const mutex = new (loadProcess().SharedMutex)();
		expect(await mutex.runExclusive(contextOf(true), 'key', async () => 7)).toBe(7);
	});
});
