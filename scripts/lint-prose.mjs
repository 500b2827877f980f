/**
 * Checks the texts of the project by the rules of `docs/style.md`: Markdown, forms, messages, workflows, comments and test
 * names.
 *
 *     node scripts/lint-prose.mjs [file or folder …]
 */
import { collectTexts, relativePaths } from './prose/texts.mjs';
import { checkSpelling, checkText } from './prose/rules.mjs';

const args = process.argv.slice(2);
const paths = relativePaths(args);
const texts = await collectTexts(paths.length > 0 ? paths : ['.']);
const documents = texts
	.filter(({ kind }) => kind === 'markdown')
	.map((text) => ({ texts: [text], text: text.text }));
documents.push(...joinTexts(texts.filter(({ kind }) => kind !== 'markdown')));

const findings = [];
for (const { texts: parts, text } of documents) {
	for (const finding of [...(await checkText(text)), ...(await checkSpelling(text))]) {
		const part = parts.findLast(({ start = 1 }) => start <= finding.line);
		const line = part.kind === 'markdown' ? finding.line : part.line;
		findings.push({
			file: part.file,
			line,
			message: finding.message,
			quote: quoteOf(text, finding),
		});
	}
}

findings.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
let file;
for (const finding of findings) {
	if (finding.file !== file) console.log(`\n${(file = finding.file)}`);
	console.log(`  ${finding.line}: ${finding.message}\n      ${finding.quote}`);
}
const summary = `prose: ${texts.length} texts, ${findings.length} findings.`;
console.log(findings.length > 0 ? `\n${summary} The rules are in docs/style.md.` : summary);
process.exitCode = findings.length > 0 ? 1 : 0;

/** Joins the texts of each file into one document, a paragraph each. `start` is the first line of a text in it. */
function joinTexts(all) {
	const byFile = new Map();
	for (const text of all) byFile.set(text.file, [...(byFile.get(text.file) ?? []), text]);
	return [...byFile.values()].map((group) => {
		let start = 1;
		const parts = group.map((text) => {
			const part = { ...text, start };
			start += text.text.split('\n').length + 1;
			return part;
		});
		return { texts: parts, text: parts.map(({ text }) => text).join('\n\n') };
	});
}

/** Returns the words around a finding. */
function quoteOf(text, { line, column }) {
	const source = text.split('\n')[line - 1] ?? '';
	const start = Math.max(0, column - 50);
	const quote = source.slice(start, start + 110).trim();
	return `${start > 0 ? '…' : ''}${quote}${start + 110 < source.length ? '…' : ''}`;
}
