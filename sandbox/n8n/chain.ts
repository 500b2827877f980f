import type { INode } from 'n8n-workflow';
import type { WorkflowJson } from './client';

/** The first node of a chain. */
export const START = 'Start';

/** The credentials of a node by type, as n8n exports them. */
export type NodeCredentials = Record<string, { id: string | null; name: string }>;

/** Returns one node. Its name is its ID. */
export function node(
	name: string,
	type: string,
	typeVersion: number,
	parameters: INode['parameters'],
	credentials?: NodeCredentials,
): INode {
	return {
		id: name,
		name,
		type,
		typeVersion,
		position: [0, 0],
		parameters,
		...(credentials && { credentials }),
	};
}

/** Returns a workflow that runs the nodes in sequence, starting with a manual trigger. */
export function chain(name: string, ...rest: INode[]): WorkflowJson {
	const nodes = [node(START, 'n8n-nodes-base.manualTrigger', 1, {}), ...rest];
	const links = rest.map((next, index) => [
		nodes[index].name,
		{ main: [[{ node: next.name, type: 'main', index: 0 }]] },
	]);
	return {
		name,
		nodes,
		connections: Object.fromEntries(links),
		settings: { executionOrder: 'v1' },
	};
}

/**
 * Returns two nodes that create items without a request.
 *
 * @param field - the field of each item
 * @param json - an object with a list under this name, as JSON or as an expression
 */
export const itemsOf = (field: string, json: string): INode[] => [
	node('List', 'n8n-nodes-base.set', 3.4, { mode: 'raw', jsonOutput: json, options: {} }),
	node('Items', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: field, options: {} }),
];

/** Returns nodes that create one item for each ID. */
export const idItems = (ids: readonly string[]): INode[] =>
	itemsOf('id', JSON.stringify({ id: ids }));
