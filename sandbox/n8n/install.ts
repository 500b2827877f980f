import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import manifest from './package.json';
import { installPackages, runNode } from './pnpm';
import { N8N_VERSIONS } from './versions';

/** Part of the name of a folder with an installation in progress. A random text follows. */
const UNFINISHED = '.unfinished-';
/** The modules that n8n needs compiled. Some versions, such as 2.0.3, do not have `isolated-vm`. */
const NATIVE = ['sqlite3', 'isolated-vm'];
/** Longer than any installation takes. After that, a folder of an interrupted installation is deleted. */
const ABANDONED_MS = 24 * 60 * 60_000;

/** An installed n8n. */
export interface N8nInstallation {
	version: string;
	folder: string;
	/** The path of the Node.js that runs n8n. The current process may use an older one. */
	node: string;
	/** The path of n8n's start script. */
	script: string;
}

/**
 * Returns the folder of installed n8n versions and of the data of `npm start`. It is outside the checkout, so that a
 * new clone does not install n8n again. `GHL_COMMERCE_CACHE` sets another folder.
 */
export function cacheFolder(): string {
	const chosen = process.env.GHL_COMMERCE_CACHE;
	return chosen ? resolve(chosen) : join(homedir(), '.cache', 'n8n-nodes-ghl-commerce');
}

/**
 * Returns an installed n8n, and installs it first if it is missing.
 *
 * @param onProgress - receives progress messages, one line each
 * @throws the end of pnpm's output if a step fails
 */
export async function installN8n(
	version: string = N8N_VERSIONS.newest,
	onProgress: (line: string) => void = console.log,
): Promise<N8nInstallation> {
	const folder = join(cacheFolder(), `n8n-${version}`);
	const node = await installNode(onProgress);
	await installOnce(folder, async (unfinished) => {
		onProgress(`Installing n8n ${version} into ${folder}. This takes 1 to 3 minutes, once …`);
		const { overrides } = manifest;
		const options = { folder: unfinished, store: storeFolder(), node, onProgress };
		await installPackages({ dependencies: { n8n: version }, overrides, builds: NATIVE }, options);
		const native = NATIVE.filter((name) => existsSync(join(unfinished, 'node_modules', name)));
		// An install script can be skipped without an error, because of the user's settings.
		await runNode(['-e', native.map((name) => `require('${name}')`).join('; ')], options);
	});
	return { version, folder, node, script: join(folder, 'node_modules', 'n8n', 'bin', 'n8n') };
}

/** Installs the Node.js that runs all versions of n8n, if it is missing. Returns its path. */
async function installNode(onProgress: (line: string) => void): Promise<string> {
	const version = manifest.dependencies.node;
	const folder = join(cacheFolder(), `node-${version}`);
	await installOnce(folder, async (unfinished) => {
		onProgress(`Installing Node.js ${version} into ${folder} …`);
		const options = { folder: unfinished, store: storeFolder(), onProgress };
		const packages = { dependencies: { node: version }, builds: ['node'] };
		await installPackages(packages, { ...options, node: process.execPath });
	});
	const name = process.platform === 'win32' ? 'node.exe' : 'node';
	return join(folder, 'node_modules', 'node', 'bin', name);
}

const storeFolder = () => join(cacheFolder(), 'store');

/**
 * Fills a folder if it does not exist. The folder gets its final name only after everything succeeded, so that an
 * interrupted installation starts again. If several processes fill the same folder at the same time, the first one that
 * finishes is kept.
 */
async function installOnce(
	folder: string,
	fill: (unfinished: string) => Promise<void>,
): Promise<void> {
	if (existsSync(folder)) return;
	await mkdir(cacheFolder(), { recursive: true });
	await removeAbandoned();
	const unfinished = await mkdtemp(folder + UNFINISHED);
	try {
		await fill(unfinished);
		await rename(unfinished, folder).catch((error: Error) => {
			if (!existsSync(folder)) throw error;
		});
	} finally {
		await rm(unfinished, { recursive: true, force: true });
	}
}

/** Deletes the folders of installations that were interrupted long ago. */
async function removeAbandoned(): Promise<void> {
	for (const name of await readdir(cacheFolder())) {
		if (!name.includes(UNFINISHED)) continue;
		const folder = join(cacheFolder(), name);
		// Another process can delete the same folder.
		const changed = await stat(folder).catch(() => undefined);
		if (changed && Date.now() - changed.mtimeMs > ABANDONED_MS) {
			await rm(folder, { recursive: true, force: true });
		}
	}
}
