/**
 * Writes `docs/operations.md` and `docs/failures.md`. `--check`: fails if one of them is outdated. `--stats`: prints the
 * size of the nodes instead.
 */
import { basename } from 'node:path';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { failuresPage, FAILURES_PAGE } from './generator/failures';
import { operationsPage, PAGE } from './generator/page';
import { linesPerOperation, measure, payloadOf } from './generator/stats';

function printStats(): void {
	const stats = measure();
	console.table(
		stats.nodes.map(({ name, operations, rows, beside, payload }) => ({
			node: name,
			operations,
			'lines of their data': rows,
			'lines each': operations > 0 ? Number((rows / operations).toFixed(1)) : 0,
			'lines of code beside': beside,
			'description (KB)': Number((payload / 1024).toFixed(1)),
		})),
	);
	const { fieldTables, apis, engine } = stats.shared;
	console.log(`Average lines per operation: ${linesPerOperation(stats).toFixed(1)}`);
	console.log(`Descriptions together: ${(payloadOf(stats) / 1024).toFixed(0)} KB`);
	console.log(`Shared lines: field tables ${fieldTables}, APIs ${apis}, engine ${engine}`);
}

async function main(): Promise<void> {
	if (process.argv.includes('--stats')) return printStats();
	const pages = [
		[PAGE, await operationsPage()],
		[FAILURES_PAGE, await failuresPage()],
	];
	for (const [path, text] of pages) {
		if (!process.argv.includes('--check')) writeFileSync(path, text);
		else if (!existsSync(path) || readFileSync(path, 'utf8') !== text) {
			console.error(`docs/${basename(path)} is outdated. Run \`npm run docs\`.`);
			process.exitCode = 1;
		}
	}
}

main().catch((error: unknown) => {
	console.error((error as Error).message);
	process.exitCode = 1;
});
