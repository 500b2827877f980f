import type { ActionNode } from '../operations/support/nodes';
import { operationsOf } from '../operations/support/nodes';
import { shapeOf, type Spec } from './specs';

/** How much of a spec is made of actions. */
export interface Coverage {
	spec: string;
	/** By node: operations that are actions, of those that are documented. Left-out ones do not count. */
	nodes: Record<string, { covered: number; documented: number; exists: boolean }>;
	leftOut: number;
	/** What is missing in a node that exists, and what the table of specs says wrongly. */
	problems: string[];
}

const pathOf = (route: string): string => route.split(' ')[1];

/** The endpoints of all actions for one API. */
function actionsFor(api: string, nodes: ActionNode[]): Set<string> {
	const catalogs = nodes
		.map(({ catalog }) => catalog)
		.filter((catalog) => catalog.api.name === api);
	const operations = catalogs.flatMap(operationsOf);
	return new Set(operations.map(({ operation }) => shapeOf(operation.route)));
}

/** What the table says that the document does not, and documented operations that are nobody's or of several nodes. */
function wrongEntries(spec: Spec, routes: string[]): string[] {
	const unknown = Object.keys(spec.leftOut).filter((route) => !routes.includes(route));
	const owners = (route: string) =>
		Object.values(spec.nodes).filter((paths) => paths.test(pathOf(route))).length;
	const astray = routes.filter((route) => !(route in spec.leftOut) && owners(route) !== 1);
	return [
		...unknown.map((route) => `${spec.name}: left out, but not documented: ${route}`),
		...astray.map((route) => `${spec.name}: ${owners(route)} nodes are to cover ${route}`),
	];
}

/**
 * Which documented operations are actions.
 *
 * @param routes - every operation of the document: `GET /payments/orders`
 */
export function coverageOf(spec: Spec, routes: string[], nodes: ActionNode[]): Coverage {
	const actions = actionsFor(spec.api, nodes);
	const wanted = routes.filter((route) => !(route in spec.leftOut));
	const problems = wrongEntries(spec, routes);
	const counts = Object.entries(spec.nodes).map(([name, paths]) => {
		const documented = wanted.filter((route) => paths.test(pathOf(route)));
		const missing = documented.filter((route) => !actions.has(shapeOf(route)));
		const exists = nodes.some((node) => node.name === name);
		if (exists) problems.push(...missing.map((route) => `${name} has no action for ${route}`));
		const covered = documented.length - missing.length;
		return [name, { covered, documented: documented.length, exists }] as const;
	});
	return {
		spec: spec.name,
		nodes: Object.fromEntries(counts),
		leftOut: routes.length - wanted.length,
		problems,
	};
}

/** Operations that are actions, and documented ones, of several specs together. */
export function sumOf(coverage: Coverage[]): { covered: number; documented: number } {
	const all = coverage.flatMap(({ nodes }) => Object.values(nodes));
	return {
		covered: all.reduce((sum, { covered }) => sum + covered, 0),
		documented: all.reduce((sum, { documented }) => sum + documented, 0),
	};
}
