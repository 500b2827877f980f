import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { installN8n } from '../sandbox/n8n/install';
import type { Host } from './host';
import { RUNS, say } from './sample';
import { median, type Row } from './table';

/** Measures what n8n needs to load the package. */
export async function loading({ packageFolder }: Host): Promise<Row[]> {
	say('Loading the package with n8n-core …');
	const { folder, node } = await installN8n();
	const once = () =>
		JSON.parse(
			execFileSync(
				node,
				['--expose-gc', join(__dirname, 'loadPackage.cjs'), folder, packageFolder],
				{
					encoding: 'utf8',
				},
			)
				.trim()
				.split('\n')
				.at(-1) as string,
		) as { ms: number; bytes: number; nodes: number; descriptionBytes: number };
	const runs = Array.from({ length: RUNS }, once);
	const [{ nodes, descriptionBytes }] = runs;
	const mb = median(runs.map(({ bytes }) => bytes)) / 2 ** 20;
	const ms = median(runs.map((run) => run.ms));
	return [
		['Memory that the package adds to n8n', `${mb.toFixed(1)} MB`, '', '', '≤ 15 MB'],
		['Time to load the package with n8n-core', `${ms.toFixed(0)} ms`, '', '', ''],
		[
			`Descriptions of all ${nodes} nodes`,
			`${(descriptionBytes / 1024).toFixed(0)} KB`,
			'',
			'',
			'≤ 1100 KB',
		],
	];
}
