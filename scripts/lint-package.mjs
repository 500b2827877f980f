/**
 * Runs `n8n-node lint` in strict mode over a copy of the files that n8n's scanner checks. Fails for all
 * findings, including warnings. In the checkout itself, the command would apply the rules for nodes to tests
 * and tools too (no timers, no `node:http`), and strict mode allows no exceptions.
 *
 * `node scripts/lint-package.mjs packages/NAME` checks the package of one service: its package.json, and the sources of
 * its compiled files.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const root = resolve(import.meta.dirname, '..');
const [packageFolder] = process.argv.slice(2);
const judged = [
	'package.json',
	'eslint.config.mjs',
	'tsconfig.json',
	'nodes',
	'credentials',
	'icons',
];

mkdirSync(join(root, '.stage'), { recursive: true });
const stage = mkdtempSync(join(root, '.stage/lint-'));
for (const name of judged.filter((path) => existsSync(join(root, path)))) {
	cpSync(join(root, name), join(stage, name), { recursive: true, filter: isInPackage });
}
if (packageFolder) cpSync(resolve(packageFolder, 'package.json'), join(stage, 'package.json'));
symlinkSync(join(root, 'node_modules'), join(stage, 'node_modules'), 'junction');

/** Returns whether a source belongs to the package: all do, unless it is the package of one service. */
function isInPackage(source) {
	const path = relative(root, source);
	if (!packageFolder || !/^(nodes|credentials|icons)[\\/].+\.\w+$/.test(path)) return true;
	return existsSync(resolve(packageFolder, 'dist', path.replace(/\.ts$/, '.js')));
}

const cli = join(root, 'node_modules/@n8n/node-cli/bin/n8n-node.mjs');
const lint = spawnSync(process.execPath, [cli, 'lint'], { cwd: stage, encoding: 'utf8' });
const output = stripVTControlCharacters(lint.stdout + lint.stderr);
rmSync(stage, { recursive: true, force: true });

// ESLint ends every report with "✖ n problems", even if there are only warnings and the exit code is 0.
if (lint.status !== 0 || /✖ \d+ problem/.test(output)) {
	console.error(output);
	console.error('n8n-node lint: expected 0 errors and 0 warnings.');
	process.exit(1);
}
console.log('n8n-node lint (strict): 0 errors, 0 warnings.');
