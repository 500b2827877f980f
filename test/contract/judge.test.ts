import type { OpenAPIV3 } from 'openapi-types';
import type { Exchange } from '../operations/support/recorder';
import { readDocument } from './document';
import { documentedInput, Judge, type Violation } from './judge';
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
const answers = (schema: OpenAPIV3.SchemaObject): OpenAPIV3.ResponsesObject => ({
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
				responses: answers({ type: 'array', items: tea }),
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
				responses: answers(object({ meta: { nullable: true, allOf: [object({ id: text })] } })),
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
	answer: Exchange['answer'] = { status: 200, body: undefined },
): Exchange => ({
	method,
	path,
	query: {},
	body: undefined,
	headers: { 'content-type': 'application/json' },
	...sent,
	answer,
});

/** `part at rule`, for each violation. */
const brief = (violations: Violation[]) =>
	violations.map(({ part, at, rule }) => `${part} ${at} ${rule}`);

describe('the judge', () => {
	let judge: Judge;

	beforeAll(async () => {
		judge = new Judge(await readDocument(DOCUMENT));
	});

	const judged = (one: Exchange): string[] => {
		const found = judge.operationOf(one.method, one.path);
		if (!found) throw new Error(`${one.method} ${one.path} is not documented`);
		return brief(judge.judgeRequest(found, one, one.path));
	};

	it.each<[string, Exchange, string[]]>([
		['a right query', exchange('GET', '/teas', { query: { kind: 'green', limit: '5' } }), []],
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
			'a value that is not in the list',
			exchange('GET', '/teas', { query: { kind: 'red' } }),
			['query kind enum'],
		],
		[
			'a right body',
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
			'a body where none is taken',
			exchange('DELETE', '/teas/1', { body: { id: '1' } }),
			['body  undeclared'],
		],
	])('judges %s', (_name, one, violations) => {
		expect(judged(one).sort()).toEqual(violations.sort());
	});

	it.each<[string, Exchange, string[]]>([
		['a right one', exchange('GET', '/teas', {}, { status: 200, body: [{ name: 'a' }] }), []],
		[
			'a property that is not documented',
			exchange('GET', '/teas', {}, { status: 200, body: [{ name: 'a', price: 3 }] }),
			[],
		],
		[
			'another shape',
			exchange('GET', '/teas', {}, { status: 200, body: { teas: [] } }),
			['answer  type'],
		],
		[
			'a null that may be one',
			exchange('POST', '/teas', {}, { status: 200, body: { meta: null } }),
			[],
		],
		[
			'a status that is not documented',
			exchange('DELETE', '/teas/1', {}, { status: 200, body: {} }),
			['answer status 200 undeclared'],
		],
	])('judges an answer: %s', (_name, one, violations) => {
		const found = judge.operationOf(one.method, one.path);
		expect(found).toBeDefined();
		expect(found && brief(judge.judgeAnswer(found, one))).toEqual(violations);
	});

	it.each([
		['PUT', '/teas'],
		['GET', '/teas/'],
		['GET', '/coffees'],
	])('does not know %s %s', (method, path) => {
		expect(judge.operationOf(method, path)).toBeUndefined();
	});

	it('lists what an operation takes', () => {
		const post = judge.operationOf('POST', '/teas');
		const get = judge.operationOf('GET', '/teas');
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

it('finds the places of a value', () => {
	const value = { a: [{ b: 1 }, { b: 2, c: {} }], d: [], e: undefined, f: null };
	expect(Object.fromEntries(leavesOfValue(value))).toEqual({
		'a.b': new Set([1, 2]),
		'a.c': new Set(),
		d: new Set(),
		f: new Set([null]),
	});
});
