import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../harness/package';

/** Runs code that can import the linter, which consists of ES modules. Returns what it logs as JSON. */
function evaluate<Result>(code: string, input: unknown): Result {
	const args = ['--input-type=module', '--eval', code, JSON.stringify(input)];
	return JSON.parse(
		execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' }),
	) as Result;
}

const CHECK = `
	import { checkSpelling, checkText } from './scripts/prose/rules.mjs';
	const findings = [];
	for (const text of JSON.parse(process.argv[1]))
		findings.push([...(await checkText(text)), ...(await checkSpelling(text))].map(({ message }) => message));
	console.log(JSON.stringify(findings));
`;

/** Returns the rows of the table under the heading "Before and after" in the style guide. */
function pairs(): Array<{ before: string; after: string }> {
	const guide = readFileSync(join(root, 'docs/style.md'), 'utf8');
	const [, section] = /## Before and after\n([\s\S]*?)\n## /.exec(guide) ?? [];
	const rows = section.split('\n').filter((line) => line.startsWith('|'));
	return rows.slice(2).map((row) => {
		const [, before, after] = row
			.split('|')
			.slice(1, -1)
			.map((cell) => cell.trim());
		return { before, after };
	});
}

const FOUND: Array<[what: string, text: string, message: string]> = [
	['a term with its remedy', 'The allowance is used.', '“allowance” → rate limit'],
	['a phrase across a line break', 'It stops at\nonce.', '“at once” → immediately'],
	['British spelling', 'The colour changes.', '“colour” → American spelling'],
	['a long sentence', `It ${'reads a page and '.repeat(12)}stops.`, '(maximum 180)'],
	['an unknown word', 'The qwertz is empty.', 'Unknown word “qwertz”'],
	['the spelling of a product', 'Use Github.', 'GitHub'],
];
const IGNORED = ['`allowance`', '[x](https://example.com/allowance)', 'A whole number', 'PUT'];

let findings: Map<string, string[]>;
beforeAll(() => {
	const texts = [
		...pairs().flatMap(({ before, after }) => [before, after]),
		...FOUND.map(([, text]) => text),
		...IGNORED,
	];
	const all = evaluate<string[][]>(CHECK, texts);
	findings = new Map(texts.map((text, index) => [text, all[index]]));
});
const has = (text: string): boolean => (findings.get(text) ?? []).length > 0;

it('accepts the texts that the style guide recommends', () => {
	expect(pairs().length).toBeGreaterThanOrEqual(30);
	expect(pairs().flatMap(({ after }) => (has(after) ? [after] : []))).toEqual([]);
});

it('finds most of the texts that the style guide replaces', () => {
	const found = pairs().filter(({ before }) => has(before));
	expect(found.length / pairs().length).toBeGreaterThan(0.8);
});

it.each(FOUND)('finds %s', (_, text, message) => {
	expect(findings.get(text)?.join('\n')).toContain(message);
});

it('does not check code and links, and accepts exceptions', () => {
	expect(IGNORED.filter(has)).toEqual([]);
});

it('collects forms, messages, notes of workflows, comments and names of tests', () => {
	const collect = `
		import { collectTexts } from './scripts/prose/texts.mjs';
		const texts = await collectTexts(JSON.parse(process.argv[1]));
		console.log(JSON.stringify(texts.map(({ file, kind, text }) => [kind, file, text])));
	`;
	const files = [
		'credentials/GhlApi.credentials.ts',
		'nodes/shared/http/errors.ts',
		'test/unit/package/prose.test.ts',
		'workflows/subscribers.json',
	];
	const texts = evaluate<string[][]>(collect, files);
	const of = (kind: string) => texts.filter(([found]) => found === kind);
	expect(of('form')).toContainEqual(['form', 'credentials/GhlApi.credentials.ts', 'GHL API']);
	expect(of('string')).toContainEqual([
		'string',
		files[1],
		'Check the base URL in the credential.',
	]);
	expect(of('workflow')).toContainEqual(['workflow', files[3], 'Subscription Changed']);
	expect(
		of('comment')
			.map(([, , text]) => text)
			.join('\n'),
	).toContain('Returns the rows of the table');
	expect(of('test')).toContainEqual(['test', files[2], 'finds %s']);
});
