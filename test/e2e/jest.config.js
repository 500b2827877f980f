/**
 * A real n8n and a real browser. Four files run at the same time, also on two cores: each has its own n8n, folder and
 * ports, and waits for polls and retries most of the time.
 *
 * @type {import('jest').Config}
 */
module.exports = {
	displayName: 'e2e',
	rootDir: '../..',
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
	transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.project.json' }] },
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.stage/', '<rootDir>/.cache/'],
	// Installs n8n on a new machine.
	globalSetup: '<rootDir>/test/e2e/globalSetup.ts',
	maxWorkers: 4,
	testTimeout: 20 * 60_000,
};
