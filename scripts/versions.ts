/**
 * `npm run test:versions`: installs each n8n version that the package is tested with, runs the same end-to-end tests in
 * it, and prints a table. To choose versions, name them: `npm run test:versions -- 2.0`. `latest` is the version that the
 * registry calls latest.
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { installN8n } from '../sandbox/n8n/install';
import { N8N_VERSIONS } from '../sandbox/n8n/versions';
import {
	chosenVersions,
	isPassed,
	type JestOutput,
	matrix,
	type Outcome,
	type Results,
	resultsOf,
} from './versions/matrix';

const ROOT = resolve(__dirname, '..');
const CONFIG = 'test/e2e/jest.config.js';
/** The tests of the package in an n8n of any version. */
const TESTS = '/test/e2e/installed\\.test\\.ts$';

async function latest(): Promise<string> {
	const { stdout } = await promisify(execFile)('npm', ['view', 'n8n', 'version'], {
		shell: process.platform === 'win32',
	});
	return stdout.trim();
}

/** Installs a version and runs its tests. */
async function test(version: string): Promise<Results> {
	console.log(`\n== n8n ${version}`);
	try {
		await installN8n(version);
	} catch (error) {
		console.error((error as Error).message);
		return new Map([['installs', 'failed']]);
	}
	const tests = await runTests(version);
	return new Map<string, Outcome>([
		['installs', 'passed'],
		['starts', tests.size > 0 ? 'passed' : 'failed'],
		...tests,
	]);
}

/** Runs the tests in a version. Returns no result if n8n does not start. */
async function runTests(version: string): Promise<Results> {
	const folder = await mkdtemp(join(tmpdir(), 'ghl-versions-'));
	const file = join(folder, 'results.json');
	// A failed test can leave a server open, with which Jest would not end.
	const options = ['--config', CONFIG, '--testPathPattern', TESTS, '--forceExit'];
	const output = ['--json', '--outputFile', file];
	const child = spawn(process.execPath, [require.resolve('jest/bin/jest'), ...options, ...output], {
		cwd: ROOT,
		stdio: 'inherit',
		env: { ...process.env, E2E_N8N: version },
	});
	await once(child, 'close');
	const results = await readFile(file, 'utf8').catch(() => '{"testResults":[]}');
	await rm(folder, { recursive: true, force: true });
	return resultsOf(JSON.parse(results) as JestOutput);
}

async function main(): Promise<void> {
	const names = process.argv.slice(2);
	const versions = await chosenVersions(names, Object.values(N8N_VERSIONS), latest);
	const byVersion = new Map<string, Results>();
	for (const version of versions) byVersion.set(version, await test(version));
	console.log(`\n${matrix(byVersion)}`);
	process.exitCode = [...byVersion.values()].every(isPassed) ? 0 : 1;
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
