import { getPath, setPath } from '../../../nodes/shared/core/paths';

describe('a value at a path', () => {
	it('makes the objects on the way', () => {
		const target = {};
		setPath(target, 'a.b.c', 1);
		expect(target).toEqual({ a: { b: { c: 1 } } });
		expect(getPath(target, 'a.b.c')).toBe(1);
		expect(getPath(target, 'a.x.c')).toBeUndefined();
		expect(getPath(target, '')).toBe(target);
	});

	it('joins the object that other fields led into, whichever came first', () => {
		const whole = { name: 'Ana' };
		const target = {};
		setPath(target, 'contact.id', 'c1');
		setPath(target, 'contact', whole);
		setPath(target, 'contact.email', 'a@example.com');
		expect(target).toEqual({ contact: { id: 'c1', name: 'Ana', email: 'a@example.com' } });
		expect(whole).toEqual({ name: 'Ana' });
	});

	it('takes the place of lists and of plain values', () => {
		const target = { list: [1], text: 'a' };
		setPath(target, 'list', [2]);
		setPath(target, 'text', { b: 1 });
		expect(target).toEqual({ list: [2], text: { b: 1 } });
	});

	it('puts the fields of an object beside the others where the path is empty', () => {
		const target = { a: 1 };
		setPath(target, '', { b: 2 });
		expect(target).toEqual({ a: 1, b: 2 });
	});
});

describe('names that lead to a prototype', () => {
	const NAMES = ['__proto__', 'constructor', 'toString', 'valueOf', 'hasOwnProperty'];

	it.each(NAMES)('reads %s only where it is an own property', (name) => {
		expect(getPath({}, name)).toBeUndefined();
		expect(getPath({ status: 'paid' }, `status.${name}`)).toBeUndefined();
		expect(getPath([], `${name}.name`)).toBeUndefined();
		const own = JSON.parse(`{"${name}": {"x": 1}}`) as object;
		expect(getPath(own, `${name}.x`)).toBe(1);
	});

	it.each(['__proto__.get', 'constructor.prototype.get', 'a.__proto__.get', 'a.b.__proto__'])(
		'writes %s to no prototype',
		(path) => {
			const target = { a: { b: {} } };
			setPath(target, path, 'polluted');
			expect(({} as Record<string, unknown>).get).toBeUndefined();
			expect((Object as unknown as Record<string, unknown>).get).toBeUndefined();
			expect(Object.getPrototypeOf(target.a)).toBe(Object.prototype);
		},
	);

	it('ignores a __proto__ key of a record that is merged', () => {
		const target = {};
		setPath(target, '', JSON.parse('{"__proto__": {"get": 1}, "id": "1"}'));
		expect(target).toEqual({ id: '1' });
		expect(Object.getPrototypeOf(target)).toBe(Object.prototype);
	});
});
