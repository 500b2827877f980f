import { shapeRecord } from '../../../nodes/shared/engine/output';
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
