import $RefParser from '@apidevtools/json-schema-ref-parser';
import type { OpenAPIV3 } from 'openapi-types';

/** A dereferenced schema: no `$ref` is left in it. */
export type Schema = OpenAPIV3.SchemaObject;

/** A dereferenced schema with the one keyword of JSON Schema 2019-09 that closes it. */
type ClosedSchema = Schema & { unevaluatedProperties?: boolean };

const BRANCHES = ['allOf', 'anyOf', 'oneOf'] as const;

/** The branches of a schema, which speak of the same value as itself. */
export function branchesOf(schema: Schema): Schema[] {
	return BRANCHES.flatMap((key) => (schema[key] ?? []) as Schema[]);
}

const declaresProperties = (schema: Schema): boolean =>
	schema.properties !== undefined || branchesOf(schema).some(declaresProperties);

const isOpen = (schema: Schema): boolean =>
	schema.additionalProperties !== undefined || branchesOf(schema).some(isOpen);

/** A schema's parts, each made anew. */
function rebuild(schema: Schema, make: (part: Schema, branch: boolean) => Schema): Schema {
	const copy = { ...schema } as Schema & { items?: Schema };
	const each = (some: Schema[], branch: boolean) => some.map((one) => make(one, branch));
	if (schema.properties) {
		const names = Object.keys(schema.properties);
		const values = each(Object.values(schema.properties) as Schema[], false);
		copy.properties = Object.fromEntries(names.map((name, i) => [name, values[i]]));
	}
	if ('items' in schema) copy.items = make(schema.items as Schema, false);
	if (typeof schema.additionalProperties === 'object') {
		copy.additionalProperties = make(schema.additionalProperties as Schema, false);
	}
	for (const key of BRANCHES) {
		if (schema[key]) copy[key] = each(schema[key] as Schema[], true);
	}
	return copy;
}

/** `nullable` beside `allOf`, without a type, means something in OpenAPI and nothing in JSON Schema. */
export function withNulls(given: Schema): Schema {
	const { nullable, ...schema } = rebuild(given, withNulls);
	if (!nullable) return schema;
	if (schema.type) return { nullable, ...schema } as Schema;
	return { anyOf: [{ type: 'null' } as unknown as Schema, schema] };
}

/**
 * A copy of a schema in which every object that declares properties takes no other ones: OpenAPI lets unknown
 * properties through, which would let a misspelt one through too.
 *
 * @param branch - the schema is a branch of another one, which closes the whole
 */
export function close(schema: Schema, branch = false): Schema {
	const copy: ClosedSchema = rebuild(schema, close);
	if (!branch && declaresProperties(schema) && !isOpen(schema)) copy.unevaluatedProperties = false;
	return copy;
}

const METHODS = ['get', 'put', 'post', 'patch', 'delete'] as const;

/** An operation as a document describes it; its `operationId` is its route, `GET /payments/orders`. */
export type Documented = OpenAPIV3.OperationObject & { operationId: string };

function changeContent(
	content: Record<string, OpenAPIV3.MediaTypeObject> | undefined,
	change: (schema: Schema) => Schema,
): void {
	for (const media of Object.values(content ?? {})) {
		if (media.schema) media.schema = change(media.schema as Schema);
	}
}

/** What is sent may be nothing but what is documented; answers may say more, as OpenAPI has it. */
function makeReady(operation: OpenAPIV3.OperationObject): void {
	const { content } = (operation.requestBody ?? {}) as Partial<OpenAPIV3.RequestBodyObject>;
	changeContent(content, (schema) => withNulls(close(schema)));
	for (const response of Object.values(operation.responses)) {
		changeContent((response as OpenAPIV3.ResponseObject).content, withNulls);
	}
}

/** All operations of a document. */
export function documentedOperations(document: OpenAPIV3.Document): Documented[] {
	return Object.values(document.paths).flatMap((path) =>
		METHODS.flatMap((method) => (path?.[method] ? [path[method] as Documented] : [])),
	);
}

/**
 * Makes a document ready to judge by: dereferenced, closed where it speaks of what is sent, and with routes for operation
 * IDs, since the official ones are not unique (docs/api-notes/ghl.md#product-rules).
 *
 * @param source - a file's path, or a document (which stays as it is)
 */
export async function readDocument(
	source: string | OpenAPIV3.Document,
): Promise<OpenAPIV3.Document> {
	const given = typeof source === 'string' ? source : structuredClone(source);
	// A deep copy, since places that shared a schema still share it.
	const document = JSON.parse(
		JSON.stringify(await $RefParser.dereference(given as never)),
	) as OpenAPIV3.Document;
	for (const [path, item] of Object.entries(document.paths)) {
		for (const method of METHODS) {
			const operation = item?.[method];
			if (!operation) continue;
			operation.operationId = `${method.toUpperCase()} ${path}`;
			makeReady(operation);
		}
	}
	return document;
}
