/** Settings of the mutation tests. `scripts/mutation.mjs` adds the files and their tests. */
export default {
	testRunner: 'jest',
	coverageAnalysis: 'perTest',
	// A mutant of code that runs when a module is loaded would need all tests.
	ignoreStatic: true,
	// Reuse the results of mutants whose code and tests did not change.
	incremental: true,
	tempDirName: '.cache/mutation/copies',
	ignorePatterns: ['dist', '.stage', '.cache', 'docs/pictures', 'workflows'],
	reporters: ['clear-text', 'progress-append-only', 'html'],
	clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false },
	thresholds: { high: 90, low: 85, break: null },
	concurrency: 1,
	timeoutMS: 10_000,
	timeoutFactor: 1,
};
