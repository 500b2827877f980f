import type { ActionNode } from '../operations/support/nodes';
import { operationsOf } from '../operations/support/nodes';
import { shapeOf, type Specification } from './specifications';

/** Number of operations of a specification that are actions. */
export interface Coverage {
	specification: string;
	/** By node: how many documented operations are actions. Excluded operations do not count. */
	nodes: Record<string, { covered: number; documented: number; exists: boolean }>;
	excluded: number;
	/** Operations that a node does not cover, and wrong entries in the list of specifications. */
	problems: string[];
}

const pathOf = (route: string): string => route.split(' ')[1];

/** Returns the endpoints of all actions of an API. */
function actionsFor(api: string, nodes: ActionNode[]): Set<string> {
	const catalogs = nodes
		.map(({ catalog }) => catalog)
		.filter((catalog) => catalog.api.name === api);
	const operations = catalogs.flatMap(operationsOf);
	return new Set(operations.map(({ operation }) => shapeOf(operation.route)));
}

/** Returns excluded routes that are not documented, and documented routes that not exactly one node covers. */
function wrongEntries(specification: Specification, routes: string[]): string[] {
	const { name, nodes, excluded } = specification;
	const unknown = Object.keys(excluded).filter((route) => !routes.includes(route));
	const owners = (route: string) =>
		Object.values(nodes).filter((paths) => paths.test(pathOf(route))).length;
	const unassigned = routes.filter((route) => !(route in excluded) && owners(route) !== 1);
	return [
		...unknown.map((route) => `${name}: excluded, but not documented: ${route}`),
		...unassigned.map((route) => `${name}: ${owners(route)} nodes are assigned to ${route}`),
	];
}

/**
 * Returns which documented operations are actions.
 *
 * @param routes - every operation of the document: `GET /payments/orders`
 */
export function coverageOf(
	specification: Specification,
	routes: string[],
	nodes: ActionNode[],
): Coverage {
	const actions = actionsFor(specification.api, nodes);
	const wanted = routes.filter((route) => !(route in specification.excluded));
	const problems = wrongEntries(specification, routes);
	const counts = Object.entries(specification.nodes).map(([name, paths]) => {
		const documented = wanted.filter((route) => paths.test(pathOf(route)));
		const missing = documented.filter((route) => !actions.has(shapeOf(route)));
		const exists = nodes.some((node) => node.name === name);
		if (exists) problems.push(...missing.map((route) => `${name} has no action for ${route}`));
		const covered = documented.length - missing.length;
		return [name, { covered, documented: documented.length, exists }] as const;
	});
	return {
		specification: specification.name,
		nodes: Object.fromEntries(counts),
		excluded: routes.length - wanted.length,
		problems,
	};
}

/** Adds up the numbers of actions and of documented operations. */
export function sumOf(coverage: Coverage[]): { covered: number; documented: number } {
	const all = coverage.flatMap(({ nodes }) => Object.values(nodes));
	return {
		covered: all.reduce((sum, { covered }) => sum + covered, 0),
		documented: all.reduce((sum, { documented }) => sum + documented, 0),
	};
}
