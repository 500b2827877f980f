import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { n8n as listed } from '../../package.json';

const run = promisify(execFile);
const ROOT = resolve(__dirname, '../..');

interface Packed {
	name: string;
	filename: string;
	integrity: string;
}

/**
 * Installs the package like a user: the tarball of `npm pack` in n8n's folder for community nodes. Requires a built
 * `dist`. Does nothing if the same tarball is already installed.
 *
 * @param folder - the n8n folder, which contains `.n8n`
 * @throws if a listed node is not built: n8n would skip the entire package and only log the reason
 */
export async function installNodes(folder: string): Promise<void> {
	const missing = [...listed.nodes, ...listed.credentials].find(
		(file) => !existsSync(join(ROOT, file)),
	);
	if (missing) throw new Error(`${missing} does not exist. Run npm run build.`);
	await installPackage(ROOT, folder);
}

/**
 * Packs a package and installs its tarball in n8n's folder for community nodes.
 *
 * @param source - the folder with the package.json
 * @param folder - the n8n folder, which contains `.n8n`
 */
export async function installPackage(source: string, folder: string): Promise<void> {
	const nodes = join(folder, '.n8n', 'nodes');
	await mkdir(nodes, { recursive: true });
	const [packed] = JSON.parse(
		await npm(source, 'pack', '--json', '--pack-destination', nodes),
	) as Packed[];
	const tarball = join(nodes, packed.filename);
	if ((await installedIntegrity(nodes, packed.name)) !== packed.integrity) {
		const manifest = { name: 'installed-nodes', private: true };
		await writeFile(join(nodes, 'package.json'), JSON.stringify(manifest));
		// With the lockfile, npm would keep an installed tarball of the same version.
		await rm(join(nodes, 'package-lock.json'), { force: true });
		await rm(join(nodes, 'node_modules'), { recursive: true, force: true });
		await npm(nodes, 'install', '--legacy-peer-deps', '--ignore-scripts', tarball);
	}
	await rm(tarball);
}

/** Returns the environment with which n8n loads the nodes from `dist`. Their types begin with `CUSTOM.`. */
export function customExtensions(): Record<string, string> {
	return { N8N_CUSTOM_EXTENSIONS: join(ROOT, 'dist') };
}

async function installedIntegrity(nodes: string, name: string): Promise<string | undefined> {
	const lock = await readFile(join(nodes, 'node_modules/.package-lock.json'), 'utf8').catch(
		() => '{"packages":{}}',
	);
	const { packages } = JSON.parse(lock) as { packages: Record<string, { integrity: string }> };
	return packages[`node_modules/${name}`]?.integrity;
}

async function npm(cwd: string, ...args: string[]): Promise<string> {
	// On Windows, npm is a script, which only a shell can start.
	const { stdout } = await run('npm', [...args, '--no-audit', '--no-fund'], {
		cwd,
		shell: process.platform === 'win32',
	});
	return stdout;
}
