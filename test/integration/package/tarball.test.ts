import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PackageDirectoryLoader } from 'n8n-core';
import { createPackage, listedFiles } from '../../../scripts/packages/create';
import { SERVICE_KEYS, SERVICES } from '../../../scripts/packages/services';
import { manifest, root } from '../../harness';

/** A folder for the packages of one service. */
let stage: string;
/** Paths that `npm publish` would upload. */
let packed: string[];

beforeAll(() => {
	// Builds `dist` if it is not up to date. The end-to-end tests use the same build.
	execFileSync(process.execPath, ['sandbox/ensure.mjs', '--build'], { cwd: root, stdio: 'pipe' });
	mkdirSync(join(root, '.stage'), { recursive: true });
	stage = mkdtempSync(join(root, '.stage/pack-'));
	const report = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
		cwd: root,
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
	const loader = new PackageDirectoryLoader(root);
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

describe('the packages of one service', () => {
	it.each(SERVICE_KEYS)("%s loads with n8n's own loader", async (key) => {
		const folder = mkdtempSync(join(stage, 'service-'));
		createPackage(key, root, folder);
		const loader = new PackageDirectoryLoader(folder);
		await loader.loadAll();
		const { name } = SERVICES[key];
		const { nodes, credentials } = manifest().n8n;
		const own = listedFiles(nodes, key);
		expect(loader.packageName).toBe(name);
		expect(Object.keys(loader.nodeTypes)).toHaveLength(own.length);
		expect(Object.keys(loader.credentialTypes)).toHaveLength(listedFiles(credentials, key).length);
		for (const { type } of Object.values(loader.nodeTypes)) {
			const { codex, iconUrl } = type.description;
			expect(codex).toMatchObject({ alias: expect.any(Array) as string[] });
			const { light } = iconUrl as { light: string };
			expect(existsSync(join(folder, light.replace(`icons/${name}/`, '')))).toBe(true);
		}
		for (const path of own.map((file) => file.replace(/\.js$/, '.json'))) {
			expect(readFileSync(join(folder, path), 'utf8')).toContain(`"${name}.`);
		}
	});

	it('contain each node and each credential once', () => {
		const { nodes, credentials } = manifest().n8n;
		const all = SERVICE_KEYS.flatMap((key) => listedFiles([...nodes, ...credentials], key));
		expect(all.sort()).toEqual([...nodes, ...credentials].sort());
	});

	it('contain no module of another service', () => {
		const folder = join(stage, 'trustpilot');
		createPackage('trustpilot', root, folder);
		const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
		expect(dependencies).toBeUndefined();
		expect(readdirSync(join(folder, 'dist/nodes')).sort()).toEqual(['shared', 'trustpilot']);
		expect(readdirSync(join(folder, 'dist/icons')).every((icon) => /^trustpilot/.test(icon))).toBe(
			true,
		);
	});
});
