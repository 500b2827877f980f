import { parseArgs } from 'node:util';

import { openings } from './editor';
import { floor } from './floor';
import { Host } from './host';
import { underLimit } from './limit';
import { loading } from './loading';
import { listMemory, revenueMemory } from './memory';
import { queueMode } from './queue';
import { updateReport, writeReport } from './report';
import { type Row, table } from './table';
import { soak } from './soak';
import { speed } from './speed';

/** A section that runs only if it is named, because it takes long. */
const SOAK = 'soak';
const SOAK_MINUTES = 15;

/** The sections of the report, in their order. */
const SECTIONS: Record<string, (host: Host) => Promise<Row[]>> = {
	speed,
	floor,
	limit: underLimit,
	longList: listMemory,
	editor: openings,
	loading,
	[SOAK]: async (host) => await soak(host, SOAK_MINUTES),
};

/** The sections that start their own n8n. */
const ALONE: Record<string, () => Promise<Row[]>> = { revenue: revenueMemory, queue: queueMode };

const NAMES = [...Object.keys(SECTIONS), ...Object.keys(ALONE)];

const USAGE = `Usage: npm run bench -- [--write] [section …]

Measures all sections except ${SOAK}, or those that are named: ${NAMES.join(', ')}.

  --write  writes the rows into bench/README.md`;

async function rowsOf(names: string[], measure: (name: string) => Promise<Row[]>): Promise<Row[]> {
	const rows: Row[] = [];
	for (const name of names) rows.push(...(await measure(name)));
	return rows;
}

async function measureWithHost(names: string[]): Promise<Row[]> {
	if (names.length === 0) return [];
	const host = await Host.start();
	try {
		return await rowsOf(names, async (name) => await SECTIONS[name](host));
	} finally {
		await host.stop();
	}
}

async function main(): Promise<void> {
	const { values, positionals } = parseArgs({
		options: { write: { type: 'boolean', default: false } },
		allowPositionals: true,
	});
	const names = positionals.length > 0 ? positionals : NAMES.filter((name) => name !== SOAK);
	const unknown = names.filter((name) => !NAMES.includes(name));
	if (unknown.length > 0) throw new Error(`Unknown section: ${unknown.join(', ')}\n\n${USAGE}`);
	const rows = [
		...(await measureWithHost(names.filter((name) => name in SECTIONS))),
		...(await rowsOf(
			names.filter((name) => name in ALONE),
			async (name) => await ALONE[name](),
		)),
	];
	console.log(`\n${table(rows)}\n`);
	if (values.write) await (positionals.length > 0 ? updateReport(rows) : writeReport(rows));
}

main().catch((error: Error) => {
	console.error(error);
	process.exitCode = 1;
});
