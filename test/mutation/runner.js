const { default: TestRunner } = require('jest-runner');

/** Names and duration of the tests of each file, from the last run. */
const known = new Map();

/**
 * Runs the test files one by one, the fastest first. If a mutant is active, skips files without a test that reaches the
 * mutant, and stops after the first file that fails. Without this class, each mutant would load all test files.
 */
module.exports = class MutationRunner extends TestRunner {
	async runTests(tests, watcher, options) {
		// Stryker names the tests that reach the mutant.
		const { testNamePattern } = this._globalConfig;
		const pattern = testNamePattern && new RegExp(testNamePattern, 'i');
		const canReach = ({ path }) =>
			!pattern || !known.has(path) || known.get(path).names.some((name) => pattern.test(name));
		const durationMs = ({ path }) => known.get(path)?.durationMs ?? 0;

		let hasFailed = false;
		this.on('test-file-failure', () => (hasFailed = true));
		this.on('test-file-success', ([{ path }, { testResults, numFailingTests, perfStats }]) => {
			const names = testResults.map(({ fullName }) => fullName);
			known.set(path, { names, durationMs: perfStats.end - perfStats.start });
			if (numFailingTests > 0) hasFailed = true;
		});
		for (const test of tests.sort((a, b) => durationMs(a) - durationMs(b))) {
			if (canReach(test)) await super.runTests([test], watcher, options);
			if (pattern && hasFailed) return;
		}
	}
};
