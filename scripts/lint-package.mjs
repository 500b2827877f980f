/**
 * Runs `n8n-node lint` in strict mode over a copy of the files that n8n's scanner checks. Fails for all
 * findings, including warnings. In the checkout itself, the command would apply the rules for nodes to tests
 * and tools too (no timers, no `node:http`), and strict mode allows no exceptions.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const root = resolve(import.meta.dirname, '..');
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
	cpSync(join(root, name), join(stage, name), { recursive: true });
}
symlinkSync(join(root, 'node_modules'), join(stage, 'node_modules'), 'junction');

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
