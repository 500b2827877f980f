import fc from 'fast-check';

/**
 * Random, unless `SEED` repeats an earlier run; one and the same in CI, which judges a change and
 * does not search. It stands in the name of every test that uses it.
 */
export const SEED = Number(
	process.env.SEED ?? (process.env.CI ? 1 : Math.floor(Math.random() * 2 ** 31)),
);

/** Multiplies the runs of every property, for a longer search. */
const TIMES = Number(process.env.TIMES ?? 1);

/** A test of something that must hold for all values of an arbitrary. */
export function property<T>(
	name: string,
	arbitrary: fc.Arbitrary<T>,
	holds: (value: T) => Promise<void>,
	runs = 200,
): void {
	const numRuns = runs * TIMES;
	const run = async () =>
		await fc.assert(fc.asyncProperty(arbitrary, holds), { seed: SEED, numRuns });
	test(`${name} (${numRuns} runs, SEED=${SEED})`, run, 60_000 * TIMES);
}
