const { availableParallelism } = require('node:os');

/**
 * Three suites that need neither n8n nor a browser. `test/e2e` has its own configuration.
 *
 * @type {import('jest').Config}
 */
module.exports = {
	projects: ['unit', 'integration', 'contract'].map((name) => ({
		displayName: name,
		testEnvironment: require.resolve('./test/jest/environment'),
		testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
		// `isolatedModules` in that file: ts-jest transpiles only, and `npm run typecheck` checks the types.
		transform: {
			'^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.project.json' }],
			'/node_modules/(?!@?jest|ts-jest|@stryker-mutator).+\\.[cm]?js$':
				'<rootDir>/test/jest/nativeModule.js',
		},
		// By default, jest transforms no third-party package.
		transformIgnorePatterns: [],
		modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.stage/', '<rootDir>/.cache/'],
		cacheDirectory: '<rootDir>/.cache/jest',
	})),
	// One more than the cores, because tests wait for timers and child processes part of the time. On a busy machine, jest can
	// report that a worker "failed to exit gracefully": it waits 500 ms, and the process needs longer to free its memory. No
	// handle is open.
	maxWorkers: availableParallelism() + 1,
	// A worker keeps memory of the files that it ran. Jest replaces a worker that uses more than this.
	workerIdleMemoryLimit: '1500MB',
	// Long enough for a busy machine. A test that hangs still fails.
	testTimeout: 120_000,
};
