import type { OpenAPIV3 } from 'openapi-types';
import type { Exchange } from '../operations/support/recorder';
import { readDocument } from './document';
import { documentedInput, ExchangeValidator, type Violation } from './validator';
import { leavesOfValue } from './leaves';

const text: OpenAPIV3.SchemaObject = { type: 'string' };
const object = (
	properties: Record<string, OpenAPIV3.SchemaObject>,
	required: string[] = [],
): OpenAPIV3.SchemaObject => ({
	type: 'object',
	properties,
	...(required.length > 0 && { required }),
});
const json = (schema: OpenAPIV3.SchemaObject) => ({ 'application/json': { schema } });
const responses = (schema: OpenAPIV3.SchemaObject): OpenAPIV3.ResponsesObject => ({
	200: { description: 'Done', content: json(schema) },
});

const tea = object({ name: text, grams: { type: 'number' } }, ['name']);
const DOCUMENT: OpenAPIV3.Document = {
	openapi: '3.0.0',
	info: { title: 'Teas', version: '1' },
	paths: {
		'/teas': {
			get: {
				operationId: 'twice',
				parameters: [
					{ name: 'limit', in: 'query', schema: { type: 'number' } },
					{
						name: 'kind',
						in: 'query',
						required: true,
						schema: { ...text, enum: ['green', 'black'] },
					},
				],
				responses: responses({ type: 'array', items: tea }),
			},
			post: {
				operationId: 'twice',
				requestBody: {
					required: true,
					content: json({
						allOf: [
							object({ blend: { allOf: [tea] } }),
							object({ origins: { type: 'array', items: tea } }),
						],
					}),
				},
				responses: responses(object({ meta: { nullable: true, allOf: [object({ id: text })] } })),
			},
		},
		'/teas/{id}': {
			delete: {
				parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
				responses: { 204: { description: 'Gone' } },
			},
		},
	},
};

const exchange = (
	method: string,
	path: string,
	sent: Partial<Pick<Exchange, 'query' | 'body'>> = {},
	response: Exchange['response'] = { status: 200, body: undefined },
): Exchange => ({
	method,
	path,
	query: {},
	body: undefined,
	headers: { 'content-type': 'application/json' },
	...sent,
	response,
});

/** Returns `part at rule` for each violation. */
const brief = (violations: Violation[]) =>
	violations.map(({ part, at, rule }) => `${part} ${at} ${rule}`);

describe('the validator', () => {
	let validator: ExchangeValidator;

	beforeAll(async () => {
		validator = new ExchangeValidator(await readDocument(DOCUMENT));
	});

	const violationsOf = (one: Exchange): string[] => {
		const found = validator.operationOf(one.method, one.path);
		if (!found) throw new Error(`${one.method} ${one.path} is not documented`);
		return brief(validator.validateRequest(found, one, one.path));
	};

	it.each<[string, Exchange, string[]]>([
		['a valid query', exchange('GET', '/teas', { query: { kind: 'green', limit: '5' } }), []],
		[
			'an undeclared parameter',
			exchange('GET', '/teas', { query: { kind: 'green', lmit: '5' } }),
			['query lmit undeclared'],
		],
		[
			'a missing parameter and a wrong type',
			exchange('GET', '/teas', { query: { limit: 'many' } }),
			['query kind required', 'query limit type'],
		],
		[
			'a value outside the enum',
			exchange('GET', '/teas', { query: { kind: 'red' } }),
			['query kind enum'],
		],
		[
			'a valid body',
			exchange('POST', '/teas', { body: { blend: { name: 'a' }, origins: [{ name: 'b' }] } }),
			[],
		],
		['no body', exchange('POST', '/teas'), ['body  required']],
		[
			'undeclared properties at any depth',
			exchange('POST', '/teas', {
				body: { x: 1, blend: { name: 'a', y: 1 }, origins: [{ name: 'b', z: 1 }] },
			}),
			['body blend.y undeclared', 'body origins.z undeclared', 'body x undeclared'],
		],
		[
			'wrong properties at any depth',
			exchange('POST', '/teas', { body: { origins: [{ name: 'a' }, { grams: '5' }] } }),
			['body origins.grams type', 'body origins.name required'],
		],
		[
			'a body for an operation without one',
			exchange('DELETE', '/teas/1', { body: { id: '1' } }),
			['body  undeclared'],
		],
	])('validates %s', (_name, one, violations) => {
		expect(violationsOf(one).sort()).toEqual(violations.sort());
	});

	it.each<[string, Exchange, string[]]>([
		['a valid response', exchange('GET', '/teas', {}, { status: 200, body: [{ name: 'a' }] }), []],
		[
			'a property that is not documented',
			exchange('GET', '/teas', {}, { status: 200, body: [{ name: 'a', price: 3 }] }),
			[],
		],
		[
			'a different type',
			exchange('GET', '/teas', {}, { status: 200, body: { teas: [] } }),
			['response  type'],
		],
		[
			'a null for a nullable field',
			exchange('POST', '/teas', {}, { status: 200, body: { meta: null } }),
			[],
		],
		[
			'a status that is not documented',
			exchange('DELETE', '/teas/1', {}, { status: 200, body: {} }),
			['response status 200 undeclared'],
		],
	])('validates a response: %s', (_name, one, violations) => {
		const found = validator.operationOf(one.method, one.path);
		expect(found).toBeDefined();
		expect(found && brief(validator.validateResponse(found, one))).toEqual(violations);
	});

	it.each([
		['PUT', '/teas'],
		['GET', '/teas/'],
		['GET', '/coffees'],
	])('returns no operation for %s %s', (method, path) => {
		expect(validator.operationOf(method, path)).toBeUndefined();
	});

	it('returns the documented input of an operation', () => {
		const post = validator.operationOf('POST', '/teas');
		const get = validator.operationOf('GET', '/teas');
		expect(post && [...documentedInput(post).keys()].sort()).toEqual([
			'blend.grams',
			'blend.name',
			'origins.grams',
			'origins.name',
		]);
		expect(get && Object.fromEntries(documentedInput(get))).toEqual({
			limit: new Set(),
			kind: new Set(['green', 'black']),
		});
	});
});

it('returns the leaves of a value', () => {
	const value = { a: [{ b: 1 }, { b: 2, c: {} }], d: [], e: undefined, f: null };
	expect(Object.fromEntries(leavesOfValue(value))).toEqual({
		'a.b': new Set([1, 2]),
		'a.c': new Set(),
		d: new Set(),
		f: new Set([null]),
	});
});
