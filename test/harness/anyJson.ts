import fc from 'fast-check';

/** JSON text: keys can repeat and be `__proto__`, which an object literal cannot contain. */
export type JsonText = string;

/** Names that every object inherits, or that JavaScript treats in a special way. */
export const PROTOTYPE_NAMES = [
	...['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', 'toJSON'],
	...['then', 'length'],
];

/** JSON texts by their kind. */
export interface AnyJson {
	/** Any value. */
	value: fc.Arbitrary<JsonText>;
	/** A text, a number, a Boolean or null. */
	leaf: fc.Arbitrary<JsonText>;
	/** A name of a field. */
	name: fc.Arbitrary<string>;
}

/**
 * Returns arbitraries of JSON values of any depth.
 *
 * @param names - field names that are more likely than others
 * @param texts - texts that are more likely than others
 */
export function anyJson(names: readonly string[], texts: readonly string[]): AnyJson {
	const name = fc.oneof(fc.constantFrom(...PROTOTYPE_NAMES, ...names), fc.string({ maxLength: 8 }));
	const leaf = fc
		.oneof(
			fc.constantFrom(...texts, ''),
			fc.constantFrom(null, true, false, 0, -1, 1e300, 2 ** 53, 1_790_000_000),
			fc.string({ unit: 'binary', maxLength: 12 }),
			fc.double({ noNaN: true, noDefaultInfinity: true }),
		)
		.map((value) => JSON.stringify(value));
	const { value } = fc.letrec<{ value: JsonText; object: JsonText; list: JsonText }>((tie) => ({
		value: fc.oneof(
			{ depthSize: 'small', withCrossShrink: true },
			leaf,
			tie('object'),
			tie('list'),
		),
		list: fc.array(tie('value'), { maxLength: 4 }).map((values) => `[${values.join()}]`),
		object: fc
			.array(fc.tuple(name, tie('value')), { maxLength: 6 })
			.map(
				(entries) => `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${part}`).join()}}`,
			),
	}));
	return { value, leaf, name };
}

/** Returns the names of all properties of `Object.prototype`. Prototype pollution changes them. */
export const prototypeNames = (): string =>
	Object.getOwnPropertyNames(Object.prototype).sort().join();

/** Whether a value contains an own `__proto__` key at any depth. */
export const hasPrototypeKey = (value: unknown): boolean =>
	typeof value === 'object' &&
	value !== null &&
	(Object.hasOwn(value, '__proto__') || Object.values(value).some(hasPrototypeKey));
