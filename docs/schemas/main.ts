/**
 * Writes the output schemas into `dist`. n8n shows the fields of a node before its first run, and its AI builder reads
 * them. The schemas of an unchanged source are reused from `.cache`.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../../test/harness/package';
import { collectRecords } from './collect';
import { schemaFiles, type SchemaFile } from './schemas';

/** The folders that the schemas depend on. */
const SOURCES = ['nodes', 'sandbox', 'test', 'docs'];
const CACHE = join(root, '.cache/schemas.json');

interface Cached {
	hash: string;
	files: SchemaFile[];
}

function hashOf(sources: string[]): string {
	const hash = createHash('sha256');
	const files = sources.flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
			.filter((file) => /\.(ts|ya?ml)$/.test(file))
			.map((file) => `${folder}/${file}`),
	);
	for (const file of files.sort()) hash.update(file).update(readFileSync(join(root, file)));
	return hash.digest('hex');
}

function readCache(hash: string): SchemaFile[] | undefined {
	if (!existsSync(CACHE)) return undefined;
	const cached = JSON.parse(readFileSync(CACHE, 'utf8')) as Cached;
	return cached.hash === hash ? cached.files : undefined;
}

async function collectAndCache(hash: string): Promise<SchemaFile[]> {
	const files = schemaFiles(await collectRecords());
	mkdirSync(dirname(CACHE), { recursive: true });
	writeFileSync(CACHE, JSON.stringify({ hash, files } satisfies Cached));
	return files;
}

async function main(): Promise<void> {
	const hash = hashOf(SOURCES);
	for (const { path, schema } of readCache(hash) ?? (await collectAndCache(hash))) {
		const file = join(root, 'dist', path);
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, JSON.stringify(schema));
	}
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
