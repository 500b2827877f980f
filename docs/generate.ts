/**
 * Writes the generated files: the overview of actions and triggers, a page per node, the page about failed
 * requests, and the fields for Check Setup. It also updates the counts in `README.md` and the table in
 * `docs/packages.md`. `--check`: fails if one of them is outdated. `--stats`: prints the size of the nodes instead.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as prettier from 'prettier';
import { root } from '../test/harness';
import { actionNodes } from '../test/operations/support/nodes';
import { failuresPage } from './generator/failures';
import { knownFieldsFiles } from './generator/knownFields';
import { catalogPages, type Page } from './generator/page';
import { linesPerOperation, measure, payloadOf } from './generator/stats';

/** The folder with a page for each node. */
const NODE_PAGES = join(root, 'docs/nodes');

function printStats(): void {
	const stats = measure();
	console.table(
		stats.nodes.map(({ name, operations, rows, otherLines, payload }) => ({
			node: name,
			operations,
			'lines of their data': rows,
			'lines each': operations > 0 ? Number((rows / operations).toFixed(1)) : 0,
			'other lines of code': otherLines,
			'description (KB)': Number((payload / 1024).toFixed(1)),
		})),
	);
	const { fieldTables, apis, engine } = stats.shared;
	console.log(`Average lines per operation: ${linesPerOperation(stats).toFixed(1)}`);
	console.log(`Descriptions together: ${(payloadOf(stats) / 1024).toFixed(0)} KB`);
	console.log(`Shared lines: field tables ${fieldTables}, APIs ${apis}, engine ${engine}`);
}

/** Formats a file as `npm run format` does. */
async function formatted({ path, text }: Page): Promise<Page> {
	const config = await prettier.resolveConfig(join(root, path));
	return { path, text: await prettier.format(text, { ...config, filepath: path }) };
}

/** Returns the generated pages that differ from the files, and files in `docs/nodes` that no node has. */
function outdated(pages: Page[]): string[] {
	const differ = ({ path, text }: Page) =>
		!existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== text;
	return [...pages.filter(differ).map(({ path }) => path), ...orphans(pages)];
}

/** Returns the pages of nodes that do not exist. */
function orphans(pages: Page[]): string[] {
	const paths = new Set(pages.map(({ path }) => path));
	const present = existsSync(NODE_PAGES) ? readdirSync(NODE_PAGES) : [];
	return present.map((file) => `docs/nodes/${file}`).filter((path) => !paths.has(path));
}

function write(pages: Page[]): void {
	mkdirSync(NODE_PAGES, { recursive: true });
	for (const { path, text } of pages) writeFileSync(join(root, path), text);
	for (const path of orphans(pages)) rmSync(join(root, path));
}

async function main(): Promise<void> {
	if (process.argv.includes('--stats')) return printStats();
	const sources = [
		...(await catalogPages()),
		{ path: 'docs/failures.md', text: failuresPage() },
		...(await knownFieldsFiles(actionNodes())),
	];
	const pages = await Promise.all(sources.map(formatted));
	if (!process.argv.includes('--check')) return write(pages);
	for (const path of outdated(pages)) {
		console.error(`${path} is outdated. Run \`npm run docs\`.`);
		process.exitCode = 1;
	}
}

main().catch((error: unknown) => {
	console.error((error as Error).message);
	process.exitCode = 1;
});
