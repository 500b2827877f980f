import { parseArgs } from 'node:util';

import { openings } from './editor';
import { floor } from './floor';
import { Host } from './host';
import { underLimit } from './limit';
import { loading } from './loading';
import { listMemory, revenueMemory } from './memory';
import { updateReport, writeReport } from './report';
import { type Row, table } from './table';
import { speed } from './speed';

/** The sections of the report, in their order. */
const SECTIONS: Record<string, (host: Host) => Promise<Row[]>> = {
	speed,
	floor,
	limit: underLimit,
	revenue: revenueMemory,
	longList: listMemory,
	editor: openings,
	loading,
};

const USAGE = `Usage: npm run bench -- [--write] [section …]

Measures all sections, or those that are named: ${Object.keys(SECTIONS).join(', ')}.

  --write  writes the rows into bench/README.md`;

async function main(): Promise<void> {
	const { values, positionals } = parseArgs({
		options: { write: { type: 'boolean', default: false } },
		allowPositionals: true,
	});
	const names = positionals.length > 0 ? positionals : Object.keys(SECTIONS);
	const unknown = names.filter((name) => !Object.hasOwn(SECTIONS, name));
	if (unknown.length > 0) throw new Error(`Unknown section: ${unknown.join(', ')}\n\n${USAGE}`);
	const host = await Host.start();
	const rows: Row[] = [];
	try {
		for (const name of names) rows.push(...(await SECTIONS[name](host)));
	} finally {
		await host.stop();
	}
	console.log(`\n${table(rows)}\n`);
	if (values.write) await (positionals.length > 0 ? updateReport(rows) : writeReport(rows));
}

main().catch((error: Error) => {
	console.error(error);
	process.exitCode = 1;
});
