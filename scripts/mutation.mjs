/**
 * Mutation tests of `nodes/shared` (`stryker.config.mjs`), or of the folders and files of the command line:
 * `npm run mutation -- nodes/shared/core`. Each folder is tested with its own tests, and has its own report.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Stryker } from '@stryker-mutator/core';

const SHARED = 'nodes/shared';

// Property tests find most mutants in their first runs. One value that fails is enough.
process.env.PROPERTY_RUNS ??= '10';
// The names of property tests contain their seed. Stryker finds a test again only under the same name.
process.env.SEED ??= '1';
process.env.PROPERTY_SHRINK ??= 'false';

/** The tests of a folder, if they are not only in the folder of the same name in `test/unit`. */
const TESTS = {
	poll: [
		'unit/poll/**',
		'integration/engine/trigger*',
		'integration/ghlTriggers/{contacts,messages,submissions}',
	],
	catalog: ['unit/engine/**', 'integration/operations'],
	engine: ['unit/engine/**', 'integration/operations'],
	webhook: ['unit/webhook/**', 'integration/ghlWebhook/**'],
};

const folders = readdirSync(SHARED).map((name) => `${SHARED}/${name}`);
const paths = process.argv.slice(2).map((path) => path.replace(/\/$/, ''));

for (const path of paths.length > 0 ? paths : folders) {
	const folder = folders.find((name) => `${path}/`.startsWith(`${name}/`));
	if (!folder) throw new Error(`Not in a folder of ${SHARED}: ${path}`);
	const name = folder.slice(SHARED.length + 1);
	const report = join('.cache', 'mutation', name);
	const tests = TESTS[name] ?? [`unit/${name}/**`];
	await new Stryker({
		mutate: [path.endsWith('.ts') ? path : `${path}/**/*.ts`],
		jest: {
			configFile: 'test/mutation/jest.config.js',
			config: { testMatch: tests.map((pattern) => `<rootDir>/test/${pattern}.test.ts`) },
			enableFindRelatedTests: false,
		},
		incrementalFile: `${report}.json`,
		htmlReporter: { fileName: `${report}.html` },
	}).runMutationTest();
}
