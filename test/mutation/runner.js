const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { default: TestRunner } = require('jest-runner');

/** Keeps `known` when Stryker replaces this process, which it does after each mutant without an end. */
const STORE = join(__dirname, 'known.json');

/** What is known of each test file: the names of its tests, its duration, and how often it ran and failed with a mutant. */
const known = new Map(existsSync(STORE) ? JSON.parse(readFileSync(STORE, 'utf8')) : []);

/** Expected time until a file finds a mutant, in ms. Files that ran for no mutant yet count as half successful. */
const costOf = ({ path }) => {
	const { durationMs, runs, failures } = known.get(path) ?? { durationMs: 0, runs: 0, failures: 0 };
	return (durationMs * (runs + 1)) / (failures + 0.5);
};

/**
 * Runs the test files one by one, those that find mutants fastest first. If a mutant is active, skips files without a test
 * that reaches the mutant, and stops after the first file that fails. Without this class, each mutant would load all test
 * files.
 */
module.exports = class MutationRunner extends TestRunner {
	async runTests(tests, watcher, options) {
		// Stryker names the tests that reach the mutant.
		const { testNamePattern } = this._globalConfig;
		const pattern = testNamePattern && new RegExp(testNamePattern, 'i');
		const canReach = ({ path }) =>
			!pattern || !known.has(path) || known.get(path).names.some((name) => pattern.test(name));

		let hasFailed = false;
		this.on('test-file-failure', () => (hasFailed = true));
		this.on('test-file-success', ([{ path }, { testResults, numFailingTests, perfStats }]) => {
			if (numFailingTests > 0) hasFailed = true;
			const entry = known.get(path);
			if (entry && pattern) {
				entry.runs += 1;
				if (numFailingTests > 0) entry.failures += 1;
			} else {
				const names = testResults.map(({ fullName }) => fullName);
				const durationMs = perfStats.end - perfStats.start;
				known.set(path, { names, durationMs, runs: 0, failures: 0 });
			}
		});
		for (const test of tests.sort((a, b) => costOf(a) - costOf(b))) {
			if (canReach(test)) await super.runTests([test], watcher, options);
			if (pattern && hasFailed) break;
		}
		writeFileSync(STORE, JSON.stringify([...known]));
	}
};
