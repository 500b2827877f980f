import { KeyedMutex } from '../../../nodes/shared/core/keyedMutex';

const HOUR_MS = 3_600_000;

/** Returns a task that ends after a call of `open`. */
function gated(log: string[], name: string) {
	let open = (): void => undefined;
	const gate = new Promise<void>((resolve) => (open = resolve));
	const task = async () => {
		log.push(`${name} begins`);
		await gate;
		log.push(`${name} ends`);
		return name;
	};
	return { task, open };
}

const mutex = new KeyedMutex();

describe('keyed mutex', () => {
	it('runs tasks of one key in order, and tasks of different keys concurrently', async () => {
		const log: string[] = [];
		const [a, b, c] = ['a', 'b', 'c'].map((name) => gated(log, name));
		const all = [
			mutex.runExclusive('x', a.task),
			mutex.runExclusive('x', b.task),
			mutex.runExclusive('y', c.task),
		];
		b.open();
		c.open();
		await all[2];
		expect(log).toEqual(['a begins', 'c begins', 'c ends']);
		a.open();
		expect(await Promise.all(all)).toEqual(['a', 'b', 'c']);
		expect(log.slice(3)).toEqual(['a ends', 'b begins', 'b ends']);
	});

	it('continues after a failed task and keeps its notes', async () => {
		const failing = mutex.runExclusive('z', async (notes) => {
			notes.id = '7';
			await Promise.reject(new Error('no'));
		});
		await expect(failing).rejects.toThrow('no');
		expect(await mutex.runExclusive('z', async ({ id }) => await Promise.resolve(id))).toBe('7');
	});

	it('removes notes an hour after their last use, except those in use', async () => {
		const start = Date.now();
		const note = async (key: string, at: number) =>
			await mutex.runExclusive(
				key,
				async (notes) => await Promise.resolve((notes.seen = `${notes.seen ?? ''}*`)),
				at,
			);
		const log: string[] = [];
		const held = gated(log, 'held');
		const holding = mutex.runExclusive('held', held.task, start);
		expect(await note('old', start)).toBe('*');
		expect(await note('old', start + HOUR_MS - 1)).toBe('**');
		await note('other', start + 3 * HOUR_MS);
		expect(await note('old', start + 3 * HOUR_MS)).toBe('*');

		const waiting = mutex.runExclusive(
			'held',
			async () => await Promise.resolve(log.length),
			start,
		);
		held.open();
		await holding;
		expect(await waiting).toBe(2);
	});

	it('removes the key that was unused for the longest time, and notes at the end of their lifetime', async () => {
		const small = new KeyedMutex({ maxKeys: 2, lifetimeMs: 1000 });
		const visits = async (key: string, at: number) =>
			await small.runExclusive(
				key,
				async (notes) => await Promise.resolve((notes.seen = `${notes.seen ?? ''}*`)),
				at,
			);
		await visits('a', 0);
		await visits('b', 1);
		expect(small.size).toBe(2);
		expect(await visits('a', 2)).toBe('**');
		await visits('c', 3);
		expect(small.size).toBe(2);
		expect(await visits('a', 4)).toBe('***');
		await visits('a', 1003);
		expect(small.size).toBe(1);
		await visits('d', 2003);
		expect(small.size).toBe(1);
	});

	it('keeps at most 10,000 keys', async () => {
		for (let i = 0; i < 10_100; i++) {
			await mutex.runExclusive(`many ${i}`, async () => await Promise.resolve());
		}
		expect(mutex.size).toBeLessThanOrEqual(10_000);
	});
});
