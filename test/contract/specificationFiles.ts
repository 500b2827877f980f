import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { cacheFolder } from '../../sandbox/n8n/install';
import { root } from '../harness/package';
import lock from './specifications.json';

/** The pinned version of a file. A file without a path is not published anywhere: only its hash is pinned. */
export interface PinnedFile {
	path?: string;
	sha256: string;
}

/** The pinned specifications: `specifications.json`. */
export interface Lock {
	/** The URL of the public repository, without the commit. `SPECS_BASE_URL` overrides it. */
	baseUrl: string;
	commit: string;
	/** By path below the folder of the specifications. */
	files: Record<string, PinnedFile>;
}

/** A folder of specifications, and why it is used. */
export interface SpecificationsFolder {
	path: string;
	source: 'CONTRACT_SPECS' | 'next to the checkout' | 'cache';
}

type Environment = Record<string, string | undefined>;

export const LOCK: Lock = lock;

/** The folder into which `npm run specs` writes. A new commit gets a new folder. */
export const specificationsCache = ({ commit }: Lock = LOCK): string =>
	join(cacheFolder(), 'specs', commit);

/** Returns the folder of the specifications: `CONTRACT_SPECS`, the folder next to the checkout, or the cache. */
export function specificationsFolder(
	environment: Environment = process.env,
	sibling: string = resolve(root, '../shared/specs'),
): SpecificationsFolder {
	const chosen = environment.CONTRACT_SPECS;
	if (chosen) return { path: resolve(chosen), source: 'CONTRACT_SPECS' };
	if (existsSync(sibling)) return { path: sibling, source: 'next to the checkout' };
	return { path: specificationsCache(), source: 'cache' };
}

const hashOf = (data: Buffer): string => createHash('sha256').update(data).digest('hex');

/** Returns the files of a folder whose content differs from the pinned version. */
export function changedFiles(folder: string, { files }: Lock = LOCK): string[] {
	return Object.entries(files)
		.map(([file, { sha256 }]) => ({ file, sha256, path: join(folder, file) }))
		.filter(({ path, sha256 }) => existsSync(path) && hashOf(readFileSync(path)) !== sha256)
		.map(({ file }) => file);
}

/**
 * Returns a problem for each missing specification in CI: a check that skips an API must not pass unnoticed.
 * `CONTRACT_SKIP` names the specifications to skip, separated by commas.
 */
export function missingInCi(missing: string[], environment: Environment = process.env): string[] {
	if (!environment.CI || environment.CI === 'false') return [];
	const skip = (environment.CONTRACT_SKIP ?? '').split(',').map((name) => name.trim());
	return missing
		.filter((name) => !skip.includes(name))
		.map((name) => `${name}: no specification. Run 'npm run specs', or set CONTRACT_SKIP=${name}.`);
}

/** Options of {@link fetchSpecifications}. */
export interface FetchOptions {
	/** `SPECS_BASE_URL`, or the public repository, unless set. */
	baseUrl?: string;
	timeoutMs?: number;
	lock?: Lock;
}

/**
 * Downloads all pinned files that are published and not yet in the folder.
 *
 * @returns the files that were downloaded, and those that are not published anywhere
 * @throws if a file cannot be downloaded, or if its hash is wrong; such a file is not written
 */
export async function fetchSpecifications(
	folder: string,
	{ baseUrl, timeoutMs = 30_000, lock: pinned = LOCK }: FetchOptions = {},
): Promise<{ downloaded: string[]; unpublished: string[] }> {
	const base = baseUrl ?? process.env.SPECS_BASE_URL ?? pinned.baseUrl;
	const changed = changedFiles(folder, pinned);
	const isPresent = (file: string) => existsSync(join(folder, file)) && !changed.includes(file);
	const missing = Object.entries(pinned.files).filter(([file]) => !isPresent(file));
	const downloaded: string[] = [];
	for (const [file, { path, sha256 }] of missing) {
		if (path === undefined) continue;
		const url = `${base}/${pinned.commit}/${path}`;
		const data = await download(url, timeoutMs);
		const actual = hashOf(data);
		if (actual !== sha256) {
			throw new Error(`${url} has the SHA-256 hash ${actual}, expected ${sha256}`);
		}
		await writeWhole(join(folder, file), data);
		downloaded.push(file);
	}
	const unpublished = missing.filter(([, { path }]) => path === undefined).map(([file]) => file);
	return { downloaded, unpublished };
}

async function download(url: string, timeoutMs: number): Promise<Buffer> {
	try {
		const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
		if (!response.ok) throw new Error(`the server returned status ${response.status}`);
		return Buffer.from(await response.arrayBuffer());
	} catch (error) {
		const { name, message, cause } = error as Error;
		const reason = name === 'TimeoutError' ? `no response within ${timeoutMs} ms` : message;
		const detail = cause instanceof Error ? ` (${cause.message})` : '';
		throw new Error(`Cannot download ${url}: ${reason}${detail}`, { cause: error });
	}
}

/** Writes a file with a temporary name first, so that an interrupted download leaves no partial file. */
async function writeWhole(path: string, data: Buffer): Promise<void> {
	await mkdir(dirname(path), { recursive: true });
	const temporary = `${path}.${process.pid}.tmp`;
	await writeFile(temporary, data);
	await rename(temporary, path);
}
