import type { IDataObject } from 'n8n-workflow';

import { numberHeader, retryAfterMs } from '../../../nodes/shared/http/headers';

const NOW = Date.parse('2026-11-28T12:00:00Z');

describe('retryAfterMs', () => {
	it.each<[unknown, number | undefined]>([
		['7', 7_000],
		['0.5', 500],
		[' 3 ', 3_000],
		[5, 5_000],
		['Sat, 28 Nov 2026 12:00:09 GMT', 9_000],
		['0', undefined],
		['-3', undefined],
		['Sat, 28 Nov 2026 11:59:00 GMT', undefined],
		['soon', undefined],
		['', undefined],
		[' ', undefined],
		['NaN', undefined],
		['Infinity', undefined],
		[undefined, undefined],
		[null, undefined],
		[{ valueOf: () => 5 }, undefined],
		['2, 5', 5_000],
		[['2', '5'], 5_000],
		[['Sat, 28 Nov 2026 12:00:09 GMT', 'Sat, 28 Nov 2026 12:00:04 GMT'], 9_000],
	])('reads %j as %p', (header, expected) => {
		expect(retryAfterMs({ 'retry-after': header } as IDataObject, NOW)).toBe(expected);
	});
});

describe('numberHeader', () => {
	it.each<[unknown, number | undefined]>([
		['100', 100],
		['-5', -5],
		['0', 0],
		['', undefined],
		[' ', undefined],
		['NaN', undefined],
		['1e999', undefined],
		['5, 6', undefined],
		[['5', '6'], undefined],
		[undefined, undefined],
		[{}, undefined],
	])('reads %j as %p', (header, expected) => {
		expect(numberHeader({ 'x-limit': header } as IDataObject, 'x-limit')).toBe(expected);
	});
});
