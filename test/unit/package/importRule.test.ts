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

/** Lints files that do not exist, each with one import. Returns a message for each. */
function lint(files: Array<[path: string, imported: string]>): string[] {
	const sources = files.map(([path, imported]) => [path, `import '${imported}';\n`]);
	const args = ['--input-type=module', '--eval', LINT, JSON.stringify(sources)];
	return JSON.parse(
		execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' }),
	) as string[];
}

it('rejects imports against the direction of the layers', () => {
	expect(
		lint([
			['nodes/shared/core/a.ts', '../engine/execute'],
			['nodes/shared/catalog/a.ts', '../engine/execute'],
			['nodes/shared/engine/a.ts', '../../ghl/api'],
			['nodes/ghl/GhlOrders/a.ts', '../../trustpilot/api'],
			['nodes/ghl/fields/a.ts', '../GhlOrders/catalog'],
			['nodes/ghl/GhlOrders/a.ts', '../../shared/engine/execute'],
			['nodes/shared/poll/a.ts', '../core/guards'],
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
