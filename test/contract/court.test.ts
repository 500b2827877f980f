import type { OpenAPIV3 } from 'openapi-types';
import type { ListShape, Simplified } from '../../nodes/shared/catalog/types';
import { operation } from '../../nodes/shared/catalog/types';
import type { Exchange } from '../operations/support/recorder';
import { Court } from './court';
import type { Violation } from './judge';
import type { Spec } from './specs';

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

const SPEC: Spec = {
	name: 'teas',
	file: '',
	api: 'Tea',
	hosts: { 'https://teas.example': '/teas-host' },
	nodes: {},
	leftOut: {},
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

let court: Court;

beforeEach(async () => {
	court = await Court.open(SPEC, DOCUMENT);
});

const hear = (query: Exchange['query'], prefix = '/teas-host') =>
	court.hear(
		{
			method: 'GET',
			path: `${prefix}/teas/1`,
			query,
			headers: {},
			body: undefined,
			answer: { status: 200, body: { tea: {} } },
		},
		'/teas/1',
	);

it('hears what its document knows', () => {
	expect(hear({})).toEqual({ route: 'GET /teas/{teaId}', answered: true });
	expect(court.violations).toEqual([]);
});

it('refuses another host', () => {
	hear({}, '/other-host');
	expect(brief(court.violations)).toEqual(['path  host']);
});

it('misses nothing in operations that nobody called', () => {
	expect(court.unset()).toEqual([]);
});

it('misses fields and choices that were not sent', () => {
	hear({ kind: 'green', kinds: 'green' });
	expect(brief(court.unset())).toEqual([
		'form kind=black unset',
		'form kinds=black unset',
		'form cursor unset',
	]);
});

it('takes lists apart, lets free text be anything, and knows what names a page', () => {
	hear({ kind: 'green', kinds: 'green,black' });
	court.note({ ...TEA, list: LIST }, [{ place: 'kind', free: true, certain: true }]);
	expect(court.unset()).toEqual([]);
});

it('asks that what a simplified output reads is documented, by one of its names', () => {
	const simplified: Simplified = {
		name: 'name',
		maker: 'makers.0.name',
		note: 'meta.note',
		title: ['title', 'name'],
		price: 'price',
		label: 'label text',
		own: () => 1,
	};
	court.note({ ...TEA, simplified }, []);
	expect(brief(court.violations)).toEqual([
		'answer tea.price undeclared',
		'answer tea.label undeclared',
	]);
});
