import type { IDataObject } from 'n8n-workflow';

import { json, refuse } from '../../shared/catalog/encode';
import type { Encoder } from '../../shared/catalog/encode';
import { fieldTable, rows } from '../../shared/catalog/fields';
import { getPath } from '../../shared/engine/paths';

/** Where each part of a line is looked for in incoming items: AbstractGHL's own names, GHL's, and common ones. */
const PARTS: Record<string, readonly string[]> = {
	line_id: ['line_id', '_id', 'id'],
	name: ['name', 'title', 'description', 'product.name'],
	sku: ['sku', 'price.sku', 'product.sku'],
	quantity: ['quantity', 'qty'],
	unit_price: ['unit_price', 'unitPrice', 'price.amount', 'amount', 'price'],
	total: ['total', 'lineTotal'],
};

const NUMBERS: ReadonlySet<string> = new Set(['quantity', 'unit_price', 'total']);

/** Where an order of any of these shapes holds its lines. */
const LISTS = ['line_items', 'lineItems', 'items'];

const isLeaf = (value: unknown) =>
	value !== undefined && value !== null && value !== '' && typeof value !== 'object';

/** One line of any known shape as the contract's. */
function toLine(given: IDataObject): IDataObject {
	const pairs = Object.entries(PARTS).flatMap(([part, paths]) => {
		const value = paths.map((path) => getPath(given, path)).find(isLeaf);
		if (value === undefined) return [];
		return [[part, NUMBERS.has(part) ? Number(value) : String(value)]];
	});
	return Object.fromEntries(pairs) as IDataObject;
}

/** The lines of a GHL order, of an AbstractGHL order, or of any list with names, quantities and prices. */
export const asLineItems: Encoder = (value, context) => {
	const given = json(value, context) as IDataObject | undefined;
	const list = [given, ...LISTS.map((name) => given?.[name])].find(Array.isArray);
	if (!list) {
		throw refuse(
			context,
			`'${context.label}' holds no list of line items`,
			'Give a list, or an order that has its lines under items or line_items. A list of GHL orders leaves them out: use Get, or switch on its option to include line items.',
		);
	}
	const lines = (list as IDataObject[]).map(toLine);
	lines.forEach(({ name, quantity, unit_price: price }, index) => {
		const missing = Object.entries({ name, quantity, 'unit price': price }).find(
			([, part]) => part === undefined || Number.isNaN(part),
		);
		if (!missing) return;
		throw refuse(
			context,
			`Line ${index + 1} of '${context.label}' has no ${missing[0]}`,
			'A line needs name (or title), quantity (or qty) and unit_price (or price).',
		);
	});
	return lines;
};

const cells = fieldTable({
	name: { displayName: 'Name', type: 'string', placeholder: 'e.g. House Blend' },
	quantity: {
		displayName: 'Quantity',
		type: 'number',
		default: 1,
		typeOptions: { minValue: 0 },
	},
	unitPrice: {
		displayName: 'Unit Price',
		type: 'number',
		at: 'unit_price',
		typeOptions: { minValue: 0, numberPrecision: 4 },
	},
	sku: { displayName: 'SKU', type: 'string', placeholder: 'e.g. BLEND-250' },
	lineId: { displayName: 'Line ID', type: 'string', at: 'line_id', placeholder: 'e.g. line-1' },
	total: {
		displayName: 'Total',
		type: 'string',
		as: (value, context) => {
			const total = Number(value);
			if (!Number.isNaN(total)) return total;
			throw refuse(context, `'${context.label}' is not a number: ${value}`, 'Write it as 19.99.');
		},
		placeholder: 'e.g. 19.99',
		description: 'Quantity times unit price, where left out',
	},
});

const amount = (displayName: string, description: string) =>
	({
		displayName,
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		description,
	}) as const;

/** Where lines come from. */
const SOURCES = [
	{ name: 'From Incoming Data', value: 'data', description: 'Such as a GHL order' },
	{ name: 'Typed Below', value: 'rows' },
];

const source = { displayName: 'Line Items', type: 'options', in: 'none' } as const;

/** The lines of an order, and what else makes its total. */
export const lines = fieldTable({
	lineItemsFrom: { ...source, options: SOURCES, default: 'rows' },
	lineItemsData: {
		displayName: 'Line Item Data',
		type: 'json',
		default: '={{ $json.items }}',
		at: 'line_items',
		as: asLineItems,
		required: true,
		showWhen: { lineItemsFrom: ['data'] },
		description:
			'A list of lines, or an order that holds one: the answer of GHL Orders > Get (raw) fits as it is',
	},
	lineItems: rows(
		{
			displayName: 'Lines',
			at: 'line_items',
			rowName: 'Line',
			required: true,
			showWhen: { lineItemsFrom: ['rows'] },
		},
		[cells.name, cells.quantity, cells.unitPrice, cells.sku, cells.lineId, cells.total],
	),
	total: amount(
		'Order Total',
		'Compared with the lines. Where left out, the lines make the total.',
	),
	discount: amount('Discount', 'What is taken off the sum of the lines'),
	tax: amount('Tax', 'What is put on the sum of the lines'),
	shipping: amount('Shipping', 'What is put on the sum of the lines'),
});

/** The same choice where an order need not name its lines. */
export const linesOrNone = {
	...lines.lineItemsFrom,
	options: [
		SOURCES[0],
		{ name: 'Leave as They Are', value: 'none', description: 'A new order has none' },
		SOURCES[1],
	],
	default: 'none',
};
