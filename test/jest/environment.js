/**
 * The environment of the tests: one JavaScript realm for all files of a worker, in which third-party packages are loaded
 * only once. Jest would load n8n-core again for each file, which takes longer than most of the tests.
 */
const SingleContextEnvironment = require('jest-environment-node-single-context');

module.exports = class extends SingleContextEnvironment {
	constructor(config, context) {
		super(config, context);
		// For nativeModule.js. Inside a test file, `require` is that of jest.
		this.global.nativeRequire = require;
	}

	async teardown() {
		// The next file has the same globals, such as `Date`.
		this.moduleMocker.restoreAllMocks();
		await super.teardown();
	}
};
