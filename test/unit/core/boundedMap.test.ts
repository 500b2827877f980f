import { BoundedMap } from '../../../nodes/shared/core/boundedMap';

describe('bounded map', () => {
	it('removes the entry set longest ago', () => {
		const map = new BoundedMap<string, number>(2);
		map.set('a', 1);
		map.set('b', 2);
		map.set('a', 3);
		map.set('c', 4);
		expect([...map]).toEqual([
			['a', 3],
			['c', 4],
		]);
		expect(map.size).toBe(2);
	});

	it('creates an entry once and makes it the newest on each use', () => {
		const map = new BoundedMap<string, object>(2);
		const first = map.getOrCreate('a', () => ({}));
		map.getOrCreate('b', () => ({}));
		expect(map.getOrCreate('a', () => ({}))).toBe(first);
		map.getOrCreate('c', () => ({}));
		expect(map.get('b')).toBeUndefined();
		map.delete('a');
		expect(map.size).toBe(1);
	});
});
