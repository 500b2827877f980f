import type { INode } from 'n8n-workflow';

import {
	assertUsableName,
	commaSeparated,
	epochMs,
	epochSeconds,
	isoDateTime,
	isoDay,
	isoWithOffset,
	json,
	jsonArray,
	jsonContainer,
	jsonObject,
	splitList,
	textList,
	usDate,
	type Encoder,
} from '../../../nodes/shared/catalog/encode';

const CONTEXT = {
	node: { id: 'n', name: 'Node', type: 'example', typeVersion: 1 } as INode,
	...{ itemIndex: 3, timezone: 'America/New_York', version: '1', label: 'Field' },
};
const encode = (encoder: Encoder, value: unknown) => encoder(value, CONTEXT);

/** Returns the message, the remedy and the item of an error. */
function errorOf(task: () => unknown) {
	try {
		return task();
	} catch (error) {
		const { message, description, context } = error as Error & {
			description: string;
			context: { itemIndex: number };
		};
		return [message, description, context.itemIndex];
	}
}

describe('a date', () => {
	// 20:30 in New York is the next day in UTC.
	const LOCAL = '2026-11-24T20:30:00';
	it.each<[string, Encoder, unknown]>([
		['in UTC', isoDateTime, '2026-11-25T01:30:00.000Z'],
		['with its offset', isoWithOffset, '2026-11-24T20:30:00-05:00'],
		['as a day', isoDay, '2026-11-24'],
		['as a day of the United States', usDate, '11-24-2026'],
		['in milliseconds', epochMs, Date.UTC(2026, 10, 25, 1, 30)],
		['in seconds', epochSeconds, Date.UTC(2026, 10, 25, 1, 30) / 1000],
	])('is sent %s', (_name, encoder, expected) => {
		expect(encode(encoder, LOCAL)).toBe(expected);
	});

	it('that cannot be read names the field, and shows an example', () => {
		expect(errorOf(() => encode(isoDay, 'soon'))).toEqual([
			`'Field' is not a date: "soon"`,
			'Use an ISO date such as 2026-11-24 or 2026-11-24T10:00:00Z, or an n8n date expression such as {{ $now.minus({days: 7}) }}.',
			3,
		]);
	});
});

describe('a list', () => {
	it('is a text with commas, or an array', () => {
		expect(encode(textList, ' a, b ,,')).toEqual(['a', 'b']);
		expect(splitList(['a ', 7, ''])).toEqual(['a', '7']);
		expect(splitList(undefined)).toEqual([]);
		expect(encode(commaSeparated, ['a', 'b'])).toBe('a,b');
		expect(encode(commaSeparated, ' , ')).toBeUndefined();
	});
});

describe('JSON', () => {
	it('is a text, or the value of an expression', () => {
		const date = new Date(0);
		expect(encode(json, '{"a": [1]}')).toEqual({ a: [1] });
		expect(encode(json, { date })).toEqual({ date: '1970-01-01T00:00:00.000Z' });
		expect([7, true, null, undefined].map((value) => encode(json, value))).toEqual([
			...[7, true, null, undefined],
		]);
		expect(encode(json, ' \n')).toBeUndefined();
	});

	it('that is not valid names the field', () => {
		expect(errorOf(() => encode(json, '{"a":'))).toEqual([
			"'Field' is not valid JSON",
			'Check the quotes, commas and brackets, or use an expression that returns an object.',
			3,
		]);
	});

	it.each<[string, Encoder, unknown[], unknown[]]>([
		['object', jsonObject, ['{}', '{"a":1}', 'null', ''], ['[]', '7', '"a"', true]],
		['array', jsonArray, ['[]', '[1]', 'null', ''], ['{}', '7', '"a"', true]],
		['object or array', jsonContainer, ['[]', '{}', 'null', ''], ['7', '"a"', true]],
	])('is an %s', (type, encoder, valid, invalid) => {
		for (const value of valid) {
			const expected: unknown = value === '' ? undefined : JSON.parse(String(value));
			expect(encode(encoder, value)).toEqual(expected);
		}
		for (const value of invalid) {
			expect(errorOf(() => encode(encoder, value))).toEqual([
				`'Field' is not a JSON ${type}`,
				expect.stringMatching(/^Enter JSON such as .+, or an expression that returns an /),
				3,
			]);
		}
	});

	it('contains no name that changes a prototype', () => {
		expect(errorOf(() => encode(json, '{"a": {"__proto__": {}}}'))).toEqual([
			"'Field' contains a name that can't be used: __proto__",
			"The name '__proto__' is reserved. Rename or remove it.",
			3,
		]);
	});
});

test('a name that leads to a prototype is rejected, and no other', () => {
	const check = (name?: string) => errorOf(() => assertUsableName(name, 'Name', CONTEXT));
	expect([check(undefined), check('a.b'), check('proto')]).toEqual([
		undefined,
		undefined,
		undefined,
	]);
	expect(check('a.constructor')).toEqual([
		"'Name' contains a name that can't be used: a.constructor",
		"The name 'constructor' is reserved. Rename or remove it.",
		3,
	]);
});
