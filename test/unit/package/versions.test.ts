import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { chosenVersions, isPassed, matrix, resultsOf } from '../../../scripts/versions/matrix';
import { N8N_VERSIONS } from '../../../sandbox/n8n/versions';
import { root } from '../../harness/package';

const KNOWN = ['1.123.81', '2.0.3', '2.20.12'];
const text = (file: string) => readFileSync(join(root, file), 'utf8');
const latest = async () => await Promise.resolve('3.0.0');

describe('npm run test:versions', () => {
	it.each([
		{ names: [], versions: KNOWN },
		{ names: ['2.0'], versions: ['2.0.3'] },
		{ names: ['2'], versions: ['2.0.3', '2.20.12'] },
		{ names: ['2.20.1'], versions: ['2.20.1'] },
		{ names: ['latest', '1.123', '1'], versions: ['3.0.0', '1.123.81'] },
	])('runs $versions for $names', async ({ names, versions }) => {
		expect(await chosenVersions(names, KNOWN, latest)).toEqual(versions);
	});

	it.each(['4', '2.2', '', '../2.0.3', '2.0.3; ls'])('does not run %j', async (name) => {
		await expect(chosenVersions([name], KNOWN, latest)).rejects.toThrow('is not a version');
	});

	it('shows which check passed, failed, was skipped and was not run in each version', () => {
		const suite = (...results: Array<[string, string]>) => ({
			testResults: [{ assertionResults: results.map(([title, status]) => ({ title, status })) }],
		});
		// A test runs once for each way to install the package.
		const passed = resultsOf(
			suite(['lists', 'passed'], ['writes', 'passed'], ['writes', 'pending']),
		);
		const failed = resultsOf(
			suite(['lists', 'failed'], ['lists', 'passed'], ['writes', 'pending']),
		);
		const none = new Map([['installs', 'failed' as const]]);
		const versions = [passed, failed, none, resultsOf(suite(['lists', 'todo']))];
		expect(versions.map(isPassed)).toEqual([true, false, false, false]);
		const table = matrix(new Map(versions.map((results, index) => [`v${index}`, results])));
		expect(table.split('\n')).toEqual([
			'| Check | v0 | v1 | v2 | v3 |',
			'| --- | --- | --- | --- | --- |',
			'| lists | passed | failed | not run | failed |',
			'| writes | passed | skipped | not run | not run |',
			'| installs | not run | not run | failed | not run |',
		]);
	});

	it('runs the versions from the oldest to the newest', () => {
		const numbers = Object.values(N8N_VERSIONS).map((version) => {
			const [major, minor, patch] = version.split('.').map(Number);
			return (major * 1_000 + minor) * 1_000 + patch;
		});
		expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
		expect(numbers.every(Number.isInteger)).toBe(true);
	});

	it('runs the versions that the documentation lists', () => {
		const all = Object.values(N8N_VERSIONS);
		const [header] = /^\| Check .*$/m.exec(text('CONTRIBUTING.md')) ?? [''];
		expect(header.match(/\d+\.\d+\.\d+/g)).toEqual(all);
		expect(text('README.md')).toContain(`n8n ${all.slice(0, -1).join(', ')} and ${all.at(-1)}.`);
	});
});
