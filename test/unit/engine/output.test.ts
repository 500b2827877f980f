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
	it('is the unchanged record if raw output is selected', () => {
		expect(shapeOutput([record], simplified, { kind: 'raw' })).toEqual([record]);
	});

	it('reads paths, the first nonempty path, several paths as one text, and functions', () => {
		expect(shapeOutput([record], simplified, { kind: 'simplified' })).toEqual([
			{ id: 'a1', name: 'Ana Diaz', isPaid: true, nothing: null },
		]);
	});

	it('omits a field whose function returns undefined, unless the field is selected', () => {
		const { left } = shapeOutput([{ left: false }], simplified, { kind: 'simplified' })[0];
		expect(left).toBe(false);
		const selected = shapeOutput([record], simplified, { kind: 'selected', names: ['left'] });
		expect(selected).toEqual([{ left: null }]);
	});

	it('prefers simplified names to paths of the record for selected fields', () => {
		const names = ['isPaid', 'nested.deep', 'unknown'];
		expect(shapeOutput([record], simplified, { kind: 'selected', names })).toEqual([
			{ isPaid: true, nested: { deep: 1 }, unknown: null },
		]);
	});
});
