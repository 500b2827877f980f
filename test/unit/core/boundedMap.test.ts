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
		expect([map.get('a'), map.get('b')]).toEqual([3, undefined]);
	});

	it('creates an entry once and makes it the newest on each use', () => {
		const map = new BoundedMap<string, object>(2);
		const first = map.getOrCreate('a', () => ({}));
		expect(first).toEqual({});
		map.getOrCreate('b', () => ({}));
		expect(map.getOrCreate('a', () => ({}))).toBe(first);
		map.getOrCreate('c', () => ({}));
		expect(map.get('b')).toBeUndefined();
		map.delete('a');
		expect(map.size).toBe(1);
	});

	it('limits the total weight', () => {
		const map = new BoundedMap<string, string>(10, (value) => value.length);
		map.set('a', '1234');
		map.set('b', '1234');
		map.set('a', '123456');
		expect([...map].map(([key]) => key)).toEqual(['b', 'a']);
		map.set('c', '1');
		expect([...map].map(([key]) => key)).toEqual(['a', 'c']);
		map.delete('a');
		map.delete('a');
		map.set('d', '123456789');
		expect([...map].map(([key]) => key)).toEqual(['c', 'd']);
	});

	it('counts the weight of values that are undefined', () => {
		const map = new BoundedMap<string, undefined>(2);
		for (const key of ['a', 'a', 'b']) map.set(key, undefined);
		expect(map.size).toBe(2);
	});

	it('does not keep an entry that is too heavy', () => {
		const map = new BoundedMap<string, string>(3, (value) => value.length);
		map.set('a', '1');
		map.set('b', '1234');
		expect(map.size).toBe(0);
		map.set('c', '123');
		expect(map.size).toBe(1);
	});
});
