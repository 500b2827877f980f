import { execFileSync } from 'node:child_process';
import { root } from '../../harness/package';

const LINT = `
	import { ESLint } from 'eslint';
	const eslint = new ESLint({ overrideConfigFile: 'eslint.project.config.mjs' });
	const messages = [];
	for (const [filePath, code] of JSON.parse(process.argv[1])) {
		const [result] = await eslint.lintText(code, { filePath });
		messages.push(result.messages.map(({ message }) => message).join());
	}
	console.log(JSON.stringify(messages));
`;

/** Lints other code in place of existing files. Returns the messages for each. */
function lint(files: Array<[path: string, code: string]>): string[] {
	const args = ['--input-type=module', '--eval', LINT, JSON.stringify(files)];
	// In CI, typescript-eslint would read the files instead of the code.
	const env = { ...process.env, TSESTREE_SINGLE_RUN: 'false' };
	return JSON.parse(
		execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8', env }),
	) as string[];
}

it('rejects imports against the direction of the layers', () => {
	expect(
		lint([
			['nodes/shared/core/guards.ts', "import '../engine/execute';"],
			['nodes/shared/catalog/encode.ts', "import '../engine/execute';"],
			['nodes/shared/engine/lists.ts', "import '../../ghl/api';"],
			['nodes/ghl/GhlOrders/money.ts', "import '../../trustpilot/api';"],
			['nodes/ghl/fields/payments.ts', "import '../GhlOrders/catalog';"],
			['nodes/ghl/GhlOrders/money.ts', "import '../../shared/engine/execute';"],
			['nodes/shared/poll/form.ts', "import '../core/guards';"],
		]),
	).toEqual([
		expect.stringContaining('nodes/shared/core imports only from: core.'),
		expect.stringContaining('nodes/shared/catalog imports only from: core, http, catalog.'),
		expect.stringContaining('nodes/shared/engine imports only from'),
		expect.stringContaining('An API imports only from its own folder and from nodes/shared.'),
		expect.stringContaining('does not import from a node'),
		'',
		'',
	]);
});

it('rejects conversions of values that can be objects', () => {
	const codes = [
		'export const a = (value: unknown) => Number(value);',
		'export const a = (value: string | object) => Number(value);',
		'export const a = (value: unknown) => String(value);',
		'export const a = (value: unknown) => `${value}`;',
		'export const a = (value?: string | number) => [Number(value), String(value)];',
	];
	expect(lint(codes.map((code) => ['nodes/ghl/GhlOrders/money.ts', code]))).toEqual([
		...Array.from({ length: 2 }, () => expect.stringContaining('Use numberOf') as string),
		...Array.from({ length: 2 }, () => expect.stringContaining('stringified') as string),
		'',
	]);
});
