import $RefParser from '@apidevtools/json-schema-ref-parser';
import addFormats from 'ajv-formats';
import Ajv2019 from 'ajv/dist/2019';
import { resolve } from 'node:path';
import { OpenAPIRouter, OpenAPIValidator } from 'openapi-backend';
import type { OpenAPIV3 } from 'openapi-types';
import type { Detail } from './errors';

/** The contract that this part of the sandbox implements. */
const CONTRACT_FILE = resolve(__dirname, '../../docs/abstractghl.openapi.yaml');

/** An operation of the contract. */
export interface ContractOperation {
	id: string;
	method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
	/** In Fastify's syntax: `/orders/:order_id`. */
	path: string;
}

/** The parts of a request that the contract defines. */
export interface ContractRequest {
	method: string;
	/** Relative to the base URL. */
	path: string;
	query: Record<string, string>;
	headers: Record<string, string>;
	body: unknown;
}

interface SchemaError {
	instancePath: string;
	keyword: string;
	message?: string;
	params: Record<string, unknown>;
}

/** Returns the property of a validation error: `requestBody.line_items.0.total` without the first segment. */
function detailOf({
	instancePath,
	keyword,
	message,
	params,
}: SchemaError): Detail & { part: string } {
	const [part, ...path] = instancePath.split('/').slice(1);
	const missing = params.missingProperty;
	const field = [...path, ...(missing === undefined ? [] : [String(missing)])].join('.');
	const allowed = Array.isArray(params.allowedValues) ? `: ${params.allowedValues.join(', ')}` : '';
	return { part, field, code: keyword, message: `${message ?? keyword}${allowed}` };
}

const METHODS = ['get', 'put', 'post', 'patch', 'delete'] as const;

/** The contract and its validator (`openapi-backend`, based on ajv). */
export class Contract {
	private constructor(
		readonly operations: ContractOperation[],
		private readonly validator: OpenAPIValidator,
	) {}

	private static opened?: Promise<Contract>;

	/** Returns the contract. All sandboxes of a process share it, because loading it is the slowest part of a start. */
	static async open(): Promise<Contract> {
		return await (Contract.opened ??= Contract.read());
	}

	private static async read(): Promise<Contract> {
		const document = (await $RefParser.dereference(CONTRACT_FILE)) as unknown as OpenAPIV3.Document;
		const definition = JSON.parse(JSON.stringify(document)) as OpenAPIV3.Document;
		const operations = Object.entries(definition.paths).flatMap(([path, item]) =>
			METHODS.flatMap((method): ContractOperation[] => {
				const operation = item?.[method];
				if (!operation) return [];
				return [
					{
						id: String(operation.operationId),
						method: method.toUpperCase() as ContractOperation['method'],
						path: path.replace(/\{(\w+)\}/g, ':$1'),
					},
				];
			}),
		);
		const validator = new OpenAPIValidator({
			definition,
			router: new OpenAPIRouter({ definition }),
			lazyCompileValidators: true,
			// Most validators run only a few times: optimizing their code takes longer than it saves.
			ajvOpts: { allErrors: true, logger: false, code: { optimize: false } },
			customizeAjv: (_ajv, options) => addFormats(new Ajv2019(options)) as never,
		});
		return new Contract(operations, validator);
	}

	/** Returns the contract violations of a request. `part` is `requestBody`, `query`, `header` or `path`. */
	requestViolations(id: string, request: ContractRequest): Array<Detail & { part: string }> {
		const { errors } = this.validator.validateRequest(request as never, id);
		return ((errors ?? []) as SchemaError[]).map(detailOf);
	}

	/** Returns the contract violations of a response, one line each. */
	responseViolations(id: string, status: number, body: unknown): string[] {
		const { errors } = this.validator.validateResponse((body ?? null) as never, id, status);
		return ((errors ?? []) as SchemaError[]).map(
			({ instancePath, message }) => `${id} ${status}: ${instancePath} ${message}`,
		);
	}
}
