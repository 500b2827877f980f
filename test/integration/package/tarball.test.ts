import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { PackageDirectoryLoader } from 'n8n-core';
import { manifest, root } from '../../harness';

/** The files of the checkout, without build output. */
const SOURCES = [
	'package.json',
	'tsconfig.json',
	'gulpfile.js',
	'index.js',
	'nodes',
	'credentials',
	'icons',
	// The output schemas are generated from test cases that run against the sandbox.
	'sandbox',
	'test',
	'docs',
	'tsconfig.project.json',
	'README.md',
	'CHANGELOG.md',
	'LICENSE',
];

let stage: string;
/** Paths that `npm publish` would upload. */
let packed: string[];

beforeAll(() => {
	mkdirSync(join(root, '.stage'), { recursive: true });
	stage = mkdtempSync(join(root, '.stage/pack-'));
	for (const name of SOURCES.filter((path) => existsSync(join(root, path)))) {
		cpSync(join(root, name), join(stage, name), { recursive: true });
	}
	symlinkSync(join(root, 'node_modules'), join(stage, 'node_modules'), 'junction');
	execFileSync('npm', ['run', 'build'], { cwd: stage, stdio: 'pipe' });
	const report = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
		cwd: stage,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	const [{ files }] = JSON.parse(report) as [{ files: Array<{ path: string }> }];
	packed = files.map(({ path }) => path);
});

afterAll(() => rmSync(stage, { recursive: true, force: true }));

it('contains dist and the files that npm always adds, and no others', () => {
	const others = packed.filter((path) => !path.startsWith('dist/'));
	expect(others.sort()).toEqual(['LICENSE', 'README.md', 'index.js', 'package.json']);
	const strange = packed.filter(
		(path) => path.startsWith('dist/') && !/\.(js|json|svg)$/.test(path),
	);
	expect(strange).toEqual([]);
	expect(packed.filter((path) => /^dist\/(?!nodes\/|credentials\/|icons\/)/.test(path))).toEqual(
		[],
	);
});

it('contains each listed node and credential, and each codex file', () => {
	const { nodes, credentials } = manifest().n8n;
	const codexFiles = nodes.map((path) => path.replace(/\.js$/, '.json'));
	expect(packed).toEqual(expect.arrayContaining([...nodes, ...credentials, ...codexFiles]));
});

it('ships output schemas', () => {
	const folder = 'dist/nodes/ghl';
	expect(packed).toEqual(
		expect.arrayContaining([
			`${folder}/GhlOrders/__schema__/v1.0.0/order/getAll.json`,
			`${folder}/GhlOrdersTrigger/__schema__/v1.0.0.json`,
		]),
	);
});

it("loads with n8n's own loader, including icons and codex", async () => {
	const loader = new PackageDirectoryLoader(stage);
	await loader.loadAll();
	const { name, n8n } = manifest();
	const nodes = Object.values(loader.nodeTypes).map(({ type }) => type.description);
	expect(nodes).toHaveLength(n8n.nodes.length);
	for (const { iconUrl, codex } of nodes) {
		expect(codex).toMatchObject({ alias: expect.any(Array) as string[] });
		for (const url of [(iconUrl as { light: string }).light, (iconUrl as { dark: string }).dark]) {
			expect(packed).toContain(url.replace(`icons/${name}/`, ''));
		}
	}
	const credentials = Object.values(loader.credentialTypes).map(({ type }) => type);
	expect(credentials).toHaveLength(n8n.credentials.length);
	for (const { iconUrl } of credentials) {
		expect(packed).toContain((iconUrl as { dark: string }).dark.replace(`icons/${name}/`, ''));
	}
});
