import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import manifest from './package.json';
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
 * Returns an installed n8n, and installs it first if it is missing. A folder gets its final name only after its
 * installation is checked, so that an interrupted installation starts again. If several processes install the same
 * version at the same time, each uses its own folder, and the first one that finishes is kept.
 *
 * @param onProgress - receives progress messages, one line each
 * @throws the end of npm's output if a step fails
 */
export async function installN8n(
	version: string = N8N_VERSIONS.newest,
	onProgress: (line: string) => void = console.log,
): Promise<N8nInstallation> {
	const folder = join(cacheFolder(), `n8n-${version}`);
	if (!existsSync(folder)) {
		onProgress(
			`Installing n8n ${version} into ${folder}. This takes about 6 minutes and 3 GB, once …`,
		);
		await mkdir(cacheFolder(), { recursive: true });
		await removeAbandoned();
		const unfinished = await mkdtemp(folder + UNFINISHED);
		try {
			await installInto(unfinished, version, onProgress);
			await rename(unfinished, folder).catch((error: Error) => {
				if (!existsSync(folder)) throw error;
			});
		} finally {
			await rm(unfinished, { recursive: true, force: true });
		}
	}
	return {
		version,
		folder,
		node: nodeOf(folder),
		script: join(folder, 'node_modules', 'n8n', 'bin', 'n8n'),
	};
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

async function installInto(
	folder: string,
	version: string,
	onProgress: (line: string) => void,
): Promise<void> {
	const dependencies = { ...manifest.dependencies, n8n: version };
	await writeFile(join(folder, 'package.json'), JSON.stringify({ ...manifest, dependencies }));
	const step = (name: string, command: string) => runStep(folder, name, command, onProgress);

	await step('packages', 'npm install --ignore-scripts --no-audit --no-fund');
	// The install script of the package `node` adds the binary for this platform.
	await step('Node.js', 'npm rebuild node --ignore-scripts=false');
	const native = NATIVE.filter((name) => existsSync(join(folder, 'node_modules', name)));
	await step('native modules', `npm rebuild ${native.join(' ')} --ignore-scripts=false`);
	// npm reports a successful rebuild even if its settings disable scripts.
	await step('check', `node -e "${native.map((name) => `require('${name}')`).join('; ')}"`);
}

/** Runs a command with the installed Node.js first in the path. Prints a progress message every 15 s. */
async function runStep(
	folder: string,
	name: string,
	command: string,
	onProgress: (line: string) => void,
): Promise<void> {
	const started = Date.now();
	const seconds = () => Math.round((Date.now() - started) / 1000);
	const progress = setInterval(() => onProgress(`  ${name}: ${seconds()} s …`), 15_000);
	const child = spawn(command, {
		cwd: folder,
		shell: true,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { ...process.env, PATH: [join(folder, NODE_BIN), process.env.PATH].join(delimiter) },
	});
	const abandon = () => child.kill();
	process.once('exit', abandon);
	let output = '';
	const append = (chunk: Buffer) => (output = (output + chunk.toString()).slice(-4000));
	child.stdout.on('data', append);
	child.stderr.on('data', append);
	const code = await new Promise<number | null>((done, fail) =>
		child.once('error', fail).once('close', done),
	).finally(() => {
		clearInterval(progress);
		process.off('exit', abandon);
	});
	if (code !== 0) throw new Error(`Installing n8n failed (${command}):\n${output}`);
	onProgress(`  ${name}: done in ${seconds()} s`);
}

const NODE_BIN = join('node_modules', 'node', 'bin');

function nodeOf(folder: string): string {
	return join(folder, NODE_BIN, process.platform === 'win32' ? 'node.exe' : 'node');
}
