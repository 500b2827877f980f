import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { linesPerOperation, measure, payloadOf } from '../../docs/generator/stats';
import { actionNodes, operationsOf } from '../operations/support/nodes';
import { root } from '../harness';

describe('the generated pages', () => {
	it('are up to date', () => {
		const tsx = require.resolve('tsx/cli');
		const check = spawnSync(process.execPath, [tsx, 'docs/generate.ts', '--check'], {
			cwd: root,
			encoding: 'utf8',
		});
		expect(check).toMatchObject({ status: 0, stderr: '' });
	}, 300_000);

	it('holds every action, with an example', () => {
		const page = readFileSync(join(root, 'docs/operations.md'), 'utf8');
		const sections = new Map(
			page.split(/^#{2,4} /m).map((section) => [section.split('\n', 1)[0], section]),
		);
		const actions = actionNodes().flatMap(({ catalog }) => operationsOf(catalog));
		const without = actions
			.map(({ operation }) => operation.action)
			.filter((action) => !sections.get(action)?.includes('\nExample:\n'));
		expect(without).toEqual([]);
	});
});

describe('README.md', () => {
	const readme = readFileSync(join(root, 'README.md'), 'utf8');

	it('counts actions and triggers as the catalog page does', () => {
		const page = readFileSync(join(root, 'docs/operations.md'), 'utf8');
		const [, ...counts] = /\*\*All\*\* +\| \*\*(\d+)\*\* +\| \*\*(\d+)\*\*/.exec(page) ?? [];
		expect(/counts (\d+) actions and (\d+) triggers/.exec(readme)?.slice(1)).toEqual(counts);
	});

	it('lists every example workflow by its name', () => {
		const listed = [...readme.matchAll(/\[(.+?)\]\(workflows\/(.+?)\.json\)/g)]
			.filter(([, name]) => name !== 'an example')
			.map(([, name, file]) => [`${file}.json`, name]);
		const present = readdirSync(join(root, 'workflows')).map((file) => {
			const { name } = JSON.parse(readFileSync(join(root, 'workflows', file), 'utf8'));
			return [file, name];
		});
		expect(listed.sort()).toEqual(present.sort());
	});
});

describe('the size of the nodes', () => {
	const stats = measure();

	it('is 15 lines for an operation, on average, at most', () => {
		expect(linesPerOperation(stats)).toBeLessThanOrEqual(15);
	});

	it('is 900 KB of descriptions at most', () => {
		expect(payloadOf(stats)).toBeLessThanOrEqual(900 * 1024);
	});
});
