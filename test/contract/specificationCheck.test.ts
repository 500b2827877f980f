import type { OpenAPIV3 } from 'openapi-types';
import type { ListShape, Simplified } from '../../nodes/shared/catalog/types';
import { operation } from '../../nodes/shared/catalog/types';
import type { Exchange } from '../operations/support/recorder';
import { SpecificationCheck } from './specificationCheck';
import type { Violation } from './validator';
import type { Specification } from './specifications';

const KINDS = ['green', 'black'];

const DOCUMENT: OpenAPIV3.Document = {
	openapi: '3.0.0',
	info: { title: 'Teas', version: '1' },
	paths: {
		'/teas/{teaId}': {
			get: {
				servers: [{ url: 'https://teas.example' }],
				parameters: [
					{ name: 'teaId', in: 'path', required: true, schema: { type: 'string' } },
					{ name: 'kind', in: 'query', schema: { type: 'string', enum: KINDS } },
					{
						name: 'kinds',
						in: 'query',
						explode: false,
						schema: { type: 'array', items: { type: 'string', enum: KINDS } },
					},
					{ name: 'cursor', in: 'query', schema: { type: 'string' } },
				],
				responses: {
					200: {
						description: 'A tea',
						content: {
							'application/json': {
								schema: {
									type: 'object',
									properties: {
										tea: {
											type: 'object',
											properties: {
												name: { type: 'string' },
												makers: {
													type: 'array',
													items: { type: 'object', properties: { name: { type: 'string' } } },
												},
												meta: { type: 'object' },
											},
										},
									},
								},
							},
						},
					},
				},
			},
		},
	},
};

const TEAS: Specification = {
	name: 'teas',
	file: '',
	api: 'Tea',
	hosts: { 'https://teas.example': '/teas-host' },
	nodes: {},
	excluded: {},
};
const TEA = operation('GET /teas/{id}', {
	name: 'Get',
	action: 'Get tea',
	description: 'Read a tea',
	path: { id: { name: 'id', displayName: 'ID', type: 'string' } },
	record: 'tea',
});
const LIST: ListShape = {
	rows: 'teas',
	paging: 'cursor',
	params: { cursor: 'cursor' },
	in: 'query',
	pageSize: 100,
	id: 'id',
};

const brief = (violations: Violation[]) =>
	violations.map(({ part, at, rule }) => `${part} ${at} ${rule}`);

let check: SpecificationCheck;

beforeEach(async () => {
	check = await SpecificationCheck.open(TEAS, DOCUMENT);
});

const add = (query: Exchange['query'], prefix = '/teas-host') =>
	check.addExchange(
		{
			method: 'GET',
			path: `${prefix}/teas/1`,
			query,
			headers: {},
			body: undefined,
			response: { status: 200, body: { tea: {} } },
		},
		'/teas/1',
	);

it('accepts an exchange that the specification documents', () => {
	expect(add({})).toEqual({ route: 'GET /teas/{teaId}', responseValidated: true });
	expect(check.violations).toEqual([]);
});

it('reports another host', () => {
	add({}, '/other-host');
	expect(brief(check.violations)).toEqual(['path  host']);
});

it('reports no unset fields for operations without a request', () => {
	expect(check.unsetFields()).toEqual([]);
});

it('reports fields and values that were not sent', () => {
	add({ kind: 'green', kinds: 'green' });
	expect(brief(check.unsetFields())).toEqual([
		'form kind=black unset',
		'form kinds=black unset',
		'form cursor unset',
	]);
});

it('splits lists, and accepts any value in free fields and page parameters', () => {
	add({ kind: 'green', kinds: 'green,black' });
	check.addAction({ ...TEA, list: LIST }, [{ path: 'kind', acceptsAny: true, certain: true }]);
	expect(check.unsetFields()).toEqual([]);
});

it('reports simplified output fields of which no alternative is documented', () => {
	const simplified: Simplified = {
		name: 'name',
		maker: 'makers.0.name',
		note: 'meta.note',
		title: ['title', 'name'],
		price: 'price',
		label: 'label text',
		own: () => 1,
	};
	check.addAction({ ...TEA, simplified }, []);
	expect(brief(check.violations)).toEqual([
		'response tea.price undeclared',
		'response tea.label undeclared',
	]);
});
