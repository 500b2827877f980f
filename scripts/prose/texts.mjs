/**
 * Collects the texts that the prose linter checks. A text is `{file, line, kind, text}`. The kinds are:
 *
 * - `markdown`
 * - `workflow`: names and sticky notes
 * - `specification`: OpenAPI documents
 * - `form`: labels and descriptions of nodes and credentials
 * - `string`: other strings in nodes
 * - `comment`
 * - `test`: names of tests
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

import { $RefParser } from '@apidevtools/json-schema-ref-parser';
import { tsImport } from 'tsx/esm/api';
import ts from 'typescript';

const root = resolve(import.meta.dirname, '../..');

/** These pages repeat the texts of the forms. */
const GENERATED = /^docs\/(operations|nodes\/[\w-]+)\.md$/;
const FORM_KEYS = new Set(['displayName', 'description', 'placeholder', 'hint', 'action']);
/** The files whose strings users read. */
const PRODUCT = /^(nodes|credentials)\//;
const OPERATION_ROUTE = /^(GET|POST|PUT|PATCH|DELETE) /;

/** Returns all texts of the given files and folders, or of the entire checkout. */
export async function collectTexts(paths) {
	const files = trackedFiles(paths);
	const sources = files.filter((file) => /\.(ts|mjs)$/.test(file)).map(readSource);
	return [
		...files.filter(isMarkdown).map(readMarkdown),
		...files.filter((file) => /^workflows\/.*\.json$/.test(file)).flatMap(readWorkflow),
		...(await readSpecifications(files)),
		...sources.flatMap(({ texts }) => texts),
		...(await readForms(files, sources)),
	];
}

function trackedFiles(paths) {
	const listed = execFileSync(
		'git',
		['ls-files', '-z', '-co', '--exclude-standard', '--', ...paths],
		{
			cwd: root,
			encoding: 'utf8',
		},
	);
	return listed.split('\0').filter((file) => file && existsSync(join(root, file)));
}

const read = (file) => readFileSync(join(root, file), 'utf8');
const isMarkdown = (file) => file.endsWith('.md') && !GENERATED.test(file);

function readMarkdown(file) {
	return { file, line: 1, kind: 'markdown', text: hideDisabled(read(file)) };
}

/**
 * Replaces the text between `<!-- prose-lint-disable -->` and `<!-- prose-lint-enable -->` with spaces, and
 * keeps the line breaks.
 */
function hideDisabled(text) {
	return text.replace(/<!-- prose-lint-disable -->[\s\S]*?<!-- prose-lint-enable -->/g, (part) =>
		part.replace(/[^\n]/g, ' '),
	);
}

function readWorkflow(file) {
	const source = read(file);
	const lineOf = (text) => source.slice(0, source.indexOf(JSON.stringify(text))).split('\n').length;
	const { name, nodes } = JSON.parse(source);
	const texts = [
		name,
		...nodes.flatMap((node) => [
			...(node.type.endsWith('stickyNote') ? [node.parameters.content] : [node.name]),
			...(node.notes ? [node.notes] : []),
		]),
	];
	return texts.map((text) => ({ file, line: lineOf(text), kind: 'workflow', text }));
}

/** Returns the summaries and descriptions of OpenAPI documents. */
async function readSpecifications(files) {
	const texts = [];
	for (const file of files.filter((name) => name.endsWith('.openapi.yaml'))) {
		const lines = read(file).split('\n');
		const collect = (value) => {
			if (typeof value !== 'object' || value === null) return;
			for (const [key, entry] of Object.entries(value)) {
				if (typeof entry !== 'string') collect(entry);
				else if (key === 'summary' || key === 'description') {
					const line = lines.findIndex((one) => one.includes(entry.split('\n')[0])) + 1;
					texts.push({ file, line: line || 1, kind: 'specification', text: entry });
				}
			}
		};
		collect(await $RefParser.parse(join(root, file)));
	}
	return texts;
}

