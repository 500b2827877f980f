import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { INodeType } from 'n8n-workflow';
import type { NodeCatalog } from '../../../nodes/shared/catalog/properties';
import type { Operation } from '../../../nodes/shared/catalog/types';
import type { TriggerCatalog } from '../../../nodes/shared/poll/catalog';
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

/** A polling trigger of the package. */
export interface PollingNode {
	name: string;
	node: INodeType;
	catalog: TriggerCatalog;
}

/** Whether a node starts workflows. */
export const isTrigger = ({ description }: INodeType): boolean =>
	description.group.includes('trigger');

/** What the file beside a node says of it as data. */
function catalogOf<T>(source: string): T | undefined {
	const file = join(root, dirname(source), 'catalog.ts');
	return existsSync(file) ? load<{ catalog: T }>(file).catalog : undefined;
}

/** Every node in package.json whose actions are data. */
export function actionNodes(): ActionNode[] {
	return packageNodes().flatMap(({ source, instance }) => {
		const catalog = isTrigger(instance) ? undefined : catalogOf<NodeCatalog>(source);
		const { name } = instance.description;
		return catalog ? [{ name, node: instance, catalog, folder: dirname(source) }] : [];
	});
}

/** Every polling trigger in package.json that is data. */
export function pollingNodes(): PollingNode[] {
	return packageNodes().flatMap(({ source, instance }) => {
		const catalog = instance.poll ? catalogOf<TriggerCatalog>(source) : undefined;
		return catalog ? [{ name: instance.description.name, node: instance, catalog }] : [];
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
