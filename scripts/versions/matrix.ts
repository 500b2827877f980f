/** A test is skipped in the versions of n8n that cannot pass it. */
export type Outcome = 'passed' | 'failed' | 'skipped';

/** The outcomes of one n8n version, by the title of the check. */
export type Results = ReadonlyMap<string, Outcome>;

/** Jest's statuses of a test that has an outcome. A test with another status did not run. */
const OUTCOMES: Readonly<Record<string, Outcome>> = {
	passed: 'passed',
	failed: 'failed',
	pending: 'skipped',
};

/** The parts of jest's JSON output that this file reads. */
export interface JestOutput {
	testResults: Array<{ assertionResults: Array<{ title: string; status: string }> }>;
}

/**
 * Returns the versions that the command line names. A version can be complete, the beginning of a known one (such as
 * `2.0`), or `latest`.
 *
 * @param known - the versions that the package is tested with
 * @param latest - returns the version that the registry calls latest
 * @throws if a name matches no version
 */
export async function chosenVersions(
	names: readonly string[],
	known: readonly string[],
	latest: () => Promise<string>,
): Promise<string[]> {
	if (names.length === 0) return [...known];
	const chosen: string[] = [];
	for (const name of names) {
		const asked = name === 'latest' ? await latest() : name;
		const found = known.filter((version) => version.startsWith(`${asked}.`));
		if (/^\d+\.\d+\.\d+$/.test(asked)) chosen.push(asked);
		else if (found.length > 0) chosen.push(...found);
		else throw new Error(`${asked} is not a version. Use latest, or one of ${known.join(', ')}.`);
	}
	return [...new Set(chosen)];
}

/** The outcome of a test that runs several times is the last one of these that occurs. */
const BY_WEIGHT: readonly Outcome[] = ['skipped', 'passed', 'failed'];

/** Returns the outcome of each test. */
export function resultsOf({ testResults }: JestOutput): Results {
	const results = new Map<string, Outcome>();
	for (const { title, status } of testResults.flatMap((file) => file.assertionResults)) {
		const outcome = OUTCOMES[status] ?? 'failed';
		const before = results.get(title) ?? 'skipped';
		results.set(title, BY_WEIGHT[Math.max(BY_WEIGHT.indexOf(outcome), BY_WEIGHT.indexOf(before))]);
	}
	return results;
}

/** Returns whether no check failed. */
export const isPassed = (results: Results): boolean => ![...results.values()].includes('failed');

/** Returns a Markdown table with a row for each check and a column for each version. */
export function matrix(byVersion: ReadonlyMap<string, Results>): string {
	const versions = [...byVersion.keys()];
	const checks = new Set([...byVersion.values()].flatMap((results) => [...results.keys()]));
	const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
	return [
		line(['Check', ...versions]),
		line(['Check', ...versions].map(() => '---')),
		...[...checks].map((check) =>
			line([check, ...versions.map((one) => byVersion.get(one)?.get(check) ?? 'not run')]),
		),
	].join('\n');
}
