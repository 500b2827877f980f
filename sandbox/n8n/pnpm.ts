import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';

/** The script of the pnpm that is a development package of this project. */
const PNPM = join(dirname(require.resolve('pnpm')), 'bin', 'pnpm.cjs');
/** The last characters of the output that an error contains. */
const MAX_OUTPUT = 4000;

/** What to install into a folder. */
export interface Packages {
	/** Versions by package name. */
	dependencies: Record<string, string>;
	/** Versions that replace those that packages ask for, by package name. */
	overrides?: Record<string, string>;
	/** The packages whose install scripts run. The scripts of all others do not. */
	builds: string[];
}

/** How to run pnpm. */
export interface PnpmOptions {
	/** The folder that gets `package.json` and `node_modules`. */
	folder: string;
	/** The folder with one copy of each package file, from which pnpm links. */
	store: string;
	/** The path of the Node.js that runs pnpm and the install scripts. */
	node: string;
	/** Receives a progress message every 15 s. */
	onProgress: (line: string) => void;
}

/**
 * Installs packages with pnpm. It needs a third of npm's time for n8n, and keeps compiled modules for the next version of
 * n8n. `node_modules` has the same layout as with npm.
 *
 * @throws the end of pnpm's output if it fails
 */
export async function installPackages(
	{ dependencies, overrides, builds }: Packages,
	options: PnpmOptions,
): Promise<void> {
	const { folder, store } = options;
	const pnpm = { overrides, onlyBuiltDependencies: builds };
	await writeFile(
		join(folder, 'package.json'),
		JSON.stringify({ private: true, dependencies, pnpm }),
	);
	// npm's settings of the calling script apply to pnpm too, and this project disables install scripts.
	const settings = ['node-linker=hoisted', 'ignore-scripts=false', `store-dir=${store}`];
	await runNode([PNPM, 'install', ...settings.map((setting) => `--config.${setting}`)], options);
}

/** Runs Node.js in the folder, with itself first in the path. @throws the end of the output if it fails */
export async function runNode(
	args: string[],
	{ folder, node, onProgress }: Omit<PnpmOptions, 'store'>,
): Promise<void> {
	const started = Date.now();
	const progress = setInterval(() => {
		onProgress(`  ${Math.round((Date.now() - started) / 1000)} s …`);
	}, 15_000);
	const child = spawn(node, args, {
		cwd: folder,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: {
			...process.env,
			PATH: [dirname(node), process.env.PATH].join(delimiter),
			// If SQLite must be compiled, its own setting (-O3) needs three times as long.
			CFLAGS: '-O1',
		},
	});
	const abandon = () => child.kill();
	process.once('exit', abandon);
	let output = '';
	const append = (chunk: Buffer) => (output = (output + chunk.toString()).slice(-MAX_OUTPUT));
	child.stdout.on('data', append);
	child.stderr.on('data', append);
	const code = await new Promise<number | null>((done, fail) =>
		child.once('error', fail).once('close', done),
	).finally(() => {
		clearInterval(progress);
		process.off('exit', abandon);
	});
	if (code !== 0) throw new Error(`Installing n8n failed:\n${output}`);
}
