/**
 * Prepares a checkout: installs the development packages if they do not match `package-lock.json`, and with `--build`
 * compiles the nodes if a source is newer than the last build. Uses only Node.js, because no package may be installed
 * yet.
 */
import { spawnSync } from 'node:child_process';
import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	statSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const builtMark = join(root, 'node_modules/.cache/n8n-nodes-ghl-commerce/built');
const sources = [
	...['nodes', 'credentials', 'icons', 'docs/schemas', 'scripts/metadata.mjs'],
	...['tsconfig.json', 'gulpfile.js', 'package.json'],
];

const [major] = process.versions.node.split('.').map(Number);
if (major < 20) {
	console.error(`Node.js 20 or later is required. This is ${process.version}.`);
	process.exit(1);
}
if (!packagesMatchLock()) {
	console.log('Installing the development packages. This takes 1 to 2 minutes, once …');
	npm('ci');
}
if (process.argv.includes('--build') && isStale()) {
	console.log('Building the nodes …');
	// The marker file gets the time at which the build started, so that a source saved during the build counts as
	// newer.
	const begun = new Date();
	npm('run', 'build');
	mkdirSync(dirname(builtMark), { recursive: true });
	writeFileSync(builtMark, '');
	utimesSync(builtMark, begun, begun);
}

/** Returns whether node_modules contains the locked version of every package that this platform needs. */
function packagesMatchLock() {
	const installed = join(root, 'node_modules/.package-lock.json');
	if (!existsSync(installed)) return false;
	const wanted = readPackages(join(root, 'package-lock.json'));
	const present = readPackages(installed);
	return Object.entries(wanted).every(
		([path, { version, optional }]) =>
			path === '' || present[path]?.version === version || (optional && !present[path]),
	);
}

function readPackages(file) {
	return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** Returns whether a source is newer than the last build. Removing a source changes the time of its folder. */
function isStale() {
	if (!existsSync(join(root, 'dist')) || !existsSync(builtMark)) return true;
	const built = statSync(builtMark).mtimeMs;
	return sources
		.map((source) => join(root, source))
		.filter((path) => existsSync(path))
		.flatMap(withDescendants)
		.some((path) => statSync(path).mtimeMs > built);
}

function withDescendants(path) {
	if (!statSync(path).isDirectory()) return [path];
	return [path, ...readdirSync(path).flatMap((name) => withDescendants(join(path, name)))];
}

function npm(...args) {
	// One command line: on Windows, npm is a script, which only a shell can start.
	const { status } = spawnSync(['npm', ...args].join(' '), {
		cwd: root,
		stdio: 'inherit',
		shell: true,
	});
	if (status !== 0) process.exit(status ?? 1);
}
