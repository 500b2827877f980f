import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { installN8n } from '../sandbox/n8n/install';
import type { Host } from './host';
import { RUNS, say } from './sample';
import { median, type Row } from './table';

/** Time and memory that the loading of the package needs. */
interface Cost {
	ms: number;
	bytes: number;
	nodes: number;
	descriptionBytes: number;
}

/**
 * The loaders of n8n-core. When n8n starts, it reads the descriptions of all nodes, and loads their code when it is needed.
 * When a user installs the package, n8n loads the code of all nodes.
 */
const LOADERS = {
	start: 'LazyPackageDirectoryLoader',
	complete: 'PackageDirectoryLoader',
} as const;

/** Measures what n8n needs to load the package. */
export async function loading({ packageFolder }: Host): Promise<Row[]> {
	say('Loading the package with n8n-core …');
	const { folder, node } = await installN8n();
	const script = join(__dirname, 'loadPackage.cjs');
	const once = (loader: string): Cost => {
		const args = ['--expose-gc', script, folder, packageFolder, loader];
		const output = execFileSync(node, args, { encoding: 'utf8' });
		return JSON.parse(output.trim().split('\n').at(-1) as string) as Cost;
	};
	const costOf = (loader: string) => {
		const runs = Array.from({ length: RUNS }, () => once(loader));
		return {
			...runs[0],
			ms: `${median(runs.map(({ ms }) => ms)).toFixed(0)} ms`,
			memory: `${(median(runs.map(({ bytes }) => bytes)) / 2 ** 20).toFixed(1)} MB`,
		};
	};
	const start = costOf(LOADERS.start);
	const complete = costOf(LOADERS.complete);
	const { nodes, descriptionBytes } = complete;
	return [
		['Time to load the package when n8n starts', start.ms, '', '', '≤ 400 ms'],
		['Time to load the code of all nodes', complete.ms, '', '', ''],
		['Memory that the package adds when n8n starts', start.memory, '', '', '≤ 10 MB'],
		['Memory with the code of all nodes', complete.memory, '', '', '≤ 15 MB'],
		[
			`Descriptions of all ${nodes} nodes`,
			`${(descriptionBytes / 1024).toFixed(0)} KB`,
			'',
			'',
			'≤ 1100 KB',
		],
	];
}
