/**
 * `npm run switch-package -- FILE...`: changes exported workflows so that they use the packages of one service each. With
 * `--complete`, they use the package that contains all services. A file contains one workflow or an array of them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type ExportedWorkflow, switchPackage } from './packages/switchPackage';

const { values, positionals } = parseArgs({
	options: { complete: { type: 'boolean', default: false } },
	allowPositionals: true,
});
if (positionals.length === 0) {
	console.error('Usage: npm run switch-package -- [--complete] FILE...');
	process.exitCode = 1;
}
for (const file of positionals) {
	const content = JSON.parse(readFileSync(file, 'utf8')) as ExportedWorkflow | ExportedWorkflow[];
	const target = values.complete ? 'complete' : 'services';
	const changed = [content].flat().reduce((sum, one) => sum + switchPackage(one, target), 0);
	if (changed > 0) writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
	console.log(`${file}: ${changed} ${changed === 1 ? 'node' : 'nodes'} changed`);
}
