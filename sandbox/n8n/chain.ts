import type { INode } from 'n8n-workflow';
import type { WorkflowJson } from './client';

/** The node that a chain starts from. */
export const START = 'Start';

/** The credentials of a node: by type, as n8n exports them. */
export type NodeCredentials = Record<string, { id: string | null; name: string }>;

/** One node; the name is its ID. */
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

/** A workflow whose nodes follow one another, from a manual trigger on. */
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
 * Two nodes that make items without any request.
 *
 * @param field - what each item holds
 * @param json - text of an object that holds a list under this name, or an expression for it
 */
export const itemsOf = (field: string, json: string): INode[] => [
	node('List', 'n8n-nodes-base.set', 3.4, { mode: 'raw', jsonOutput: json, options: {} }),
	node('Items', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: field, options: {} }),
];

/** Items that each hold one `id`. */
export const idItems = (ids: readonly string[]): INode[] =>
	itemsOf('id', JSON.stringify({ id: ids }));
