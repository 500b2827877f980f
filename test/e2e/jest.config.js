/**
 * A real n8n and a real browser. Files run one after another: each has an n8n of its own on a small machine.
 *
 * @type {import('jest').Config}
 */
module.exports = {
	displayName: 'e2e',
	rootDir: '../..',
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
	transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.project.json' }] },
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.stage/'],
	maxWorkers: 1,
	// The first test of a fresh machine installs n8n.
	testTimeout: 20 * 60_000,
};
