import {
	cleanJson,
	getPath,
	isPrototypeKey,
	ownValue,
	removePrototypeKeys,
	reservedKeyIn,
	reservedPartOf,
	setPath,
} from '../../../nodes/shared/core/paths';

describe('a value at a path', () => {
	it('creates missing objects on the way', () => {
		const target = {};
		setPath(target, 'a.b.c', 1);
		expect(target).toEqual({ a: { b: { c: 1 } } });
		expect(getPath(target, 'a.b.c')).toBe(1);
		expect(getPath(target, 'a.x.c')).toBeUndefined();
		expect(getPath({ a: null }, 'a.b')).toBeUndefined();
		expect(getPath(target, '')).toBe(target);
	});

	it('merges an object with fields that are already set, in either order', () => {
		const contact = { name: 'Ana' };
		const target = {};
		setPath(target, 'contact.id', 'c1');
		setPath(target, 'contact', contact);
		setPath(target, 'contact.email', 'a@example.com');
		expect(target).toEqual({ contact: { id: 'c1', name: 'Ana', email: 'a@example.com' } });
		expect(contact).toEqual({ name: 'Ana' });
	});

	it('replaces lists and plain values', () => {
		const target = { list: [1], text: 'a' };
		setPath(target, 'list', [2]);
		setPath(target, 'text', { b: 1 });
		expect(target).toEqual({ list: [2], text: { b: 1 } });
	});

	it('merges the fields of an object into the target if the path is empty', () => {
		const target = { a: 1 };
		setPath(target, '', { b: 2 });
		expect(target).toEqual({ a: 1, b: 2 });
	});
});

describe('names of prototype members', () => {
	const NAMES = ['__proto__', 'constructor', 'toString', 'valueOf', 'hasOwnProperty'];

	it.each(NAMES)('reads %s only if it is an own property', (name) => {
		expect(getPath({}, name)).toBeUndefined();
		expect(getPath({ status: 'paid' }, `status.${name}`)).toBeUndefined();
		expect(getPath([], `${name}.name`)).toBeUndefined();
		const own = JSON.parse(`{"${name}": {"x": 1}}`) as object;
		expect(getPath(own, `${name}.x`)).toBe(1);
	});

	it.each(['__proto__.get', 'constructor.prototype.get', 'a.__proto__.get', 'a.b.__proto__'])(
		'does not write %s to a prototype',
		(path) => {
			const target = { a: { b: {} } };
			setPath(target, path, 'polluted');
			expect(({} as Record<string, unknown>).get).toBeUndefined();
			expect((Object as unknown as Record<string, unknown>).get).toBeUndefined();
			expect(Object.getPrototypeOf(target.a)).toBe(Object.prototype);
		},
	);

	it('ignores the key __proto__ of a merged record', () => {
		const target = {};
		setPath(target, '', JSON.parse('{"__proto__": {"get": 1}, "id": "1"}'));
		expect(target).toEqual({ id: '1' });
		expect(Object.getPrototypeOf(target)).toBe(Object.prototype);
	});

	it('ignores an empty path without a value', () => {
		const target = { id: '1' };
		for (const value of [undefined, null]) setPath(target, '', value);
		expect(target).toEqual({ id: '1' });
	});

	it('are recognized in a path and as a key', () => {
		expect(reservedPartOf('a.constructor.__proto__')).toBe('constructor');
		expect(['__proto__', 'prototype', 'a.b', 'protos'].map(reservedPartOf)).toEqual([
			'__proto__',
			'prototype',
			undefined,
			undefined,
		]);
		expect(['__proto__', 'constructor', ''].map(isPrototypeKey)).toEqual([true, false, false]);
		expect(ownValue([1], 'length')).toBe(1);
		expect(ownValue('text', 'length')).toBeUndefined();
	});

	it.each([
		['{"a": [{"b": {"constructor": 1}}]}', 'constructor'],
		['{"a": {"prototype": 1}, "b": 1}', 'prototype'],
		['[[{"__proto__": 1}]]', '__proto__'],
		['{"a": ["constructor"], "b": null}', undefined],
		['"prototype"', undefined],
	])('are found in %s', (json, key) => {
		expect(reservedKeyIn(JSON.parse(json))).toBe(key);
	});

	it('are removed from data of any depth, except names that are harmless', () => {
		const data = JSON.parse(
			'{"__proto__": 1, "a": [{"__proto__": {}, "constructor": 2}], "b": null}',
		);
		expect(removePrototypeKeys(data)).toBe(data);
		expect(JSON.stringify(data)).toBe('{"a":[{"constructor":2}],"b":null}');
		expect(removePrototypeKeys('text')).toBe('text');
	});

	it.each([
		['"text"', 0],
		['[1, "text", null]', 1],
		['{"a": "text", "b": null}', 1],
		['[[{"a": ["text"]}], {}]', 4],
	])('are removed from %s, which has %d levels', (json, levels) => {
		expect(cleanJson(JSON.parse(json), levels)).toBe(true);
		expect(cleanJson(JSON.parse(json), levels - 1)).toBe(levels === 0);
	});

	it('stay in levels below the maximum', () => {
		const data = JSON.parse('[{"__proto__": 1}, [{"__proto__": 1}]]');
		expect(cleanJson(data, 2)).toBe(false);
		expect(JSON.stringify(data)).toBe('[{},[{"__proto__":1}]]');
	});
});
