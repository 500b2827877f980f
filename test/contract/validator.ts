import addFormats from 'ajv-formats';
import Ajv2019 from 'ajv/dist/2019';
import { OpenAPIRouter, OpenAPIValidator } from 'openapi-backend';
import type { OpenAPIV3 } from 'openapi-types';
import type { Exchange } from '../operations/support/recorder';
import type { DocumentedOperation, Schema } from './document';
import { leavesOfSchema, type Leaves } from './leaves';

/** A difference between recorded traffic, or a form, and a specification. */
export interface Violation {
	/** The documented operation: `GET /payments/orders`. */
	operation: string;
	/** `form`: a documented field or value that the form of the node cannot send. */
	part: 'path' | 'query' | 'header' | 'body' | 'response' | 'form';
	/** Dotted path without list indices. If empty, the entire part. */
	at: string;
	/** `undeclared`, `unset`, `host`, or the JSON Schema keyword that failed: `type`, `enum`, `required`, … */
	rule: string;
	message: string;
}

/** The properties of an ajv error that this file reads. */
interface SchemaError {
	keyword: string;
	instancePath: string;
	message?: string;
	params: Record<string, unknown>;
}

const UNDECLARED = ['additionalProperties', 'unevaluatedProperties'];
const PARTS = ['path', 'query', 'header', 'requestBody'] as const;
const PART_NAMES = { path: 'path', query: 'query', header: 'header', requestBody: 'body' } as const;

/** Returns the path of an error, including the name of an undeclared or missing property. */
function pathOf({ instancePath, params }: SchemaError): string[] {
	const at = instancePath.split('/').slice(1);
	const property =
		params.additionalProperty ?? params.unevaluatedProperty ?? params.missingProperty;
	const names = property === undefined ? at : [...at, String(property)];
	return names.filter((name) => !/^\d+$/.test(name));
}

const ruleOf = ({ keyword }: SchemaError): string =>
	UNDECLARED.includes(keyword) ? 'undeclared' : keyword;

/** Validates recorded requests and responses against one OpenAPI document, with `openapi-backend` and ajv. */
export class ExchangeValidator {
	private readonly router: OpenAPIRouter;

	private readonly validator: OpenAPIValidator;

	/** @param document - returned by `readDocument` */
	constructor(document: OpenAPIV3.Document) {
		this.router = new OpenAPIRouter({ definition: document, ignoreTrailingSlashes: false });
		this.validator = new OpenAPIValidator({
			definition: document,
			router: this.router,
			lazyCompileValidators: true,
			// Each validator runs a few times only: optimizing its code takes longer than it saves.
			ajvOpts: { allErrors: true, logger: false, code: { optimize: false } },
			// JSON Schema 2019-09 introduced `unevaluatedProperties`, which closes objects.
			customizeAjv: (_ajv, options) => addFormats(new Ajv2019(options)) as never,
		});
	}

	/** Returns the documented operation of a request, if there is one. */
	operationOf(method: string, path: string): DocumentedOperation | undefined {
		const operation = this.router.matchOperation({ method, path, headers: {} });
		return operation as DocumentedOperation | undefined;
	}

	/** @param path - without the prefix of the sandbox */
	validateRequest(operation: DocumentedOperation, exchange: Exchange, path: string): Violation[] {
		const { method, query, body } = exchange;
		const headers = exchange.headers as Record<string, string | string[]>;
		const request = { method, path, query, body, headers };
		const { errors } = this.validator.validateRequest(request, operation.operationId);
		const violations = (errors ?? []).map((error): Violation => {
			const [root, ...at] = pathOf(error as SchemaError);
			const part = PARTS.find((name) => name === root) ?? 'requestBody';
			return violation(operation, PART_NAMES[part], at, error as SchemaError);
		});
		if (body === undefined || operation.requestBody) return violations;
		const message = 'the operation has no request body';
		return [
			...violations,
			{ operation: operation.operationId, part: 'body', at: '', rule: 'undeclared', message },
		];
	}

	validateResponse(operation: DocumentedOperation, { response }: Exchange): Violation[] {
		const { operationId: id, responses } = operation;
		const { status, body } = response;
		if (!responses[status] && !responses.default) {
			const message = `status ${status} is not documented`;
			return [
				{ operation: id, part: 'response', at: `status ${status}`, rule: 'undeclared', message },
			];
		}
		const { errors } = this.validator.validateResponse(body ?? null, id, status);
		return (errors ?? []).map((error) =>
			violation(operation, 'response', pathOf(error as SchemaError), error as SchemaError),
		);
	}
}

function violation(
	{ operationId }: DocumentedOperation,
	part: Violation['part'],
	at: string[],
	error: SchemaError,
): Violation {
	const message = error.message ?? error.keyword;
	return { operation: operationId, part, at: at.join('.'), rule: ruleOf(error), message };
}

/** Splits the query parameters that the specification declares as comma-separated lists. */
export function withLists(
	operation: DocumentedOperation,
	query: Exchange['query'],
): Exchange['query'] {
	const parameters = (operation.parameters ?? []) as OpenAPIV3.ParameterObject[];
	const joined = parameters.filter(
		({ in: location, explode }) => location === 'query' && explode === false,
	);
	const names = new Set(joined.map(({ name }) => name));
	const entries = Object.entries(query).map(([name, value]) => [
		name,
		names.has(name) && typeof value === 'string' ? value.split(',') : value,
	]);
	return Object.fromEntries(entries) as Exchange['query'];
}

/** Returns the documented fields of the query and the request body of an operation. */
export function documentedInput(operation: DocumentedOperation): Leaves {
	const parameters = (operation.parameters ?? []) as OpenAPIV3.ParameterObject[];
	const leaves: Leaves = new Map();
	for (const { name, in: location, schema } of parameters) {
		if (location === 'query') leavesOfSchema((schema ?? {}) as Schema, leaves, name);
	}
	const { content = {} } = (operation.requestBody ?? {}) as Partial<OpenAPIV3.RequestBodyObject>;
	for (const { schema } of Object.values(content)) leavesOfSchema((schema ?? {}) as Schema, leaves);
	return leaves;
}

/** Returns the documented fields of the success responses of an operation; undefined if none has a schema. */
export function documentedOutput(operation: DocumentedOperation): Leaves | undefined {
	const leaves: Leaves = new Map();
	for (const [status, response] of Object.entries(operation.responses)) {
		const { content = {} } = response as OpenAPIV3.ResponseObject;
		const schema = content['application/json']?.schema as Schema | undefined;
		if (status.startsWith('2') && schema) leavesOfSchema(schema, leaves);
	}
	return leaves.size > 0 ? leaves : undefined;
}
