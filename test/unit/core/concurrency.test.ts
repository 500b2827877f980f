import { Semaphore } from '../../../nodes/shared/core/semaphore';
import { mapConcurrently } from '../../../nodes/shared/core/concurrency';

const tick = async () => await new Promise<void>((resolve) => setImmediate(resolve));

describe('mapConcurrently', () => {
	it('keeps the order of the results and the maximum concurrency', async () => {
		let running = 0;
		let maximum = 0;
		const results = await mapConcurrently([5, 1, 4, 2, 3], 2, async (value) => {
			maximum = Math.max(maximum, ++running);
			for (let turn = 0; turn < value; turn++) await tick();
			running--;
			return value * 10;
		});
		expect(results).toEqual([50, 10, 40, 20, 30]);
		expect(maximum).toBe(2);
	});

	it('starts no more tasks after a failure, and throws it', async () => {
		const started: number[] = [];
		const work = mapConcurrently([0, 1, 2, 3, 4, 5], 2, async (value) => {
			started.push(value);
			await tick();
			if (value === 1) throw new Error('second');
			return value;
		});
		await expect(work).rejects.toThrow('second');
		expect(started.length).toBeLessThanOrEqual(3);
	});

	it('accepts an empty list, and results that are undefined', async () => {
		expect(await mapConcurrently([], 3, async () => 1)).toEqual([]);
		expect(await mapConcurrently([1, 2], 1, async () => undefined)).toEqual([undefined, undefined]);
	});
});

describe('Semaphore', () => {
	it('runs the first task without others, then as many as allowed at the same time', async () => {
		const semaphore = new Semaphore(3);
		let running = 0;
		const seen: number[] = [];
		const task = async () => {
			seen.push(++running);
			await tick();
			await tick();
			running--;
		};
		await Promise.all(Array.from({ length: 7 }, async () => await semaphore.run(task)));
		expect(seen[0]).toBe(1);
		expect(seen[1]).toBe(1);
		expect(Math.max(...seen)).toBe(3);
		expect(seen).toHaveLength(7);
	});

	it('continues after a failed task', async () => {
		const semaphore = new Semaphore(1);
		await expect(semaphore.run(async () => await Promise.reject(new Error('x')))).rejects.toThrow(
			'x',
		);
		expect(await semaphore.run(async () => 'next')).toBe('next');
	});
});
