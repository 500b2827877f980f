import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { root } from '../../harness/package';

/** Files that the texts mention and that belong to other repositories, or that a program writes. */
const FOREIGN = [
	// The OpenAPI files and pages of HighLevel and Trustpilot.
	/^docs\/oauth\/\w+\.md$/,
	/^(ghl\/)?(calendars|contacts|conversations|forms|funnels|invoices|locations|medias|oauth|opportunities|payments|products|store|surveys)(-v3)?\.json$/,
	/^trustpilot\/trustpilot\.openapi\.json$/,
	/^node_modules\//,
	/^dist\//,
	/^[\w-]+\.csv$/,
	// Names of technologies.
	/^(Node|Next)\.js$/,
	// Written by a test, an editor or npm.
	/^(nodes\/a\/A\.node|none|properties\.node)\.(js|ts)$/,
];

const FILE =
	/(?<![\w./@-])(?:\.{0,2}\/)?[\w@][\w@.-]*(?:\/[\w@.-]+)*\.(?:md|ts|mjs|cjs|js|json|ya?ml)(?:#[\w-]+)?(?![\w/<{*]|\.\w)/g;
const MARKDOWN_LINK = /\]\(([^)\s]+)\)/g;
const FENCE = /```[\s\S]*?```/g;

let tracked: string[] | undefined;

/** Returns the files of the repository that exist, as paths from the root. */
export function trackedFiles(): string[] {
	tracked ??= execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
		cwd: root,
		encoding: 'utf8',
	})
		.split('\n')
		.filter((path) => path !== '' && existsSync(join(root, path)));
	return tracked;
}

/** Returns the references of a text to files or headings that do not exist. `file` is its path from the root. */
export function deadReferences(file: string, text: string): string[] {
	if (file.endsWith('.md'))
		return [...deadLinks(file, text), ...deadMentions(file, inlineCode(text))];
	return deadMentions(file, commentsOf(text));
}

function deadLinks(file: string, text: string): string[] {
	return [...text.replace(FENCE, '').matchAll(MARKDOWN_LINK)]
		.map(([, target]) => target)
		.filter((target) => !/^\w+:/.test(target))
		.filter((target) => {
			const [path, anchor] = target.split('#');
			const found = path === '' ? file : posix.join(posix.dirname(file), path);
			return !existsSync(join(root, found)) || !hasHeading(found, anchor);
		});
}

function deadMentions(file: string, text: string): string[] {
	return [...text.matchAll(FILE)]
		.map(([mention]) => mention)
		.filter((mention) => {
			const [name, anchor] = mention.split('#');
			if (FOREIGN.some((pattern) => pattern.test(name))) return false;
			const found = locate(file, name);
			return found === undefined || !hasHeading(found, anchor);
		});
}

/** Finds a file by its path from the root, from the mentioning file, or by the end of its path. */
function locate(file: string, name: string): string | undefined {
	const files = trackedFiles();
	const relative = posix.join(posix.dirname(file), name);
	return (
		files.find((path) => path === name || path === relative) ??
		files.find((path) => path.endsWith(`/${name.replace(/^(\.{0,2}\/)+/, '')}`))
	);
}

/** Whether a Markdown file has the heading of an anchor. */
export function hasHeading(file: string, anchor: string | undefined): boolean {
	if (anchor === undefined) return true;
	return headingsOf(readFileSync(join(root, file), 'utf8')).has(anchor);
}

/** Returns the anchors that GitHub gives to the headings of a Markdown text. */
function headingsOf(text: string): Set<string> {
	const headings = [...text.replace(FENCE, '').matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
		heading
			.toLowerCase()
			.replace(/[^\w\s-]/g, '')
			.trim()
			.replace(/\s/g, '-'),
	);
	return new Set(headings);
}

const inlineCode = (text: string): string =>
	[...text.replace(FENCE, '').matchAll(/`([^`\n]+)`/g)].map(([, code]) => code).join('\n');

/** Returns the lines of a source that are comments, and the comments at the end of lines. */
const commentsOf = (text: string): string =>
	text
		.split('\n')
		.map((line) => /^\s*(?:\/\/|\/\*|\*).*$|\s\/\/ .*$/.exec(line)?.[0] ?? '')
		.join('\n');
