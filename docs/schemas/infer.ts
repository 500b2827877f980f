/** The part of JSON Schema that n8n's editor and AI builder read. A schema without a type accepts any value. */
export interface Schema {
	type?: 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';
	properties?: Record<string, Schema>;
	items?: Schema;
}

const typeOf = (value: unknown): NonNullable<Schema['type']> => {
	if (value === null || value === undefined) return 'null';
	if (Array.isArray(value)) return 'array';
	const type = typeof value;
	return type === 'object' || type === 'number' || type === 'boolean' ? type : 'string';
};

/** Returns the values of each property that at least one of the objects has, in the order of first occurrence. */
function valuesByName(objects: object[]): Map<string, unknown[]> {
	const values = new Map<string, unknown[]>();
	for (const [name, value] of objects.flatMap((object) => Object.entries(object))) {
		const some = values.get(name) ?? [];
		some.push(value);
		values.set(name, some);
	}
	return values;
}

/**
 * Returns the schema that describes all values. Null is ignored if a property also has other values, because n8n shows
 * one type per field. Values of several types give a schema without a type.
 */
export function inferSchema(values: unknown[]): Schema {
	const present = values.filter((value) => typeOf(value) !== 'null');
	const types = [...new Set(present.map(typeOf))];
	if (types.length === 0) return { type: 'null' };
	if (types.length > 1) return {};
	const [type] = types;
	if (type === 'array') return { type, items: inferSchema(present.flat(1)) };
	if (type !== 'object') return { type };
	const properties = [...valuesByName(present as object[])].map(
		([name, some]) => [name, inferSchema(some)] as const,
	);
	return { type, properties: Object.fromEntries(properties) };
}
