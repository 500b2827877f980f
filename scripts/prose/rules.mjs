/** The rules of the prose linter: the terms of this project, sentence length, spelling of product names, spelling. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { TextlintKernel } from '@textlint/kernel';
import markdown from '@textlint/textlint-plugin-markdown';
import { getDefaultSettings, mergeSettings, spellCheckDocument } from 'cspell-lib';
import sentenceLength from 'textlint-rule-sentence-length';
import terminology from 'textlint-rule-terminology';

import { TERMS } from './terms.mjs';

/** Returns the default export of a module, CommonJS or not. */
const moduleOf = (module) => module.default ?? module;

const MAX_SENTENCE = 180;

/** Patterns of `textlint-rule-terminology` that do not apply here. */
const TERMINOLOGY_EXCEPTIONS = [
	"API['’]?s",
	'built ?in(s)?',
	'by ?product(s)?',
	'file[- ]name(s)?',
	'PDF',
	'readme(s)?',
	'web[- ]?site(s)?',
];

const BANNED = TERMS.map(([pattern, write, { cased } = {}]) => ({
	pattern: new RegExp(
		`(?<![\\w-])(?:${pattern.replaceAll(' ', '\\s+')})(?![\\w-])`,
		cased ? 'g' : 'gi',
	),
	write,
}));

/** Reports the words and phrases of `terms.mjs`. A rule of `textlint`. */
function plainWords({ Syntax, RuleError, report, getSource, locator }) {
	return {
		[Syntax.Str](node) {
			const text = getSource(node);
			for (const { pattern, write } of BANNED) {
				for (const match of text.matchAll(pattern)) {
					const padding = locator.at(match.index);
					report(
						node,
						new RuleError(`“${match[0].trim().replace(/\s+/g, ' ')}” → ${write}`, { padding }),
					);
				}
			}
		},
	};
}

const kernel = new TextlintKernel();
const RULES = [
	{ ruleId: 'plain-words', rule: plainWords },
	{
		ruleId: 'sentence-length',
		rule: moduleOf(sentenceLength),
		options: { max: MAX_SENTENCE },
	},
	{
		ruleId: 'terminology',
		rule: moduleOf(terminology),
		options: { exclude: TERMINOLOGY_EXCEPTIONS },
	},
];

/** Returns the findings in a Markdown text as `{line, column, message}`. */
export async function checkText(text) {
	const { messages } = await kernel.lintText(text, {
		ext: '.md',
		plugins: [{ pluginId: 'markdown', plugin: moduleOf(markdown) }],
		rules: RULES,
	});
	return messages.map(({ line, column, message }) => ({ line, column, message: shorten(message) }));
}

/** Removes the line numbers from the message of the sentence rule: they are not those of the file. */
function shorten(message) {
	const [, length] = /sentence length\((\d+)\)/.exec(message) ?? [];
	return length ? `Sentence of ${length} characters (maximum ${MAX_SENTENCE}). Split it.` : message;
}

let settings;

/** Returns words that are neither in the American dictionary nor in `words.txt`, in the same form. */
export async function checkSpelling(text) {
	settings ??= mergeSettings(await getDefaultSettings(), {
		language: 'en-US',
		maxNumberOfProblems: 1000,
		maxDuplicateProblems: 1000,
		words: readFileSync(join(import.meta.dirname, 'words.txt'), 'utf8')
			.split('\n')
			.filter(Boolean),
		ignoreRegExpList: [
			'Urls',
			'/`[^`]*`/g',
			'/```[\\s\\S]*?```/g',
			'/\\]\\([^)]*\\)/g',
			'/<[^>]+>/g',
			'Base64',
			'HexValues',
			// IDs and keys.
			'/\\b(?=\\w*\\d)\\w{8,}\\b/g',
			'/[A-Za-z0-9+/=]{18,}/g',
		],
	});
	const { issues } = await spellCheckDocument(
		{ uri: pathToFileURL('/text.md').href, text, languageId: 'markdown' },
		{ generateSuggestions: false, noConfigSearch: true },
		settings,
	);
	return issues.map(({ text: word, line, offset }) => ({
		line: text.slice(0, offset).split('\n').length,
		column: offset - line.offset + 1,
		message: `Unknown word “${word}”. If it is a name or a term, add it to scripts/prose/words.txt.`,
	}));
}
