import type { INode } from 'n8n-workflow';

import { isFilledIn, readOutput, shapeRecord } from '../../../nodes/shared/engine/output';
import type { Simplified } from '../../../nodes/shared/catalog/types';

const simplified: Simplified = {
	id: '_id',
	name: ['title', 'first last'],
	isPaid: ({ status }) => status === 'paid',
	nothing: () => null,
	left: ({ left }) => left,
};

const record = { _id: 'a1', first: 'Ana', last: 'Diaz', status: 'paid', nested: { deep: 1 } };

describe('the output', () => {
	it('is the unchanged record if raw output is selected', () => {
		expect(shapeRecord(record, simplified, { kind: 'raw' })).toEqual(record);
	});

	it('reads paths, the first nonempty path, several paths as one text, and functions', () => {
		expect(shapeRecord(record, simplified, { kind: 'simplified' })).toEqual({
			id: 'a1',
			name: 'Ana Diaz',
			isPaid: true,
			nothing: null,
		});
	});

	it('omits a field whose function returns undefined, unless the field is selected', () => {
		const { left } = shapeRecord({ left: false }, simplified, { kind: 'simplified' });
		expect(left).toBe(false);
		const selected = shapeRecord(record, simplified, { kind: 'selected', names: ['left'] });
		expect(selected).toEqual({ left: null });
	});

	it('prefers simplified names to paths of the record for selected fields', () => {
		const names = ['isPaid', 'nested.deep', 'unknown'];
		expect(shapeRecord(record, simplified, { kind: 'selected', names })).toEqual({
			isPaid: true,
			nested: { deep: 1 },
			unknown: null,
		});
	});

	it('also accepts simplified names with the kind of record in front', () => {
		const ofTransaction = { transactionId: '_id', amount: 'total', status: 'status' };
		const row = { _id: 't1', total: 20, status: 'succeeded', transactionStatus: 'own' };
		const names = ['transactionId', 'transactionAmount', 'transactionStatus', 'transactionX'];
		expect(shapeRecord(row, ofTransaction, { kind: 'selected', names })).toEqual({
			transactionId: 't1',
			transactionAmount: 20,
			// A field of the record has precedence.
			transactionStatus: 'own',
			transactionX: null,
		});
		expect(shapeRecord(row, { name: 'total' }, { kind: 'selected', names: ['nameTotal'] })).toEqual(
			{ nameTotal: null },
		);
	});
});

describe('a path with spaces', () => {
	it.each([
		[{ first: 'Ana' }, 'Ana'],
		[{ last: 'Diaz' }, 'Diaz'],
		[{ first: 'Ana', last: {} }, 'Ana'],
		[{ first: '', last: null }, null],
	])('omits parts without text: %j', (row, name) => {
		expect(shapeRecord(row, { name: 'first last' }, { kind: 'simplified' })).toEqual({ name });
	});
});

describe('a selected name with a kind in front', () => {
	const select = (fields: Simplified, name: string) =>
		shapeRecord({ _id: 't1', total: 20 }, fields, { kind: 'selected', names: [name] })[name];

	it.each([
		[
			'the kind is that of another record',
			{ transactionId: '_id', amount: 'total' },
			'orderAmount',
		],
		['the rest is part of a word', { transactionId: '_id', amount: 'total' }, 'transactionamount'],
		['the record has no kind', { Id: '_id', amount: 'total' }, 'Amount'],
		['the first field is no ID', { total: '_id', amount: 'total' }, 'totAmount'],
		['there are no fields', {}, 'transactionAmount'],
	])('is unknown if %s', (_name, fields, name) => {
		expect(select(fields, name)).toBeNull();
	});
});

it.each([
	['_id', true],
	['title', false],
	[['title', '_id'], true],
	[() => 'computed', false],
])('finds the source of a simplified field in a record: %p', (source, isFilled) => {
	expect(isFilledIn(record, source)).toBe(isFilled);
});

describe('the output in the form', () => {
	const context = { node: { name: 'Orders' } as INode, itemIndex: 0 };
	const read = (parameters: Record<string, unknown>, fallback?: 'raw' | 'simplified') =>
		readOutput((name, value) => parameters[name] ?? value, context, fallback);

	it.each([
		[{ output: 'raw' }, { kind: 'raw' }],
		[{ output: 'simplified' }, { kind: 'simplified' }],
		[{ output: 'unknown' }, { kind: 'simplified' }],
		[{}, { kind: 'simplified' }],
		[
			{ output: 'selected', fields: 'id, nested.deep' },
			{ kind: 'selected', names: ['id', 'nested.deep'] },
		],
		[{ output: 'selected' }, { kind: 'selected', names: [] }],
	])('is read from %j', (parameters, output) => {
		expect(read(parameters)).toEqual(output);
	});

	it('is the fallback of the node if nothing is selected', () => {
		expect(read({}, 'raw')).toEqual({ kind: 'raw' });
		expect(read({ output: 'simplified' }, 'raw')).toEqual({ kind: 'simplified' });
	});

	it('rejects a field that leads to a prototype', () => {
		expect(() => read({ output: 'selected', fields: 'a.__proto__' })).toThrow(/Fields/);
	});
});
