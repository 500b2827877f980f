import type { INode } from 'n8n-workflow';

import { incomingLines } from '../../../nodes/shared/catalog/incomingLines';

const read = incomingLines({
	parts: {
		name: ['name', 'title', 'product.name'],
		amount: ['amount', 'price.amount', 'price'],
		qty: ['qty', 'quantity'],
		priceId: ['price._id'],
	},
	numbers: ['amount', 'qty'],
	needed: { name: ['name'], 'unit price': ['amount', 'priceId'] },
	hint: 'A line needs a name and a price.',
});

const context = {
	node: { name: 'Order', type: 'test', typeVersion: 1, position: [0, 0], parameters: {} },
	itemIndex: 3,
	label: 'Item Data',
	timezone: 'UTC',
	version: 'v3',
} as unknown as Parameters<typeof read>[1] & { node: INode };

const beans = { name: 'Beans', amount: 9.5, qty: 2 };

describe('incoming lines', () => {
	it.each([
		['a list', [beans]],
		['JSON', JSON.stringify([beans])],
		['an order with items', { items: [beans] }],
		['an order with line_items', { line_items: [beans] }],
		['a GHL order', { items: [{ qty: 2, name: 'Beans', price: { amount: 9.5 } }] }],
		['a shop', [{ title: 'Beans', price: '9.50', quantity: '2', sku: 'B-1' }]],
	])('finds the lines in %s', (_where, value) => {
		expect(read(value, context)).toEqual([beans]);
	});

	it('uses the first nonempty field of several', () => {
		const line = { name: '', title: null, product: { name: 'Beans' }, amount: 0, price: 7 };
		expect(read([line], context)).toEqual([{ name: 'Beans', amount: 0 }]);
	});

	it('requires one of several fields', () => {
		const line = { name: 'Beans', price: { _id: 'p1' } };
		expect(read([line], context)).toEqual([{ name: 'Beans', priceId: 'p1' }]);
	});

	it.each([
		[{ orderId: 1 }, "'Item Data' contains no list of line items"],
		['{', "'Item Data' is not valid JSON"],
		[[beans, { amount: 2 }], "Line 2 of 'Item Data' has no name"],
		[[{ name: 'Beans' }], "Line 1 of 'Item Data' has no unit price"],
		[[{ ...beans, qty: 'two' }], "Line 1 of 'Item Data' has a qty that is not a number: two"],
	])('rejects a quantity of %j', (value, message) => {
		expect(() => read(value, context)).toThrow(
			expect.objectContaining({ message, context: expect.objectContaining({ itemIndex: 3 }) }),
		);
	});
});
