import fc from 'fast-check';

/**
 * The seed of all property tests. It is random on a developer's machine, unless `SEED` is set, and fixed in CI, so that
 * CI checks the change and does not search for new failures. The name of each property test contains it.
 */
export const SEED = Number(
	process.env.SEED ?? (process.env.CI ? 1 : Math.floor(Math.random() * 2 ** 31)),
);

/** How often each property test runs. Set `PROPERTY_RUNS` to search longer: `PROPERTY_RUNS=2000 npx jest exactlyOnce`. */
const RUNS = Number(process.env.PROPERTY_RUNS ?? 100);

/** Whether to search for the smallest value that fails. Mutation tests only need to know that one fails. */
const SHRINKS = process.env.PROPERTY_SHRINK !== 'false';

/** The timeout of one run. */
const TIMEOUT_MS = 1200;

/**
 * Defines a test of a property that is true for all values of an arbitrary.
 *
 * @param factor - multiplies the number of runs: below 1 for slow properties, above 1 for rare failures
 */
export function property<T>(
	name: string,
	arbitrary: fc.Arbitrary<T>,
	holds: (value: T) => Promise<void> | void,
	factor = 1,
): void {
	const numRuns = Math.ceil(RUNS * factor);
	const check = fc.asyncProperty(arbitrary, async (value) => await holds(value));
	const run = async () => await fc.assert(check, { seed: SEED, numRuns, endOnFailure: !SHRINKS });
	test(`${name} (${numRuns} runs, SEED=${SEED})`, run, RUNS * TIMEOUT_MS);
}
