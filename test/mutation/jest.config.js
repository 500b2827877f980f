const { projects } = require('../../jest.config');

/**
 * The configuration of jest in mutation tests. `scripts/mutation.mjs` sets the tests.
 *
 * @type {import('jest').Config}
 */
module.exports = {
	...projects[0],
	displayName: 'mutation',
	rootDir: '../..',
	runner: '<rootDir>/test/mutation/runner.js',
	// Long enough for a busy machine. Stryker stops a mutant that makes a test wait without end earlier.
	testTimeout: 60_000,
};
