import $RefParser from '@apidevtools/json-schema-ref-parser';
import type { OpenAPIV3 } from 'openapi-types';

/** A dereferenced schema: no `$ref` is left in it. */
export type Schema = OpenAPIV3.SchemaObject;

/** A dereferenced schema with the one keyword of JSON Schema 2019-09 that closes it. */
type ClosedSchema = Schema & { unevaluatedProperties?: boolean };

const BRANCHES = ['allOf', 'anyOf', 'oneOf'] as const;

/** Returns the branches of a schema, which describe the same value as the schema. */
export function branchesOf(schema: Schema): Schema[] {
	return BRANCHES.flatMap((key) => (schema[key] ?? []) as Schema[]);
}

const declaresProperties = (schema: Schema): boolean =>
	schema.properties !== undefined || branchesOf(schema).some(declaresProperties);

const isOpen = (schema: Schema): boolean =>
	schema.additionalProperties !== undefined || branchesOf(schema).some(isOpen);

/** Returns a copy of a schema with each part replaced. */
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

/** Replaces `nullable`: without a type, next to `allOf`, it has a meaning in OpenAPI but not in JSON Schema. */
function withNulls(given: Schema): Schema {
	const { nullable, ...schema } = rebuild(given, withNulls);
	if (!nullable) return schema;
	if (schema.type) return { nullable, ...schema } as Schema;
	return { anyOf: [{ type: 'null' } as unknown as Schema, schema] };
}

/**
 * Returns a copy of a schema in which an object that declares properties accepts no others. OpenAPI accepts unknown
 * properties, and with them misspelled ones.
 *
 * @param branch - whether the schema is a branch of another one, which closes the entire object
 */
function close(schema: Schema, branch = false): Schema {
	const copy: ClosedSchema = rebuild(schema, close);
	if (!branch && declaresProperties(schema) && !isOpen(schema)) copy.unevaluatedProperties = false;
	return copy;
}

const METHODS = ['get', 'put', 'post', 'patch', 'delete'] as const;

/** An operation of a document. Its `operationId` is its route, `GET /payments/orders`. */
export type DocumentedOperation = OpenAPIV3.OperationObject & { operationId: string };

function changeContent(
	content: Record<string, OpenAPIV3.MediaTypeObject> | undefined,
	change: (schema: Schema) => Schema,
): void {
	for (const media of Object.values(content ?? {})) {
		if (media.schema) media.schema = change(media.schema as Schema);
	}
}

/** A request may contain documented fields only. A response may contain more, as in OpenAPI. */
function prepareSchemas(operation: OpenAPIV3.OperationObject): void {
	const { content } = (operation.requestBody ?? {}) as Partial<OpenAPIV3.RequestBodyObject>;
	changeContent(content, (schema) => withNulls(close(schema)));
	for (const response of Object.values(operation.responses)) {
		changeContent((response as OpenAPIV3.ResponseObject).content, withNulls);
	}
}

/** Returns all operations of a document. */
export function documentedOperations(document: OpenAPIV3.Document): DocumentedOperation[] {
	return Object.values(document.paths).flatMap((path) =>
		METHODS.flatMap((method) => (path?.[method] ? [path[method] as DocumentedOperation] : [])),
	);
}

/**
 * Removes what is not valid in JSON Schema: the type `any` (without a type, any value is valid), and examples that are
 * not a list.
 */
function withoutInvalid(key: string, value: unknown): unknown {
	const isInvalid = key === 'type' ? value === 'any' : key === 'examples' && !Array.isArray(value);
	return isInvalid ? undefined : value;
}

/**
 * Reads a document and prepares it for validation. It dereferences all schemas and closes the schemas of requests.
 * It replaces operation IDs with routes, because the official IDs are not unique
 * (docs/api-notes/ghl.md#product-rules).
 *
 * @param source - the path of a file, or a document (which is not changed)
 */
export async function readDocument(
	source: string | OpenAPIV3.Document,
): Promise<OpenAPIV3.Document> {
	const given = typeof source === 'string' ? source : structuredClone(source);
	// A deep copy: paths that shared a schema still share it.
	const document = JSON.parse(
		JSON.stringify(await $RefParser.dereference(given as never)),
		withoutInvalid,
	) as OpenAPIV3.Document;
	for (const [path, item] of Object.entries(document.paths)) {
		for (const method of METHODS) {
			const operation = item?.[method];
			if (!operation) continue;
			operation.operationId = `${method.toUpperCase()} ${path}`;
			prepareSchemas(operation);
		}
	}
	return document;
}
