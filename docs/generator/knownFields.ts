import type { IDataObject } from 'n8n-workflow';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SetupPlan, SetupProbe } from '../../nodes/shared/engine/setup/types';
import type { Simplified } from '../../nodes/shared/catalog/types';
import { root } from '../../test/harness';
import { operationsOf, type ActionNode } from '../../test/operations/support/nodes';
import { startTestbed, type Testbed } from '../../test/operations/support/testbed';
import type { Page } from './page';

/** Loads the plan of Check Setup for the API of a node, if the node has this operation. */
function planOf({ folder }: ActionNode): SetupPlan | undefined {
	const file = join(root, folder, 'setup.ts');
	// eslint-disable-next-line @typescript-eslint/no-require-imports
	return existsSync(file) ? (require(file) as { setup: SetupPlan }).setup : undefined;
}

/** Returns the top-level fields that the simplified output reads. */
function sourcesOf(simplified: Simplified): string[] {
	const paths = Object.values(simplified).flatMap((source) =>
		typeof source === 'function' ? [] : [source].flat().flatMap((path) => path.split(' ')),
	);
	return paths.map((path) => path.split('.')[0]);
}

/** Reads all records of a list from the sandbox, as the API returns them. */
async function readRecords(
	testbed: Testbed,
	nodes: ActionNode[],
	{ target }: SetupProbe,
): Promise<IDataObject[]> {
	for (const node of nodes) {
		for (const { resource, name, operation } of operationsOf(node.catalog)) {
			if (operation.route !== target.route || !operation.list || operation.complete) continue;
			const parameters = { returnAll: true, output: 'raw' };
			const { items, error } = await testbed.run(node, { resource, operation: name, parameters });
			if (error) throw error;
			return items.map(({ json }) => json);
		}
	}
	throw new Error(`No operation lists ${target.route}`);
}

const HEADER = `/**
 * The top-level fields of records, for Check Setup: those that the sandbox sends, and those that the simplified output
 * reads. \`npm run docs\` generates this file. Do not edit it.
 */`;

/** Returns the files with the known fields for Check Setup, one for each node that has the operation. */
export async function knownFieldsFiles(nodes: ActionNode[]): Promise<Page[]> {
	const testbed = await startTestbed();
	try {
		const files: Page[] = [];
		for (const node of nodes) {
			const fields: Record<string, string[]> = {};
			const ofApi = nodes.filter(({ catalog }) => catalog.api === node.catalog.api);
			for (const probe of planOf(node)?.probes ?? []) {
				if (!probe.sample) continue;
				const { name, simplified } = probe.sample;
				const records = await readRecords(testbed, ofApi, probe);
				if (records.length === 0) throw new Error(`The sandbox has no record for ${name}`);
				const names = [...sourcesOf(simplified), ...records.flatMap(Object.keys)];
				fields[name] = [...new Set(names)].sort();
			}
			if (Object.keys(fields).length === 0) continue;
			files.push({
				path: `${node.folder}/knownFields.ts`,
				text: `${HEADER}\nexport const KNOWN_FIELDS = ${JSON.stringify(fields)};\n`,
			});
		}
		return files;
	} finally {
		await testbed.close();
	}
}
