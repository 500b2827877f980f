import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { INodeType } from 'n8n-workflow';
import type { NodeCatalog } from '../../../nodes/shared/catalog/properties';
import type { Operation } from '../../../nodes/shared/catalog/types';
import type { TriggerCatalog } from '../../../nodes/shared/poll/catalog';
import { packageNodes, root } from '../../harness';
import type { Cases } from './types';

/** An action node of the package, with its catalog. */
export interface ActionNode {
	/** `ghlOrders`. */
	name: string;
	node: INodeType;
	catalog: NodeCatalog;
	/** The source folder, relative to the root. */
	folder: string;
}

/** Loads a module by its path. */
function load<T>(path: string): T {
	// eslint-disable-next-line @typescript-eslint/no-require-imports
	return require(path) as T;
}

/** A polling trigger of the package, with its catalog. */
export interface PollingNode {
	name: string;
	node: INodeType;
	catalog: TriggerCatalog;
}

/** Whether a node is a trigger. */
export const isTrigger = ({ description }: INodeType): boolean =>
	description.group.includes('trigger');

/** Loads the catalog next to a node, if there is one. */
function catalogOf<T>(source: string): T | undefined {
	const file = join(root, dirname(source), 'catalog.ts');
	return existsSync(file) ? load<{ catalog: T }>(file).catalog : undefined;
}

/** Returns all action nodes in package.json that have a catalog. */
export function actionNodes(): ActionNode[] {
	return packageNodes().flatMap(({ source, instance }) => {
		const catalog = isTrigger(instance) ? undefined : catalogOf<NodeCatalog>(source);
		const { name } = instance.description;
		return catalog ? [{ name, node: instance, catalog, folder: dirname(source) }] : [];
	});
}

/** Returns all polling triggers in package.json. */
export function pollingNodes(): PollingNode[] {
	return packageNodes().flatMap(({ source, instance }) => {
		const catalog = instance.poll ? catalogOf<TriggerCatalog>(source) : undefined;
		return catalog ? [{ name: instance.description.name, node: instance, catalog }] : [];
	});
}

/** Loads the cases of a node from `test/operations/<node>.ts`. Without this file, there are none. */
export function casesOf(node: ActionNode): Cases {
	const file = resolve(__dirname, '..', `${node.name}.ts`);
	return !existsSync(file) ? () => [] : load<{ cases: Cases }>(file).cases;
}

/** An operation with its name and resource. */
export interface NamedOperation {
	resource: string;
	name: string;
	operation: Operation;
}

/** Returns all operations of a catalog, in its order. */
export function operationsOf(catalog: NodeCatalog): NamedOperation[] {
	return Object.entries(catalog.resources).flatMap(([resource, { operations }]) =>
		Object.entries(operations).map(([name, operation]) => ({ resource, name, operation })),
	);
}
