import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { INodeType } from 'n8n-workflow';
import type { NodeCatalog } from '../../../nodes/shared/catalog/properties';
import type { Operation } from '../../../nodes/shared/catalog/types';
import { packageNodes, root } from '../../harness';
import type { Cases } from './types';

/** A node of the package that is made of data. */
export interface ActionNode {
	/** `ghlOrders`. */
	name: string;
	node: INodeType;
	catalog: NodeCatalog;
	/** The folder of its sources, relative to the root. */
	folder: string;
}

/** The manifest and the file names, not the compiler, say which modules these are. */
function load<T>(path: string): T {
	// eslint-disable-next-line @typescript-eslint/no-require-imports
	return require(path) as T;
}

/** Whether a node starts workflows. */
export const isTrigger = ({ description }: INodeType): boolean =>
	description.group.includes('trigger');

/** Every node in package.json that has a catalog; its trigger may stand beside it. */
export function actionNodes(): ActionNode[] {
	return packageNodes().flatMap(({ source, instance }) => {
		const folder = dirname(source);
		const file = join(root, folder, 'catalog.ts');
		if (isTrigger(instance) || !existsSync(file)) return [];
		const { catalog } = load<{ catalog: NodeCatalog }>(file);
		return [{ name: instance.description.name, node: instance, catalog, folder }];
	});
}

/** The cases of a node: `test/operations/<node>.ts`; none while there is no such file. */
export function casesOf(node: ActionNode): Cases {
	const file = resolve(__dirname, '..', `${node.name}.ts`);
	return !existsSync(file) ? () => [] : load<{ cases: Cases }>(file).cases;
}

/** An operation with its place in the form. */
export interface NamedOperation {
	resource: string;
	name: string;
	operation: Operation;
}

/** All operations of a catalog, in its order. */
export function operationsOf(catalog: NodeCatalog): NamedOperation[] {
	return Object.entries(catalog.resources).flatMap(([resource, { operations }]) =>
		Object.entries(operations).map(([name, operation]) => ({ resource, name, operation })),
	);
}
