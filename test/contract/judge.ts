import addFormats from 'ajv-formats';
import Ajv2019 from 'ajv/dist/2019';
import { OpenAPIRouter, OpenAPIValidator } from 'openapi-backend';
import type { OpenAPIV3 } from 'openapi-types';
import type { Exchange } from '../operations/support/recorder';
import type { Documented, Schema } from './document';
import { leavesOfSchema, type Leaves } from './leaves';

/** What is at odds with a document. */
export interface Violation {
	/** The documented operation: `GET /payments/orders`. */
	operation: string;
	/** `form`: a documented field or value that the node's form cannot send. */
	part: 'path' | 'query' | 'header' | 'body' | 'answer' | 'form';
	/** Dotted path without the positions in lists; empty: the part as a whole. */
	at: string;
	/** `undeclared`, `unset`, or the keyword of JSON schema that is broken: `type`, `enum`, `required`, … */
	rule: string;
	message: string;
}

/** The fields of ajv's errors that are read here. */
interface SchemaError {
	keyword: string;
	instancePath: string;
	message?: string;
	params: Record<string, unknown>;
}

const UNDECLARED = ['additionalProperties', 'unevaluatedProperties'];
const PARTS = ['path', 'query', 'header', 'requestBody'] as const;
const PART_NAMES = { path: 'path', query: 'query', header: 'header', requestBody: 'body' } as const;

/** The place of an error: its path, and the property that is too many or missing. */
function placeOf({ instancePath, params }: SchemaError): string[] {
	const at = instancePath.split('/').slice(1);
	const property =
		params.additionalProperty ?? params.unevaluatedProperty ?? params.missingProperty;
	const names = property === undefined ? at : [...at, String(property)];
	return names.filter((name) => !/^\d+$/.test(name));
}

const ruleOf = ({ keyword }: SchemaError): string =>
	UNDECLARED.includes(keyword) ? 'undeclared' : keyword;

/** Judges requests and answers by one document. The validator is `openapi-backend`, over ajv. */
export class Judge {
	private readonly router: OpenAPIRouter;

	private readonly validator: OpenAPIValidator;

	/** @param document - from `readDocument` */
	constructor(document: OpenAPIV3.Document) {
		this.router = new OpenAPIRouter({ definition: document, ignoreTrailingSlashes: false });
		this.validator = new OpenAPIValidator({
			definition: document,
			router: this.router,
			lazyCompileValidators: true,
			ajvOpts: { allErrors: true, logger: false },
			// `unevaluatedProperties`, which closes objects, came with the draft of 2019.
			customizeAjv: (_ajv, options) => addFormats(new Ajv2019(options)) as never,
		});
	}

	/** The documented operation of a request, if there is one. */
	operationOf(method: string, path: string): Documented | undefined {
		const operation = this.router.matchOperation({ method, path, headers: {} });
		return operation as Documented | undefined;
	}

	/** @param path - without the sandbox's prefix */
	judgeRequest(operation: Documented, exchange: Exchange, path: string): Violation[] {
		const { method, query, body } = exchange;
		const headers = exchange.headers as Record<string, string | string[]>;
		const request = { method, path, query, body, headers };
		const { errors } = this.validator.validateRequest(request, operation.operationId);
		const violations = (errors ?? []).map((error): Violation => {
			const [root, ...at] = placeOf(error as SchemaError);
			const part = PARTS.find((name) => name === root) ?? 'requestBody';
			return violation(operation, PART_NAMES[part], at, error as SchemaError);
		});
		if (body === undefined || operation.requestBody) return violations;
		const message = 'the operation takes no body';
		return [
			...violations,
			{ operation: operation.operationId, part: 'body', at: '', rule: 'undeclared', message },
		];
	}

	judgeAnswer(operation: Documented, { answer }: Exchange): Violation[] {
		const { operationId: id, responses } = operation;
		const { status, body } = answer;
		if (!responses[status] && !responses.default) {
			const message = `status ${status} is not documented`;
			return [
				{ operation: id, part: 'answer', at: `status ${status}`, rule: 'undeclared', message },
			];
		}
		const { errors } = this.validator.validateResponse(body ?? null, id, status);
		return (errors ?? []).map((error) =>
			violation(operation, 'answer', placeOf(error as SchemaError), error as SchemaError),
		);
	}
}

function violation(
	{ operationId }: Documented,
	part: Violation['part'],
	at: string[],
	error: SchemaError,
): Violation {
	const message = error.message ?? error.keyword;
	return { operation: operationId, part, at: at.join('.'), rule: ruleOf(error), message };
}

/** A query with the lists that travel as one text, divided by commas, as lists. */
export function withLists(operation: Documented, query: Exchange['query']): Exchange['query'] {
	const parameters = (operation.parameters ?? []) as OpenAPIV3.ParameterObject[];
	const joined = parameters.filter(
		({ in: place, explode }) => place === 'query' && explode === false,
	);
	const names = new Set(joined.map(({ name }) => name));
	const entries = Object.entries(query).map(([name, value]) => [
		name,
		names.has(name) && typeof value === 'string' ? value.split(',') : value,
	]);
	return Object.fromEntries(entries) as Exchange['query'];
}

/** What a documented operation takes in its query and its body. */
export function documentedInput(operation: Documented): Leaves {
	const parameters = (operation.parameters ?? []) as OpenAPIV3.ParameterObject[];
	const leaves: Leaves = new Map();
	for (const { name, in: place, schema } of parameters) {
		if (place === 'query') leavesOfSchema((schema ?? {}) as Schema, leaves, name);
	}
	const { content = {} } = (operation.requestBody ?? {}) as Partial<OpenAPIV3.RequestBodyObject>;
	for (const { schema } of Object.values(content)) leavesOfSchema((schema ?? {}) as Schema, leaves);
	return leaves;
}

/** What a documented operation answers when all is well; undefined: nothing is said of it. */
export function documentedAnswer(operation: Documented): Leaves | undefined {
	const leaves: Leaves = new Map();
	for (const [status, response] of Object.entries(operation.responses)) {
		const { content = {} } = response as OpenAPIV3.ResponseObject;
		const schema = content['application/json']?.schema as Schema | undefined;
		if (status.startsWith('2') && schema) leavesOfSchema(schema, leaves);
	}
	return leaves.size > 0 ? leaves : undefined;
}
