import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { nodePath } from '../../../docs/generator/page';
import { type Apis, APIS } from '../../../sandbox/apis';
import { manifest, packageCredentials, packageNodes, root, sourceOf } from '../../harness/package';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Returns the files in a folder, at any depth, whose names end with a suffix, as paths from the root. */
const filesIn = (folder: string, suffix: string): string[] =>
	readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((path) => path.endsWith(suffix))
		.map((path) => `${folder}/${path}`);

/** Returns the text files that Git tracks and that exist. */
const trackedTexts = (): string[] =>
	execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' })
		.split('\n')
		.filter((path) => path !== '' && !/\.(png|jpg|gif|ico|woff2?)$/.test(path))
		.filter((path) => existsSync(join(root, path)));

describe('package.json', () => {
	const { n8n, ...own } = manifest();

	it('lists each node and credential of the source, and no others', () => {
		expect(n8n.nodes.map(sourceOf).sort()).toEqual(filesIn('nodes', '.node.ts').sort());
		expect(n8n.credentials.map(sourceOf).sort()).toEqual(
			filesIn('credentials', '.credentials.ts').sort(),
		);
	});

	it('installs no other packages', () => {
		expect(own).not.toHaveProperty('dependencies');
		expect(own).not.toHaveProperty('bundledDependencies');
		expect(own).not.toHaveProperty('overrides');
		expect(own.peerDependencies).toEqual({ 'n8n-workflow': '*' });
		expect(own.files).toEqual(['dist']);
	});

	it("requests n8n's strict checks", () => {
		expect(n8n).toMatchObject({ strict: true, n8nNodesApiVersion: 1 });
	});

	it('has an index with the names that n8n loads', () => {
		// eslint-disable-next-line @typescript-eslint/no-require-imports
		expect(require(join(root, own.main))).toEqual({
			nodes: n8n.nodes,
			credentials: n8n.credentials,
		});
	});
});

describe('package-lock.json', () => {
	type Locked = Record<string, Record<'dependencies' | 'optionalDependencies', object | undefined>>;
	const { packages } = JSON.parse(read('package-lock.json')) as { packages: Locked };

	/** Returns the folders in which Node searches for a package, from another package's folder. */
	const candidates = (from: string, name: string): string[] => {
		const parents = from.split('/node_modules/').map((_, depth, parts) => {
			return `${parts.slice(0, parts.length - depth).join('/node_modules/')}/node_modules/${name}`;
		});
		return [...parents, `node_modules/${name}`];
	};

	// npm omits optional packages that its registry does not have. Then `npm ci` rejects the file.
	it('contains all packages that another package requires, also for other platforms', () => {
		const missing = Object.entries(packages).flatMap(
			([path, { dependencies, optionalDependencies }]) =>
				Object.keys({ ...dependencies, ...optionalDependencies })
					.filter((name) => !candidates(path, name).some((place) => place in packages))
					.map((name) => `${path} requires ${name}`),
		);
		expect(missing).toEqual([]);
	});
});

/** The categories that n8n's node panel and its own codex files use. */
const CATEGORIES = [
	...['AI', 'Analytics', 'Communication', 'Core Nodes', 'Data & Storage', 'Development'],
	...['Finance & Accounting', 'Marketing', 'Miscellaneous', 'Productivity', 'Sales', 'Utility'],
];

interface Codex {
	node: string;
	categories: string[];
	alias: string[];
	resources: Record<string, Array<{ url: string }>>;
}

describe.each(packageNodes())('the codex file of $source', ({ source, instance }) => {
	const codex = JSON.parse(read(source.replace(/\.ts$/, '.json'))) as Codex;

	it('belongs to its node', () => {
		expect(codex).toMatchObject({
			node: `${manifest().name}.${instance.description.name}`,
			nodeVersion: '1.0',
			codexVersion: '1.0',
		});
	});

	it('uses only categories that exist', () => {
		expect(codex.categories).not.toEqual([]);
		expect(CATEGORIES).toEqual(expect.arrayContaining(codex.categories));
	});

	it('finds the node by the words that people type', () => {
		const { panelWords } = APIS[source.split('/')[1] as keyof Apis];
		const words = [instance.description.displayName, ...codex.alias].map((word) =>
			word.toLowerCase(),
		);
		expect(panelWords).not.toEqual([]);
		for (const typed of panelWords) {
			expect(words).toContainEqual(expect.stringContaining(typed));
		}
		expect(new Set(words).size).toBe(words.length);
	});

	it('links to the page of the node in docs/nodes', () => {
		const [{ url }] = codex.resources.primaryDocumentation;
		const page = `docs/${nodePath(instance)}`;
		expect(url.endsWith(`/blob/HEAD/${page}`)).toBe(true);
		expect(read(page)).toContain(`# ${instance.description.displayName}\n`);
	});

	it('links to the documentation by HTTPS', () => {
		const { primaryDocumentation, credentialDocumentation } = codex.resources;
		for (const { url } of [...primaryDocumentation, ...credentialDocumentation]) {
			expect(new URL(url).protocol).toBe('https:');
		}
	});
});

const icons = [...packageNodes(), ...packageCredentials()].map(({ source, instance }) => ({
	source,
	icon: 'description' in instance ? instance.description.icon : instance.icon,
}));

describe.each(icons)('the icon of $source', ({ source, icon }) => {
	const { light, dark } = icon as { light: string; dark: string };
	const svg = (path: string): string => read(join(dirname(source), path.replace(/^file:/, '')));

	it('exists in light and dark', () => {
		expect([light, dark]).toEqual([
			expect.stringMatching(/^file:.+(?<!\.dark)\.svg$/),
			expect.stringMatching(/^file:.+\.dark\.svg$/),
		]);
		expect(svg(light)).not.toBe(svg(dark));
	});

	it('is square and refers to no external resources', () => {
		for (const drawing of [svg(light), svg(dark)]) {
			expect(drawing).toContain('viewBox="0 0 60 60"');
			expect(drawing).not.toMatch(/<script|href=|url\(|<image/);
		}
	});
});

describe('the files that Git tracks', () => {
	const REGISTRY = /\bregistry\.[\w-]+\.[a-z]+\b|\bnpm\.pkg\.github/;
	const FOLDER = /(?<![\w.:/~$}*-])\/(?:home|root|Users|tmp|work|workspace|mnt)\/[\w.-]/;

	const linesWith = (pattern: RegExp): string[] =>
		trackedTexts().flatMap((path) =>
			read(path)
				.split('\n')
				.filter((line) => pattern.test(line))
				.map((line) => `${path}: ${line.trim()}`),
		);

	it('contain no names of package registries', () => {
		expect(['https://registry', 'example', 'org/x'].join('.')).toMatch(REGISTRY);
		expect(linesWith(REGISTRY)).toEqual([]);
	});

	it('contain no folders of a particular machine', () => {
		expect(['cd ', 'home', 'ana'].join('/')).toMatch(FOLDER);
		expect(linesWith(FOLDER)).toEqual([]);
	});

	it('include neither builds nor packages', () => {
		const built = /^(dist|node_modules|coverage)\/|\.tgz$/;
		expect(trackedTexts().filter((path) => built.test(path))).toEqual([]);
	});
});
