import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { ICredentialType, INodeType } from 'n8n-workflow';

/** The root folder of the checkout. */
export const root = resolve(__dirname, '../..');

/** The parts of package.json that tests read. */
export interface Manifest {
	name: string;
	version: string;
	main: string;
	dependencies?: Record<string, string>;
	peerDependencies: Record<string, string>;
	files: string[];
	scripts: Record<string, string>;
	n8n: { n8nNodesApiVersion: number; strict: boolean; credentials: string[]; nodes: string[] };
}

/** Reads the manifest of the package. */
export const manifest = (): Manifest =>
	JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;

/** A node or credential that the manifest lists. */
export interface Listed<T> {
	/** The TypeScript source, relative to the root. */
	source: string;
	/** The class name, which n8n derives from the file name. */
	className: string;
	/** A new instance, as n8n creates it. */
	instance: T;
}

/** `dist/nodes/a/A.node.js` -> `nodes/a/A.node.ts`. */
export const sourceOf = (compiled: string): string =>
	compiled.replace(/^dist\//, '').replace(/\.js$/, '.ts');

const load = <T>(compiled: string): Listed<T> => {
	const source = sourceOf(compiled);
	const className = basename(source).split('.')[0];
	if (!existsSync(join(root, source)))
		throw new Error(`package.json lists ${compiled}: no ${source}`);
	// The manifest, not the compiler, lists these files.
	// eslint-disable-next-line @typescript-eslint/no-require-imports
	const module = require(join(root, source)) as Record<string, new () => T>;
	return { source, className, instance: new module[className]() };
};

/** Returns all nodes of the package, from their sources. */
export const packageNodes = (): Array<Listed<INodeType>> =>
	manifest().n8n.nodes.map((path) => load<INodeType>(path));

/** Returns all credential types of the package, from their sources. */
export const packageCredentials = (): Array<Listed<ICredentialType>> =>
	manifest().n8n.credentials.map((path) => load<ICredentialType>(path));
