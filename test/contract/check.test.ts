import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenAPIV3 } from 'openapi-types';
import { actionNodes } from '../operations/support/nodes';
import { checkContract } from './check';
import { withoutDeviations, type Deviation } from './deviations';
import type { Violation } from './validator';
import { SPECIFICATIONS, type Specification } from './specifications';

const deviation: Deviation = {
	operations: ['GET /teas'],
	part: 'query',
	at: ['kind'],
	rule: 'undeclared',
	fact: 'Seen.',
};

describe('deviations', () => {
	const violation: Violation = {
		operation: 'GET /teas',
		part: 'query',
		at: 'kind',
		rule: 'undeclared',
		message: 'no such parameter',
	};

	it('are removed from the violations', () => {
		expect(withoutDeviations([violation, violation], [deviation])).toEqual({
			problems: [],
			used: 1,
		});
	});

	it.each<[string, Partial<Deviation>]>([
		['another place', { at: ['kinds'] }],
		['another rule', { rule: 'type' }],
		['another request part', { part: 'body' }],
		['another operation', { operations: ['POST /teas'] }],
	])('do not match %s, and must occur', (_name, other) => {
		const { problems, used } = withoutDeviations([violation], [{ ...deviation, ...other }]);
		expect(used).toBe(0);
		expect(problems).toEqual([
			'GET /teas | query | kind | undeclared: no such parameter',
			expect.stringContaining('listed as a deviation, but it did not occur'),
		]);
	});
});

it('covers all action nodes', () => {
	const covered = SPECIFICATIONS.flatMap(({ nodes }) => Object.keys(nodes));
	expect(covered).toEqual(expect.arrayContaining(actionNodes().map(({ name }) => name)));
});

describe('the contract check', () => {
	const folder = mkdtempSync(join(tmpdir(), 'specs-'));

	afterAll(() => rmSync(folder, { recursive: true }));

	const specification = (given: Partial<Specification>): Specification => ({
		name: 'orders',
		file: 'orders.json',
		api: 'GHL',
		nodes: { ghlOrders: /^\/payments\/orders/ },
		excluded: {},
		...given,
	});

	it('skips a missing specification and its deviations', async () => {
		const deviations = { orders: [deviation] };
		const report = await checkContract([specification({ file: 'none.json' })], deviations, folder);
		expect(report).toMatchObject({ missing: ['orders'], coverage: [], requests: 0, problems: [] });
	});

	it('reports missing operations, invalid requests and responses, and fields that the form cannot set', async () => {
		const query = (name: string): OpenAPIV3.ParameterObject => ({
			name,
			in: 'query',
			schema: { type: 'string' },
		});
		const schema: OpenAPIV3.SchemaObject = {
			type: 'object',
			properties: {
				data: { type: 'array', items: { type: 'object', properties: { id: { type: 'string' } } } },
				totalCount: { type: 'string' },
			},
		};
		const document: OpenAPIV3.Document = {
			openapi: '3.0.0',
			info: { title: 'Orders', version: '1' },
			paths: {
				'/payments/orders': {
					get: {
						parameters: ['altId', 'altType', 'limit', 'offset', 'status', 'colour'].map(query),
						responses: {
							200: { description: 'Done', content: { 'application/json': { schema } } },
						},
					},
				},
				'/payments/orders/{id}/cancel': { post: { responses: { 200: { description: 'Done' } } } },
			},
		};
		writeFileSync(join(folder, 'orders.json'), JSON.stringify(document));
		const nodes = { ghlOrders: /^\/payments\/orders/ };
		const { problems, coverage } = await checkContract([specification({ nodes })], {}, folder);
		expect(coverage[0].nodes.ghlOrders).toEqual({ covered: 1, documented: 2, exists: true });
		expect(problems).toEqual(
			expect.arrayContaining([
				'ghlOrders has no action for POST /payments/orders/{id}/cancel',
				expect.stringMatching(/^ghlOrders order\.get: GET .* is not documented$/),
				expect.stringMatching(/^GET \/payments\/orders \| query \| contactId \| undeclared/),
				expect.stringMatching(/^GET \/payments\/orders \| response \| data\._id \| undeclared/),
				expect.stringMatching(/^GET \/payments\/orders \| response \| totalCount \| type/),
				expect.stringMatching(/^GET \/payments\/orders \| form \| colour \| unset/),
			]),
		);
	});
});
