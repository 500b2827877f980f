import {
	excerpt,
	isBlank,
	isContainer,
	isObject,
	objectsOf,
	scalarText,
	textOf,
	trimmed,
} from '../../../nodes/shared/core/guards';

const VALUES = { object: { a: 1 }, list: [1], null: null, text: 'a', number: 0, none: undefined };

/** Returns the names of the values that a guard accepts. */
const accepted = (guard: (value: unknown) => boolean) =>
	Object.entries(VALUES).flatMap(([name, value]) => (guard(value) ? [name] : []));

describe('guards', () => {
	it('accept their type and no other', () => {
		expect(accepted(isObject)).toEqual(['object']);
		expect(accepted(isContainer)).toEqual(['object', 'list']);
		expect(accepted(isBlank)).toEqual(['null', 'none']);
		expect(['', ' ', false].map(isBlank)).toEqual([true, false, false]);
	});

	it('select the objects of a list', () => {
		expect(objectsOf([{ a: 1 }, null, 'a', [{}], {}])).toEqual([{ a: 1 }, {}]);
		expect(objectsOf({ 0: {} })).toEqual([]);
	});
});

describe('texts', () => {
	it('are trimmed. Other values are unchanged', () => {
		expect([' a\n', 5, null].map(trimmed)).toEqual(['a', 5, null]);
	});

	it('are shortened to an excerpt', () => {
		expect(excerpt('x'.repeat(200))).toBe('x'.repeat(200));
		expect(excerpt('x'.repeat(201))).toBe(`${'x'.repeat(200)}…`);
		expect(excerpt({ a: 'b' }, 4)).toBe('{"a"…');
		expect(excerpt(undefined)).toBe('');
	});

	it('are made of scalar values only', () => {
		const values = [' a ', 1.5, true, null, undefined, { toString: 0 }, ['a']];
		expect(values.map(scalarText)).toEqual([' a ', '1.5', 'true', '', '', '', '']);
		expect(values.map(textOf)).toEqual(['a', '1.5', 'true', '', '', '', '']);
	});
});
