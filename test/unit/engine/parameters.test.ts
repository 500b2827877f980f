import type { IExecuteFunctions, INode } from 'n8n-workflow';

import { fieldTable, locator } from '../../../nodes/shared/catalog/fields';
import {
	locatorValue,
	parameterReader,
	pathSegment,
	positiveInteger,
} from '../../../nodes/shared/engine/parameters';

const context = { node: { name: 'Orders' } as INode, itemIndex: 0 };

/** Reads a parameter for two items. Returns the values, and how often n8n evaluated it. */
function readTwice(parameter: unknown) {
	const getNodeParameter = jest.fn((_name: string, itemIndex: number) => `item ${itemIndex}`);
	const read = parameterReader({
		getNode: () => ({ parameters: { field: parameter } }),
		getNodeParameter,
	} as unknown as IExecuteFunctions);
	const values = [read('field', 0), read('field', 1)];
	return { values, count: getNodeParameter.mock.calls.length };
}

describe('a parameter', () => {
	it.each([
		['a text', 'a=b'],
		['a number', 5],
		['nothing', undefined],
		['null', null],
		['an object', { a: 'x', b: ['y', null] }],
	])('is read once for all items if it is %s', (_name, parameter) => {
		expect(readTwice(parameter)).toEqual({ values: ['item 0', 'item 0'], count: 1 });
	});

	it.each([
		['a text', '={{ $json.id }}'],
		['a part of an object', { a: 'x', b: { c: '=1' } }],
		['an element of a list', { rows: ['x', '=1'] }],
	])('is read for each item if %s is an expression', (_name, parameter) => {
		expect(readTwice(parameter)).toEqual({ values: ['item 0', 'item 1'], count: 2 });
	});

	it('has the fallback of the caller', () => {
		const getNodeParameter = jest.fn((_name: string, _item: number, fallback: unknown) => fallback);
		const node = { getNode: () => ({ parameters: {} }), getNodeParameter };
		const read = parameterReader(node as unknown as IExecuteFunctions);
		expect(read('field', 0, 'fallback')).toBe('fallback');
	});
});

describe('a resource locator', () => {
	const { order } = fieldTable({
		order: locator({
			displayName: 'Order',
			search: 'searchOrders',
			example: 'o1',
			url: { pattern: 'orders/([a-z0-9]+)', example: 'https://example.com/orders/o1' },
		}),
	});
	const chosen = (mode: string, value: unknown) => ({ __rl: true as const, mode, value });

	it('has the chosen ID as its value', () => {
		expect(locatorValue(chosen('list', 'o1'), order)).toBe('o1');
		expect(locatorValue(chosen('id', 7), order)).toBe(7);
		expect(locatorValue(chosen('list', 'o1'))).toBe('o1');
		expect(locatorValue(chosen('unknown', 'o1'), { ...order, modes: undefined })).toBe('o1');
	});

	it('can be another value, which stays unchanged', () => {
		expect(locatorValue('o1', order)).toBe('o1');
		expect(locatorValue({ value: 'o1' }, order)).toEqual({ value: 'o1' });
	});

	it('has the ID in a URL as its value', () => {
		const valueOf = (value: unknown) => locatorValue(chosen('url', value), order);
		expect(valueOf('https://example.com/orders/o1?x=1')).toBe('o1');
		expect(valueOf('https://example.com/invoices/i1')).toBe('');
		expect(valueOf(5)).toBe(5);
	});
});

describe('an ID in a path', () => {
	it('is encoded', () => {
		expect(pathSegment(' a:b ', 'Order', context)).toBe('a%3Ab');
	});

	it.each([
		['', "'Order' is empty", 'Choose a record or enter its ID.'],
		[null, "'Order' is empty", 'Choose a record or enter its ID.'],
		['..', "'Order' is not an ID: ..", /contains no slashes/],
		['a/b', "'Order' is not an ID: a/b", /contains no slashes/],
	])('is rejected: %j', (value, message, description) => {
		const task = () => pathSegment(value, 'Order', context);
		expect(task).toThrow(message);
		expect(task).toThrow(
			expect.objectContaining({ description: expect.stringMatching(description) as string }),
		);
	});
});

describe('a limit', () => {
	it.each([1, 2, '50', '1e2'])('can be %j', (value) => {
		expect(positiveInteger(value, 'Limit', context)).toBe(Number(value));
	});

	it.each([0, -1, 1.5, 'many', NaN, {}])('cannot be %j', (value) => {
		expect(() => positiveInteger(value, 'Limit', context)).toThrow(
			expect.objectContaining({
				message: expect.stringMatching(/^'Limit' is not a whole number of 1 or more: /) as string,
				description: 'Set Limit to 1 or more.',
			}),
		);
	});
});
