import { branchesOf, type Schema } from './document';

/** Dotted paths without list indices, each with its known values. */
export type Leaves = Map<string, Set<unknown>>;

const join = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

function add(leaves: Leaves, path: string, values: Iterable<unknown>): void {
	const known = leaves.get(path) ?? new Set();
	for (const value of values) known.add(value);
	leaves.set(path, known);
}

/** Returns the leaves of a value: the paths without child paths, with their values. */
export function leavesOfValue(value: unknown, leaves: Leaves = new Map(), path = ''): Leaves {
	if (Array.isArray(value)) {
		if (value.length === 0) add(leaves, path, []);
		for (const element of value) leavesOfValue(element, leaves, path);
	} else if (value !== null && typeof value === 'object') {
		const entries = Object.entries(value);
		if (entries.length === 0) add(leaves, path, []);
		for (const [name, inner] of entries) leavesOfValue(inner, leaves, join(path, name));
	} else if (value !== undefined) add(leaves, path, [value]);
	return leaves;
}

/** Returns the leaves that a schema documents, with their enum values. No values: any value is valid. */
export function leavesOfSchema(schema: Schema, leaves: Leaves = new Map(), path = ''): Leaves {
	const properties = Object.entries(schema.properties ?? {});
	const branches = branchesOf(schema);
	for (const [name, inner] of properties) leavesOfSchema(inner as Schema, leaves, join(path, name));
	for (const branch of branches) leavesOfSchema(branch, leaves, path);
	if ('items' in schema) leavesOfSchema(schema.items as Schema, leaves, path);
	else if (properties.length === 0 && branches.length === 0)
		add(leaves, path, (schema.enum ?? []).flat());
	return leaves;
}
