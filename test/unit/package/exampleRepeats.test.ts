import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { EXAMPLE_CASES } from '../../e2e/support/exampleCases';
import { examples } from '../../e2e/support/examples';
import { READ_ONLY, REPEATED_BY } from '../../e2e/support/repeats';

/** Returns a test file of `test/e2e`. */
const sourceOf = (file: string) => readFileSync(join(__dirname, '../../e2e', file), 'utf8');

it('each example workflow is either read-only or repeated by a test', () => {
	const listed = [...READ_ONLY, ...Object.keys(REPEATED_BY)];
	expect(examples().map(({ file }) => file)).toEqual(listed.sort());
});

it.each(Object.entries(REPEATED_BY))('the test that repeats %s exists', (example, test) => {
	const [file, title] = test;
	const source = sourceOf(file);
	expect(source).toContain(`it('${title}', async () => {`);
	// The test has the example in its table, in its title or as its only one.
	const isInTable = EXAMPLE_CASES.some((one) => one.file === example);
	expect(source).toContain(isInTable ? 'describe.each(EXAMPLE_CASES)' : example);
});

it('the test of the read-only examples exists', () => {
	expect(sourceOf('exampleRepeats.test.ts')).toContain(
		"it.each(READ_ONLY)('%s sends no write', async (file) => {",
	);
});
