import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import manifest from '../../package.json';
import { changelogOf } from './changelog';
import { readmeOf } from './readme';
import { type Service, type ServiceKey, serviceOf, SERVICES } from './services';

/** Fields of package.json that are the same in all packages. */
const SHARED_FIELDS = [
	...['version', 'license', 'homepage', 'author', 'repository', 'engines', 'main'],
	'peerDependencies',
] as const;
const SHARED_FILES = ['index.js', 'LICENSE'];
const CHANGELOG = 'CHANGELOG.md';
const METADATA = join(__dirname, '../metadata.mjs');

/** Returns the listed files of a service: `dist/nodes/ghl/GhlOrders/GhlOrders.node.js`. */
export const listedFiles = (files: readonly string[], key: ServiceKey): string[] =>
	files.filter((file) => serviceOf(basename(file)) === key);

/**
 * Creates the package of a service from the built `dist`, ready for `npm pack`. It contains only the modules that its
 * nodes and credentials load.
 *
 * @param root - a folder with the files of this repository and a built `dist`
 * @param folder - the new package. An existing folder is replaced.
 */
export function createPackage(key: ServiceKey, root: string, folder: string): void {
	const service = SERVICES[key];
	const nodes = listedFiles(manifest.n8n.nodes, key);
	const credentials = listedFiles(manifest.n8n.credentials, key);
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	const copy = (path: string) => cpSync(join(root, path), join(folder, path), { recursive: true });

	const modules = modulesOf([...nodes, ...credentials], root);
	for (const path of [...modules, ...iconsIn(modules, root), ...SHARED_FILES]) copy(path);
	for (const node of nodes) {
		const schemas = join(dirname(node), '__schema__');
		if (existsSync(join(root, schemas))) copy(schemas);
		copyCodex(node.replace(/\.js$/, '.json'), service, root, folder);
	}
	writeFileSync(join(folder, 'README.md'), readmeOf(service, nodes, root));
	const changelog = readFileSync(join(root, CHANGELOG), 'utf8');
	writeFileSync(join(folder, CHANGELOG), changelogOf(key, changelog));
	writeJson(join(folder, 'package.json'), {
		name: service.name,
		description: service.description,
		keywords: ['n8n-community-node-package', 'n8n', ...service.keywords],
		...Object.fromEntries(SHARED_FIELDS.map((field) => [field, manifest[field]])),
		files: [...manifest.files, CHANGELOG],
		n8n: { ...manifest.n8n, credentials, nodes },
	});
	execFileSync(process.execPath, [METADATA, folder], { stdio: 'inherit' });
}

/** Returns the files with all modules of this repository that they load. */
function modulesOf(entries: readonly string[], root: string): string[] {
	const found = new Set(entries);
	for (const path of found) {
		const text = readFileSync(join(root, path), 'utf8');
		for (const [, request] of text.matchAll(/\brequire\("(\.[^"]+)"\)/g)) {
			found.add(`${join(dirname(path), request).replaceAll('\\', '/')}.js`);
		}
	}
	return [...found];
}

/** Returns the icons to which the modules refer. */
function iconsIn(modules: readonly string[], root: string): Set<string> {
	return new Set(
		modules.flatMap((path) => {
			const text = readFileSync(join(root, path), 'utf8');
			return [...text.matchAll(/'file:([^']+\.svg)'/g)].map(([, icon]) =>
				relative(root, join(root, dirname(path), icon)),
			);
		}),
	);
}

/** Copies a codex file. It contains the node type, which begins with the name of the package. */
function copyCodex(path: string, { name }: Service, root: string, folder: string): void {
	const codex = JSON.parse(readFileSync(join(root, path), 'utf8')) as { node: string };
	writeJson(join(folder, path), { ...codex, node: codex.node.replace(manifest.name, name) });
}

function writeJson(path: string, value: unknown): void {
	writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}