/** Returns the texts of one file, and the line of each string in it. */
function readSource(file) {
	const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
	const lineOf = (position) => source.getLineAndCharacterOfPosition(position).line + 1;
	const lines = new Map();
	const texts = readComments(source).map(({ position, text }) => ({
		file,
		line: lineOf(position),
		kind: 'comment',
		text,
	}));
	const isProduct = PRODUCT.test(file);
	const visit = (node) => {
		const text = textOf(node);
		if (text !== undefined) {
			const line = lineOf(node.getStart(source));
			if (!lines.has(text)) lines.set(text, line);
			if (isTestName(node)) texts.push({ file, line, kind: 'test', text });
			else if (isProduct && isProse(node, text)) texts.push({ file, line, kind: 'string', text });
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return { file, texts, lines };
}

/** Returns the text of a string literal. `X` replaces inserted values. */
function textOf(node) {
	if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
	if (!ts.isTemplateExpression(node)) return undefined;
	return node.head.text + node.templateSpans.map(({ literal }) => `X${literal.text}`).join('');
}

function isProse(node, text) {
	const { parent } = node;
	const isCode =
		ts.isImportDeclaration(parent) ||
		ts.isExportDeclaration(parent) ||
		ts.isLiteralTypeNode(parent) ||
		(ts.isPropertyAssignment(parent) && parent.name === node);
	if (isCode || text.startsWith('=') || OPERATION_ROUTE.test(text)) return false;
	const words = text.trim().split(/\s+/);
	const hasWords = words.filter((word) => /^[A-Za-z][a-z’']+[,.:;]?$/.test(word)).length > 1;
	return hasWords && !words.every((word) => /[./_]\w/.test(word));
}

function isTestName(node) {
	const call = node.parent;
	return (
		ts.isCallExpression(call) &&
		call.arguments[0] === node &&
		/^(it|test|describe)\b/.test(call.expression.getText())
	);
}

/** Returns the comments of a file without their markers. Adjacent line comments are one text. */
function readComments(source) {
	const text = source.getFullText();
	const ranges = new Map();
	const collect = (node) => {
		for (const range of ts.getLeadingCommentRanges(text, node.getFullStart()) ?? [])
			ranges.set(range.pos, range);
		for (const range of ts.getTrailingCommentRanges(text, node.getEnd()) ?? [])
			ranges.set(range.pos, range);
		node.getChildren(source).forEach(collect);
	};
	collect(source);
	const merged = [];
	for (const { pos, end, kind } of [...ranges.values()].sort((a, b) => a.pos - b.pos)) {
		const last = merged.at(-1);
		const isLine = kind === ts.SyntaxKind.SingleLineCommentTrivia;
		if (
			isLine &&
			last?.isLine &&
			/^\s*$/.test(text.slice(last.end, pos)) &&
			!text.slice(last.end, pos).includes('\n\n')
		) {
			last.raw += `\n${text.slice(pos, end)}`;
			last.end = end;
		} else merged.push({ position: pos, end, isLine, raw: text.slice(pos, end) });
	}
	return merged.map(({ position, raw }) => ({ position, text: cleanComment(raw) }));
}

function cleanComment(raw) {
	return raw
		.replace(/^\/\*\*?|\*\/$/g, '')
		.split('\n')
		.map((line) => line.replace(/^\s*(\/\/|\*)?\s?/, ''))
		.join('\n')
		.replace(/\{@link (\w[\w.]*)\}/g, '`$1`')
		.replace(/@(param|throws|returns|type|template)\s+(\{[^}]*\}\s*)?(\w+\s+)?(- )?/g, '\n\n')
		.replace(/eslint-disable[^\n]*/g, '')
		.trim();
}

/** Returns the texts of the forms as n8n shows them, with the line of the string that they come from. */
async function readForms(files, sources) {
	const forms = files.filter(
		(file) => /\.(node|credentials)\.ts$/.test(file) && PRODUCT.test(file),
	);
	const found = new Map();
	for (const file of forms) {
		for (const text of await readForm(file)) if (!found.has(text)) found.set(text, file);
	}
	const products = sources.filter(({ file }) => PRODUCT.test(file));
	const checked = new Set(
		sources.flatMap(({ texts }) =>
			texts.filter(({ kind }) => kind === 'string').map(({ text }) => text),
		),
	);
	return [...found]
		.filter(([text]) => !checked.has(text))
		.map(([text, form]) => {
			const written = products.filter(({ lines }) => lines.has(text));
			const source = written.find(({ file }) => file === form) ?? written[0];
			return { file: source?.file ?? form, line: source?.lines.get(text) ?? 1, kind: 'form', text };
		});
}

async function readForm(file) {
	const module = await tsImport(pathToFileURL(join(root, file)).href, import.meta.url);
	const name = file.split('/').at(-1).split('.')[0];
	const exported = module[name] ?? module.default?.[name];
	const form = new exported();
	const texts = [];
	const walk = (value) => {
		if (Array.isArray(value)) value.forEach(walk);
		else if (value && typeof value === 'object') {
			for (const [key, entry] of Object.entries(value)) {
				const isLabel = FORM_KEYS.has(key) || (key === 'name' && 'value' in value);
				if (
					typeof entry === 'string' &&
					isLabel &&
					/[a-z]{2}/i.test(entry) &&
					!entry.startsWith('=')
				)
					texts.push(entry);
				else walk(entry);
			}
		}
	};
	walk(form.description ?? [{ displayName: form.displayName }, form.properties]);
	return texts;
}

/** Returns paths relative to the checkout, in the format of `git ls-files`. */
export function relativePaths(paths) {
	return paths.map((path) =>
		resolve(path)
			.replace(root + sep, '')
			.split(sep)
			.join('/'),
	);
}
