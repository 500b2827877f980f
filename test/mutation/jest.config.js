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
	testEnvironment: require.resolve('./environment'),
	// Tests of large amounts are slow, and other tests cover the same code.
	testPathIgnorePatterns: ['/bigWindow\\.test', '/manyCredentials\\.test'],
	// Tests that wait without end because of a mutant fail after this time.
	testTimeout: 8_000,
};
