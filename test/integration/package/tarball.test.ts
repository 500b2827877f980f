import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { LazyPackageDirectoryLoader, PackageDirectoryLoader } from 'n8n-core';
import { createPackage, listedFiles } from '../../../scripts/packages/create';
import { SERVICE_KEYS, type ServiceKey, SERVICES } from '../../../scripts/packages/services';
import { manifest, root } from '../../harness';

/** A folder for the packages of one service. */
let stage: string;
/** The packages of one service that exist, by key. */
const created = new Map<ServiceKey, string>();
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

/** Returns the folder of the package of a service. Creates it first if it is missing. */
function packageOf(key: ServiceKey): string {
	const folder = created.get(key) ?? join(stage, key);
	if (!created.has(key)) createPackage(key, root, folder);
	created.set(key, folder);
	return folder;
}

it('contains dist and the files that npm always adds, and no others', () => {
	const others = packed.filter((path) => !path.startsWith('dist/'));
	expect(others.sort()).toEqual(['LICENSE', 'README.md', 'index.js', 'package.json']);
	const strange = packed.filter(
		(path) => path.startsWith('dist/') && !/\.(js|json|svg)$/.test(path),
	);
	expect(strange).toEqual([]);
	const folders = packed
		.filter((path) => path.startsWith('dist/'))
		.map((path) => path.split('/')[1]);
	expect([...new Set(folders)].sort()).toEqual(['credentials', 'icons', 'known', 'nodes', 'types']);
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

it('keeps its forms when n8n loads it again, for example after another package is installed', async () => {
	const loader = new PackageDirectoryLoader(root);
	await loader.loadAll();
	const count = () =>
		loader.types.nodes.map(({ name, properties }) => `${name} ${properties.length}`);
	const before = count();
	loader.releaseTypes();
	await loader.ensureTypesLoaded();
	expect(count()).toEqual(before);
});

it.each(['complete', ...SERVICE_KEYS] as const)(
	'describes to n8n at its start what the code describes, and loads no node (%s)',
	async (key) => {
		const folder = key === 'complete' ? root : packageOf(key);
		const [lazy, complete] = [LazyPackageDirectoryLoader, PackageDirectoryLoader].map(
			(Loader) => new Loader(folder),
		);
		await lazy.loadAll();
		expect(lazy.isLazyLoaded).toBe(true);
		expect(Object.keys(lazy.nodeTypes)).toEqual([]);
		await complete.loadAll();
		expect(lazy.known).toEqual(JSON.parse(JSON.stringify(complete.known)));
		const described = complete.types.nodes.map((one) => ({
			...one,
			__loadOptionsMethods: undefined,
		}));
		const byName = <T extends { name: string }>(types: T[]): T[] =>
			[...types].sort((a, b) => (a.name < b.name ? -1 : 1));
		expect(byName(lazy.types.nodes)).toEqual(JSON.parse(JSON.stringify(byName(described))));
		expect(byName(lazy.types.credentials)).toEqual(
			JSON.parse(JSON.stringify(byName(complete.types.credentials))),
		);
	},
);

describe('the packages of one service', () => {
	it.each(SERVICE_KEYS)("%s loads with n8n's own loader", async (key) => {
		const folder = packageOf(key);
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
		const folder = packageOf('trustpilot');
		const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
		expect(dependencies).toBeUndefined();
		expect(readdirSync(join(folder, 'dist/nodes')).sort()).toEqual(['shared', 'trustpilot']);
		expect(readdirSync(join(folder, 'dist/icons')).every((icon) => /^trustpilot/.test(icon))).toBe(
			true,
		);
	});
});
