import {
	anyText,
	excerpt,
	isBlank,
	isContainer,
	isObject,
	numberOf,
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

describe('numbers', () => {
	it('are converted from texts and other scalars as in JavaScript', () => {
		const scalars = [5, '5', ' 1.5 ', '', true, null];
		expect(scalars.map(numberOf)).toEqual([5, 5, 1.5, 0, 1, 0]);
		expect(['five', undefined].map(numberOf)).toEqual([NaN, NaN]);
	});

	it('are NaN for objects and lists', () => {
		const others: unknown[] = [{}, [], [5], { toString: 0 }, [{ toString: 0 }], { valueOf: 0 }];
		expect(others.map(numberOf)).toEqual(others.map(() => NaN));
	});
});

describe('texts', () => {
	it('are trimmed. Other values are unchanged', () => {
		expect([' a\n', 5, null].map(trimmed)).toEqual(['a', 5, null]);
	});

	it('are made of any value', () => {
		const dates: unknown[] = [new Date(0), { toJSON: () => undefined }];
		const objects: unknown[] = [{ a: 1 }, { toString: 0 }, ...dates];
		const values = ['a', 5, true, null, undefined, ['a', ['b', null], 5], ...objects];
		expect(values.map(anyText)).toEqual([
			...['a', '5', 'true', '', '', 'a,b,,5'],
			...['{"a":1}', '{"toString":0}', '1970-01-01T00:00:00.000Z', ''],
		]);
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
