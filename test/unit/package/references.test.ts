import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../harness/package';
import { deadReferences, hasHeading, trackedFiles } from './references';

const texts = trackedFiles()
	.filter((file) => /\.(md|ts|mjs|js)$/.test(file))
	.map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

it('refers only to files and headings that exist', () => {
	const dead = texts.flatMap(({ file, text }) =>
		deadReferences(file, text).map((reference) => `${file}: ${reference}`),
	);
	expect(dead).toEqual([]);
});

it('links from nodes and credentials only to headings that README.md has', () => {
	const links = texts
		.filter(({ file }) => /^(nodes|credentials)\//.test(file))
		.flatMap(({ text }) => [...text.matchAll(/n8n-nodes-ghl-commerce#([\w-]+)/g)])
		.map(([, anchor]) => anchor)
		.filter((anchor) => anchor !== 'readme');
	expect(links).not.toEqual([]);
	expect(links.filter((anchor) => !hasHeading('README.md', anchor))).toEqual([]);
});

it('does not mention notes that are not in the repository', () => {
	const pattern = new RegExp(['ghl', 'facts'].join('-') + '|' + ['trustpilot', 'notes'].join('-'));
	expect(texts.filter(({ text }) => pattern.test(text)).map(({ file }) => file)).toEqual([]);
});

describe('nodes/shared/poll/README.md', () => {
	const folder = 'nodes/shared/poll';
	const page = readFileSync(join(root, folder, 'README.md'), 'utf8');
	/** Returns the first cell and the rest of each row of the table under a heading. */
	const rowsUnder = (heading: string): Array<[string, string]> => {
		const section = page.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? '';
		return [...section.matchAll(/^\| ([^|]+?) +\| (.+?) *\|$/gm)]
			.slice(1)
			.map(([, first, rest]) => [first, rest] as [string, string])
			.filter(([first]) => !first.startsWith('-'));
	};

	it('describes every file of the polling engine', () => {
		const described = rowsUnder('Files').map(([name]) => name.replaceAll('`', ''));
		const files = readdirSync(join(root, folder)).filter((name) => name.endsWith('.ts'));
		expect(described.sort()).toEqual(files.sort());
	});

	it('names a test for each invariant', () => {
		const invariants = rowsUnder('Invariants');
		expect(invariants.length).toBeGreaterThan(0);
		const untested = invariants.filter(([, tests]) => !/`test\/[^`]+\.test\.ts`/.test(tests));
		expect(untested).toEqual([]);
	});
});

it.each([
	['a missing file in a comment', 'nodes/a.ts', '// See docs/missing.md.', ['docs/missing.md']],
	[
		'a missing heading in a comment',
		'nodes/a.ts',
		' * See docs/style.md#none.',
		['docs/style.md#none'],
	],
	['a missing link target', 'docs/a.md', '[a](none/b.png)', ['none/b.png']],
	['a missing heading in a link', 'docs/a.md', '[a](style.md#none)', ['style.md#none']],
	['a missing file in inline code', 'a.md', 'Run `scripts/none.mjs`.', ['scripts/none.mjs']],
])('finds %s', (_, file, text, expected) => {
	expect(deadReferences(file, text)).toEqual(expected);
});

it.each([
	['a file by its path', 'nodes/a.ts', '// See docs/style.md#glossary.'],
	['a file in the same folder', 'nodes/shared/http/a.ts', '// See client.ts.'],
	['code', 'nodes/a.ts', "import x from './none.ts';"],
	['a heading of the same page', 'README.md', '[a](#credentials)'],
	['a URL', 'a.md', '[a](https://example.com/b.md)'],
])('accepts %s', (_, file, text) => {
	expect(deadReferences(file, text)).toEqual([]);
});
