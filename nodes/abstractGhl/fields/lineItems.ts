import { inputError } from '../../shared/catalog/encode';
import { fieldTable, rows } from '../../shared/catalog/fields';
import { incomingLines } from '../../shared/catalog/incomingLines';
import { excerpt, numberOf } from '../../shared/core/guards';

/**
 * Accepts the lines of a GHL order, of an AbstractGHL order, or of any list with names, quantities and
 * prices.
 */
const asLineItems = incomingLines({
	parts: {
		line_id: ['line_id', '_id', 'id'],
		name: ['name', 'title', 'description', 'product.name'],
		sku: ['sku', 'price.sku', 'product.sku'],
		quantity: ['quantity', 'qty'],
		unit_price: ['unit_price', 'unitPrice', 'price.amount', 'amount', 'price'],
		total: ['total', 'lineTotal'],
	},
	numbers: ['quantity', 'unit_price', 'total'],
	needed: { name: ['name'], quantity: ['quantity'], 'unit price': ['unit_price'] },
	hint: 'A line needs name (or title), quantity (or qty) and unit_price (or price).',
});

const cells = fieldTable({
	name: {
		displayName: 'Name',
		type: 'string',
		typeOptions: { showEvenWhenOptional: true },
		placeholder: 'e.g. House Blend',
	},
	quantity: {
		displayName: 'Quantity',
		type: 'number',
		default: 1,
		typeOptions: { minValue: 0, showEvenWhenOptional: true },
	},
	unitPrice: {
		displayName: 'Unit Price',
		type: 'number',
		at: 'unit_price',
		typeOptions: { minValue: 0, showEvenWhenOptional: true },
	},
	sku: { displayName: 'SKU', type: 'string', placeholder: 'e.g. BLEND-250' },
	lineId: { displayName: 'Line ID', type: 'string', at: 'line_id', placeholder: 'e.g. line-1' },
	total: {
		displayName: 'Total',
		type: 'string',
		as: (value, context) => {
			const total = numberOf(value);
			if (!Number.isNaN(total)) return total;
			throw inputError(
				context,
				`'${context.label}' is not a number: ${excerpt(value)}`,
				'Enter a number, for example 19.99.',
			);
		},
		placeholder: 'e.g. 19.99',
		description: 'If empty: quantity × unit price',
	},
});

const amount = (displayName: string, description: string) =>
	({
		displayName,
		type: 'number',
		typeOptions: { minValue: 0 },
		description,
	}) as const;

/** The sources of lines. */
const SOURCES = [
	{ name: 'From Incoming Data', value: 'data', description: 'For example a GHL order' },
	{ name: 'Rows Below', value: 'rows' },
];

const source = { displayName: 'Line Items', type: 'options', in: 'none' } as const;

/** The lines of an order, and the other parts of its total. */
export const lineItems = fieldTable({
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
			'List of line items, or an order with line items. You can use the raw output of GHL Orders > Get.',
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
		'Must match the line items. If empty, it is calculated from the line items.',
	),
	discount: amount('Discount', 'Subtracted from the sum of the line items'),
	tax: amount('Tax', 'Added to the sum of the line items'),
	shipping: amount('Shipping', 'Added to the sum of the line items'),
});

/** The same sources for an order that can have no lines. */
export const linesOrNone = {
	...lineItems.lineItemsFrom,
	options: [
		SOURCES[0],
		{ name: 'Leave as They Are', value: 'none', description: 'New orders have no line items' },
		SOURCES[1],
	],
	default: 'none',
};
