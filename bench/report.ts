import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { format, resolveConfig } from 'prettier';

import { type Row, rowsIn, table } from './table';

const REPORT = join(__dirname, 'README.md');
const MARKED = /(<!-- results -->)([\s\S]*)(<!-- \/results -->)/;

/** Writes all rows into the report. */
export async function writeReport(rows: Row[]): Promise<void> {
	const text = readFileSync(REPORT, 'utf8').replace(MARKED, `$1\n\n${table(rows)}\n\n$3`);
	const style = await resolveConfig(REPORT);
	writeFileSync(REPORT, await format(text, { ...style, filepath: REPORT }));
}

/** Replaces the rows with the same name in the report, and adds the others at its end. */
export async function updateReport(rows: Row[]): Promise<void> {
	const written = rowsIn(MARKED.exec(readFileSync(REPORT, 'utf8'))?.[2] ?? '');
	const byName = new Map([...written, ...rows].map((row) => [row[0], row]));
	await writeReport([...byName.values()]);
}
