import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
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
