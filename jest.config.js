/**
 * Three suites that need neither n8n nor a browser. `test/e2e` has a configuration of its own.
 *
 * @type {import('jest').Config}
 */
module.exports = {
	projects: ['unit', 'integration', 'contract'].map((name) => ({
		displayName: name,
		testEnvironment: 'node',
		testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
		// `isolatedModules` in that file: tests are transpiled only, and `npm run typecheck` checks the types.
		transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.project.json' }] },
		modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.stage/'],
	})),
	passWithNoTests: true,
	// A busy machine is slow, and not wrong: what hangs is still found.
	testTimeout: 120_000,
};
