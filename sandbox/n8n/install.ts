import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import manifest from './package.json';

/** The n8n versions that the package is run on. */
export const N8N_VERSIONS = {
	/** The newest that installs from the registry: 2.41.3 asks for an `@n8n/agents` that is not there. */
	newest: manifest.dependencies.n8n,
	/** The last 1.x, the oldest that the package supports. */
	oldest: '1.123.81',
} as const;

/** An n8n that is ready to start. */
export interface N8nInstallation {
	version: string;
	folder: string;
	/** The Node.js that n8n runs on; the one that runs this may be older. */
	node: string;
	/** The script to start with it. */
	script: string;
}

/**
 * Where installed n8ns and the data of `npm start` are kept: outside the checkout, so that a fresh clone does not pay
 * again. `GHL_COMMERCE_CACHE` names another place.
 */
export function cacheFolder(): string {
	const chosen = process.env.GHL_COMMERCE_CACHE;
	return chosen ? resolve(chosen) : join(homedir(), '.cache', 'n8n-nodes-ghl-commerce');
}

/**
 * Gives an installed n8n; installs it first if it is not there. A folder bears its name only once the installation in
 * it has been proved, so that an interrupted one starts over.
 *
 * @param say is told about progress, a line at a time.
 * @throws with the end of npm's output if a step fails.
 */
export async function installN8n(
	version: string = N8N_VERSIONS.newest,
	say: (line: string) => void = console.log,
): Promise<N8nInstallation> {
	const folder = join(cacheFolder(), `n8n-${version}`);
	if (!existsSync(folder)) {
		say(`Installing n8n ${version} into ${folder}. This takes about 6 minutes and 3 GB, once …`);
		const unfinished = `${folder}.unfinished`;
		await rm(unfinished, { recursive: true, force: true });
		await mkdir(unfinished, { recursive: true });
		await installInto(unfinished, version, say);
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
	say: (line: string) => void,
): Promise<void> {
	const dependencies = { ...manifest.dependencies, n8n: version };
	await writeFile(join(folder, 'package.json'), JSON.stringify({ ...manifest, dependencies }));
	const step = (name: string, command: string) => runStep(folder, name, command, say);

	await step('packages', 'npm install --ignore-scripts --no-audit --no-fund');
	// The package `node` puts the binary for this platform in place by its install script.
	await step('Node.js', 'npm rebuild node --ignore-scripts=false');
	await step('native modules', 'npm rebuild sqlite3 isolated-vm --ignore-scripts=false');
	// npm reports a rebuild as done even where its settings kept the scripts from running.
	await step('check', `node -e "require('sqlite3'); require('isolated-vm')"`);
}

/** Runs a command with the installed Node.js first on the path, telling every 15 s that it goes on. */
async function runStep(
	folder: string,
	name: string,
	command: string,
	say: (line: string) => void,
): Promise<void> {
	const started = Date.now();
	const seconds = () => Math.round((Date.now() - started) / 1000);
	const progress = setInterval(() => say(`  ${name}: ${seconds()} s …`), 15_000);
	const child = spawn(command, {
		cwd: folder,
		shell: true,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { ...process.env, PATH: [join(folder, NODE_BIN), process.env.PATH].join(delimiter) },
	});
	const abandon = () => child.kill();
	process.once('exit', abandon);
	let output = '';
	const keep = (chunk: Buffer) => (output = (output + chunk.toString()).slice(-4000));
	child.stdout.on('data', keep);
	child.stderr.on('data', keep);
	const code = await new Promise<number | null>((done, fail) =>
		child.once('error', fail).once('close', done),
	).finally(() => {
		clearInterval(progress);
		process.off('exit', abandon);
	});
	if (code !== 0) throw new Error(`Installing n8n failed (${command}):\n${output}`);
	say(`  ${name}: done in ${seconds()} s`);
}

const NODE_BIN = join('node_modules', 'node', 'bin');

function nodeOf(folder: string): string {
	return join(folder, NODE_BIN, process.platform === 'win32' ? 'node.exe' : 'node');
}
