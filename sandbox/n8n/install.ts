import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import manifest from './package.json';

/** The n8n versions that the package is tested with. */
export const N8N_VERSIONS = {
	/** The newest version that the registry can install: 2.41.3 requires an `@n8n/agents` that does not exist. */
	newest: manifest.dependencies.n8n,
	/** The last 1.x version, which is the oldest one that the package supports. */
	oldest: '1.123.81',
} as const;

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
 * installation is checked, so that an interrupted installation starts again.
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
		const unfinished = `${folder}.unfinished`;
		await rm(unfinished, { recursive: true, force: true });
		await mkdir(unfinished, { recursive: true });
		await installInto(unfinished, version, onProgress);
		await rename(unfinished, folder);
	}
	return {
		version,
		folder,
		node: nodeOf(folder),
		script: join(folder, 'node_modules', 'n8n', 'bin', 'n8n'),
	};
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
	await step('native modules', 'npm rebuild sqlite3 isolated-vm --ignore-scripts=false');
	// npm reports a successful rebuild even if its settings disable scripts.
	await step('check', `node -e "require('sqlite3'); require('isolated-vm')"`);
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
