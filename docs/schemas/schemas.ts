import { schemaPaths, type Recorded } from './collect';
import { inferSchema, type Schema } from './infer';

/** A schema and its path inside the package: folder of the node, `__schema__`, version, resource and operation. */
export interface SchemaFile {
	path: string;
	schema: Schema;
}

/** The types of fields of one API, by name. */
type FieldTypes = Map<string, Schema>;

const apiOf = ({ folder }: Recorded): string => folder.split('/')[1];

const isTyped = ({ type }: Schema): boolean => type !== undefined && type !== 'null';

/** Returns the first known type of each field, by API. */
function fieldTypes(recorded: Recorded[], schemas: Schema[]): Map<string, FieldTypes> {
	const types = new Map<string, FieldTypes>();
	recorded.forEach((one, index) => {
		const ofApi: FieldTypes = types.get(apiOf(one)) ?? new Map();
		types.set(apiOf(one), ofApi);
		for (const [name, schema] of Object.entries(schemas[index].properties ?? {})) {
			if (isTyped(schema) && !ofApi.has(name)) ofApi.set(name, schema);
		}
	});
	return types;
}

/**
 * Returns the schema with all fields of the simplified output. A field that is empty in all records gets the type that
 * it has in other operations of the API.
 */
function complete(schema: Schema, simplified: string[], types: FieldTypes): Schema {
	if (schema.type !== 'object') return schema;
	const inferred = schema.properties ?? {};
	const names = new Set([...simplified, ...Object.keys(inferred)]);
	const properties = [...names].map((name) => {
		const own: Schema = inferred[name] ?? { type: 'null' };
		return [name, own.type === 'null' ? (types.get(name) ?? own) : own] as const;
	});
	return { ...schema, properties: Object.fromEntries(properties) };
}

/** Returns the output schemas of all operations and triggers that returned records. */
export function schemaFiles(all: Recorded[]): SchemaFile[] {
	const recorded = all.filter(({ records }) => records.length > 0);
	const schemas = recorded.map(({ records }) => inferSchema(records));
	const types = fieldTypes(recorded, schemas);
	return recorded.flatMap((one, index) => {
		const schema = complete(schemas[index], one.simplified, types.get(apiOf(one))!);
		return schemaPaths(one).map((path) => ({ path, schema }));
	});
}
