import { shapeOutput } from '../../../nodes/shared/engine/output';
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
	it('is the record itself when raw', () => {
		expect(shapeOutput([record], simplified, { kind: 'raw' })).toEqual([record]);
	});

	it('takes paths, the first that is filled, several as one text, and functions', () => {
		expect(shapeOutput([record], simplified, { kind: 'simplified' })).toEqual([
			{ id: 'a1', name: 'Ana Diaz', isPaid: true, nothing: null },
		]);
	});

	it('leaves out what a function leaves undefined, unless it is selected', () => {
		const { left } = shapeOutput([{ left: false }], simplified, { kind: 'simplified' })[0];
		expect(left).toBe(false);
		const selected = shapeOutput([record], simplified, { kind: 'selected', names: ['left'] });
		expect(selected).toEqual([{ left: null }]);
	});

	it('of selected fields takes simplified names first, then paths of the record', () => {
		const names = ['isPaid', 'nested.deep', 'unknown'];
		expect(shapeOutput([record], simplified, { kind: 'selected', names })).toEqual([
			{ isPaid: true, nested: { deep: 1 }, unknown: null },
		]);
	});
});
