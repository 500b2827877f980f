const Environment = require('../jest/environment');

/** Skips the tests that follow a failed test in its file, if a mutant is active: one failed test is enough. */
module.exports = class extends Environment {
	handleTestEvent({ name, test }) {
		if (!process.env.__STRYKER_ACTIVE_MUTANT__) return;
		if (name === 'test_done' && test.errors.length > 0) this.hasFailed = true;
		if (name === 'test_start' && this.hasFailed) test.mode = 'skip';
	}
};
