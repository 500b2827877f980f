import { inferSchema } from '../../../docs/schemas/infer';

it.each([
	['text', ['a', 'b'], { type: 'string' }],
	['numbers', [1, 2.5], { type: 'number' }],
	['booleans', [true], { type: 'boolean' }],
	['no values', [], { type: 'null' }],
	['only null', [null, null], { type: 'null' }],
	['null among other values', [null, 1], { type: 'number' }],
	['values of several types', [1, 'a'], {}],
	['empty lists', [[], []], { type: 'array', items: { type: 'null' } }],
	['lists', [[1], [], [2]], { type: 'array', items: { type: 'number' } }],
	[
		'lists of lists',
		[[[1]]],
		{ type: 'array', items: { type: 'array', items: { type: 'number' } } },
	],
])('infers the schema of %s', (_, values, expected) => {
	expect(inferSchema(values)).toEqual(expected);
});

it('merges the fields of all objects', () => {
	expect(
		inferSchema([{ id: 'a', total: null }, { total: 1, lines: [{ sku: 'b' }] }, null]),
	).toEqual({
		type: 'object',
		properties: {
			id: { type: 'string' },
			total: { type: 'number' },
			lines: { type: 'array', items: { type: 'object', properties: { sku: { type: 'string' } } } },
		},
	});
});

it('keeps fields with names of object prototypes', () => {
	const record = JSON.parse('{"__proto__": 1, "constructor": "a"}') as object;
	const { properties = {} } = inferSchema([record]);
	expect(Object.entries(properties)).toEqual([
		['__proto__', { type: 'number' }],
		['constructor', { type: 'string' }],
	]);
});
