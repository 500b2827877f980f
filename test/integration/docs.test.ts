import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodePath, withCounts } from '../../docs/generator/page';
import { linesPerOperation, measure, payloadPerOperation } from '../../docs/generator/stats';
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

	it.each(actionNodes())('end each sentence of $name with one period', ({ node }) => {
		const page = readFileSync(join(root, 'docs', nodePath(node)), 'utf8');
		expect(page.match(/^.*[^.]\.\.$/gm)).toBeNull();
	});

	it.each(actionNodes())('have an example for every action of $name', ({ node, catalog }) => {
		const page = readFileSync(join(root, 'docs', nodePath(node)), 'utf8');
		const sections = new Map(
			page.split(/^#{2,3} /m).map((section) => [section.split('\n', 1)[0], section]),
		);
		const without = operationsOf(catalog)
			.map(({ operation }) => operation.action)
			.filter((action) => !sections.get(action)?.includes('\nExample:\n'));
		expect(without).toEqual([]);
	});
});

describe('README.md', () => {
	const readme = readFileSync(join(root, 'README.md'), 'utf8');

	it('gets the counts of actions and triggers from `npm run docs`', () => {
		expect(withCounts('It counts 1 actions and 2 triggers.', 30, 4)).toBe(
			'It counts 30 actions and 4 triggers.',
		);
		expect(() => withCounts('It has 30 actions.', 30, 4)).toThrow('no sentence with the counts');
	});

	it('lists each example workflow by its name', () => {
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

	it('is at most 15 lines per operation, on average', () => {
		expect(linesPerOperation(stats)).toBeLessThanOrEqual(15);
	});

	it('is at most 2.5 KB of descriptions per operation, on average', () => {
		expect(payloadPerOperation(stats)).toBeLessThanOrEqual(2.5 * 1024);
	});
});
