import { readFileSync, readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import ts from 'typescript';
import { root } from '../../harness';

/** A parsed source file of the package. */
export interface SourceFile {
	/** Relative to the root: `nodes/ghl/api.ts`. */
	path: string;
	ast: ts.SourceFile;
}

/** Parses TypeScript text as the file at a path. */
export const parse = (path: string, text: string): SourceFile => ({
	path,
	ast: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true),
});

/** Returns all TypeScript files in `nodes/` and `credentials/`. */
export const packageSources = (): SourceFile[] =>
	['nodes', 'credentials'].flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
			.map((entry) => join(entry.parentPath, entry.name))
			.map((file) => parse(relative(root, file), readFileSync(file, 'utf8'))),
	);

/** Visits every node of a syntax tree. */
function visit(node: ts.Node, visitor: (node: ts.Node) => void): void {
	visitor(node);
	ts.forEachChild(node, (child) => visit(child, visitor));
}

const lineOf = ({ ast }: SourceFile, node: ts.Node): number =>
	ast.getLineAndCharacterOfPosition(node.getStart(ast)).line + 1;

/** Returns the uses of the operator `in`, which also finds inherited names such as `toString`. */
export function inOperatorsOf(source: SourceFile): string[] {
	const found: string[] = [];
	visit(source.ast, (node) => {
		const isIn =
			ts.isBinaryExpression(node) &&
			node.operatorToken.kind === ts.SyntaxKind.InKeyword &&
			// A name in quotes comes from the code itself.
			!ts.isStringLiteral(node.left);
		if (isIn) found.push(`${source.path}:${lineOf(source, node)}: ${node.getText(source.ast)}`);
	});
	return found;
}

/** An exported value of a file. */
export interface ExportedValue {
	name: string;
	/** Relative to the root: `nodes/ghl/api.ts`. */
	path: string;
	/** A function or a class; otherwise data. */
	isCode: boolean;
}

const isExported = (statement: ts.Statement): boolean =>
	ts.canHaveModifiers(statement) &&
	(ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

const isFunction = ({ initializer }: ts.VariableDeclaration): boolean =>
	initializer !== undefined &&
	(ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer));

/** Returns the exported functions, classes and constants of a file. */
function exportedValues({ path, ast }: SourceFile): ExportedValue[] {
	return ast.statements.filter(isExported).flatMap((statement): ExportedValue[] => {
		if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
			return statement.name ? [{ name: statement.name.text, path, isCode: true }] : [];
		}
		if (!ts.isVariableStatement(statement)) return [];
		return statement.declarationList.declarations.map((declaration) => ({
			name: declaration.name.getText(ast),
			path,
			isCode: isFunction(declaration),
		}));
	});
}

/**
 * Two exports of one name are allowed only for data of the same role: `catalog` in the `catalog.ts` of each node, `lists`
 * in the `lists.ts` of each API. Imports then show which one is meant.
 */
const haveSameRole = (a: ExportedValue, b: ExportedValue): boolean =>
	!a.isCode && !b.isCode && basename(a.path) === basename(b.path);

/** Returns the exported values that share their name with another one, as `name: path, path`. */
export function sharedNames(sources: SourceFile[]): string[] {
	const byName = new Map<string, ExportedValue[]>();
	for (const value of sources.flatMap(exportedValues)) {
		byName.set(value.name, [...(byName.get(value.name) ?? []), value]);
	}
	return [...byName]
		.filter(
			([, values]) =>
				!values.every((value) => value === values[0] || haveSameRole(value, values[0])),
		)
		.map(([name, values]) => `${name}: ${values.map(({ path }) => path).join(', ')}`);
}
