import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { APIS } from '../../sandbox/apis';
import { packageNodes, root } from '../../test/harness';
import { actionNodes, operationsOf } from '../../test/operations/support/nodes';

/** The size of a node. */
export interface NodeStats {
	name: string;
	operations: number;
	/** Lines of code with the data of operations: all of `resources/`, including imports. */
	rows: number;
	/** Lines of code outside of the data. */
	otherLines: number;
	/** Bytes of the description that n8n sends to the editor. */
	payload: number;
}

/** The size of the package. */
export interface Stats {
	nodes: NodeStats[];
	/** Lines of code that all nodes share. */
	shared: { fieldTables: number; apis: number; engine: number };
}

/** Returns the tokens of a source file: its leaves, without comments. */
function tokensOf(node: ts.Node, source: ts.SourceFile): ts.Node[] {
	if (ts.isJSDoc(node)) return [];
	const children = node.getChildren(source);
	return children.length === 0 ? [node] : children.flatMap((child) => tokensOf(child, source));
}

/** Counts the lines with code, without empty lines and comments. */
function linesOfCode(file: string): number {
	const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022);
	const lines = new Set<number>();
	const lineAt = (position: number) => source.getLineAndCharacterOfPosition(position).line;
	for (const token of tokensOf(source, source)) {
		if (token.getWidth(source) === 0) continue;
		const last = lineAt(token.getEnd());
		for (let line = lineAt(token.getStart(source)); line <= last; line++) lines.add(line);
	}
	return lines.size;
}

function filesIn(folder: string): string[] {
	const path = join(root, folder);
	if (!existsSync(path)) return [];
	return readdirSync(path, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
		.map((entry) => join(entry.parentPath, entry.name));
}

const linesIn = (files: string[]): number =>
	files.reduce((sum, file) => sum + linesOfCode(file), 0);

/** Measures the sources and the descriptions. */
export function measure(): Stats {
	const catalogs = new Map(actionNodes().map((node) => [node.name, node]));
	const nodes = packageNodes().map(({ instance }): NodeStats => {
		const { name } = instance.description;
		const node = catalogs.get(name);
		const all = node ? filesIn(node.folder) : [];
		const rows = linesIn(node ? filesIn(join(node.folder, 'resources')) : []);
		return {
			name,
			operations: node ? operationsOf(node.catalog).length : 0,
			rows,
			otherLines: linesIn(all) - rows,
			payload: Buffer.byteLength(JSON.stringify(instance.description)),
		};
	});
	const apis = Object.keys(APIS).map((key) => `nodes/${key}`);
	const fieldTables = linesIn(apis.flatMap((api) => filesIn(join(api, 'fields'))));
	const inApis = linesIn(apis.flatMap(filesIn));
	const inNodes = nodes.reduce((sum, { rows, otherLines }) => sum + rows + otherLines, 0);
	return {
		nodes,
		shared: {
			fieldTables,
			apis: inApis - fieldTables - inNodes,
			engine: linesIn(filesIn('nodes/shared')),
		},
	};
}

const sumOf = ({ nodes }: Stats, key: 'operations' | 'rows' | 'payload'): number =>
	nodes.reduce((sum, node) => sum + node[key], 0);

/** Returns the average number of lines of code for one operation. */
export const linesPerOperation = (stats: Stats): number =>
	sumOf(stats, 'rows') / sumOf(stats, 'operations');

/** Returns the total size of all descriptions in bytes. */
export const payloadOf = (stats: Stats): number => sumOf(stats, 'payload');

/** Returns the average size of the descriptions for one operation, in bytes. Triggers count, but have no operations. */
export const payloadPerOperation = (stats: Stats): number =>
	payloadOf(stats) / sumOf(stats, 'operations');
