import manifest from '../../package.json';
import { serviceOf, SERVICES } from './services';

/** The part of an exported workflow that contains node types. */
export interface ExportedWorkflow {
	nodes: Array<{ type: string }>;
}

/** The package that contains all services, or the packages of one service each. */
export type Target = 'services' | 'complete';

const NAMES = new Set([manifest.name, ...Object.values(SERVICES).map(({ name }) => name)]);

/** Returns the name of a node type in the other package. Types of other packages are not changed. */
function typeIn(target: Target, type: string): string {
	const dot = type.lastIndexOf('.');
	const key = serviceOf(type.slice(dot + 1));
	if (!NAMES.has(type.slice(0, dot)) || !key) return type;
	return (target === 'complete' ? manifest.name : SERVICES[key].name) + type.slice(dot);
}

/** Changes the package of the node types in an exported workflow. Returns the number of changed nodes. */
export function switchPackage({ nodes }: ExportedWorkflow, target: Target): number {
	let changed = 0;
	for (const node of nodes) {
		const type = typeIn(target, node.type);
		if (type !== node.type) changed += 1;
		node.type = type;
	}
	return changed;
}
