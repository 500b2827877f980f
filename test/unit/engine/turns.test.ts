import { inTurn, keptTurns } from '../../../nodes/shared/engine/turns';

const HOUR_MS = 3_600_000;

/** A task that ends when it is told to. */
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

describe('turns', () => {
	it('run one after another under one key, in their order, and side by side under several', async () => {
		const log: string[] = [];
		const [a, b, c] = ['a', 'b', 'c'].map((name) => gated(log, name));
		const all = [inTurn('x', a.task), inTurn('x', b.task), inTurn('y', c.task)];
		b.open();
		c.open();
		await all[2];
		expect(log).toEqual(['a begins', 'c begins', 'c ends']);
		a.open();
		expect(await Promise.all(all)).toEqual(['a', 'b', 'c']);
		expect(log.slice(3)).toEqual(['a ends', 'b begins', 'b ends']);
	});

	it('go on after a failure, with the notes that it left', async () => {
		const failing = inTurn('z', async (notes) => {
			notes.id = '7';
			await Promise.reject(new Error('no'));
		});
		await expect(failing).rejects.toThrow('no');
		expect(await inTurn('z', async ({ id }) => await Promise.resolve(id))).toBe('7');
	});

	it('forget notes an hour after their last use, but none that is in use', async () => {
		const start = Date.now();
		const note = async (key: string, at: number) =>
			await inTurn(
				key,
				async (notes) => await Promise.resolve((notes.seen = `${notes.seen ?? ''}*`)),
				at,
			);
		const log: string[] = [];
		const held = gated(log, 'held');
		const holding = inTurn('held', held.task, start);
		expect(await note('old', start)).toBe('*');
		expect(await note('old', start + HOUR_MS - 1)).toBe('**');
		await note('other', start + 3 * HOUR_MS);
		expect(await note('old', start + 3 * HOUR_MS)).toBe('*');

		const waiting = inTurn('held', async () => await Promise.resolve(log.length), start);
		held.open();
		await holding;
		expect(await waiting).toBe(2);
	});

	it('keep no more than 10,000 keys', async () => {
		for (let i = 0; i < 10_100; i++) {
			await inTurn(`many ${i}`, async () => await Promise.resolve());
		}
		expect(keptTurns()).toBeLessThanOrEqual(10_000);
	});
});
