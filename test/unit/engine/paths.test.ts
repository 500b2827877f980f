import { getPath, setPath } from '../../../nodes/shared/engine/paths';

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
