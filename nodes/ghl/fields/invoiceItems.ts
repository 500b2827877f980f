import { textList } from '../../shared/catalog/encode';
import { choices, fieldTable, group, locator, rows, shownWhen } from '../../shared/catalog/fields';
import { incomingLines } from '../../shared/catalog/incomingLines';
import type { Field } from '../../shared/catalog/types';

const tax = fieldTable({
	taxId: {
		displayName: 'Tax ID',
		type: 'string',
		at: '_id',
		required: true,
		placeholder: 'e.g. 6578278e879ad2646715ba9c',
		description: 'ID of the tax in GHL. It can be read from an invoice that has the tax already.',
	},
	name: { displayName: 'Name', type: 'string', required: true, placeholder: 'e.g. VAT' },
	rate: {
		displayName: 'Rate',
		type: 'number',
		typeOptions: { minValue: 0, showEvenWhenOptional: true },
		description: 'In percent: 8.5 means 8.5 %',
	},
	calculation: {
		displayName: 'Calculation',
		type: 'options',
		options: [{ name: 'Added to the Price', value: 'exclusive' }],
		default: 'exclusive',
	},
	description: { displayName: 'Description', type: 'string', placeholder: 'e.g. Reduced rate' },
	taxNumber: {
		displayName: 'Tax Number',
		type: 'string',
		at: 'taxId',
		placeholder: 'e.g. GB123456789',
		description: 'Number under which the business is registered for the tax',
	},
});

const cells = fieldTable({
	name: {
		displayName: 'Name',
		type: 'string',
		required: true,
		placeholder: 'e.g. House Blend, 1 kg',
	},
	description: { displayName: 'Description', type: 'string', placeholder: 'e.g. Whole beans' },
	productId: locator({
		displayName: 'Product',
		search: 'searchProducts',
		example: '6578278e879ad2646715ba9c',
	}),
	priceId: locator({
		displayName: 'Price of Product',
		search: 'searchPrices',
		example: '6578278e879ad2646715ba9d',
		description: 'The list holds the prices of the product chosen in this row',
	}),
	amount: {
		displayName: 'Unit Price',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2, showEvenWhenOptional: true },
		description:
			'Price of one, in major units: 9.5 means nine and a half. Left at 0 with a price of a product chosen: the amount of that price.',
	},
	qty: {
		displayName: 'Quantity',
		type: 'number',
		typeOptions: { minValue: 0, showEvenWhenOptional: true },
		default: 1,
	},
	currency: {
		displayName: 'Currency',
		type: 'string',
		placeholder: 'e.g. USD',
		description: 'Left empty: the currency of the whole',
	},
	type: {
		displayName: 'Price Type',
		type: 'options',
		options: choices(['one_time', 'recurring']),
		default: 'one_time',
	},
	taxes: rows(
		{ displayName: 'Taxes', rowName: 'Tax', description: 'Taxes on this item' },
		Object.values(tax),
	),
	taxInclusive: {
		displayName: 'Tax Included',
		type: 'boolean',
		description: 'Whether the unit price holds the taxes already',
	},
	automaticTaxCategoryId: {
		displayName: 'Automatic Tax Category ID',
		type: 'string',
		placeholder: 'e.g. 6578278e879ad2646715ba9c',
		description: 'Category by which GHL works out the tax',
	},
	isSetupFeeItem: {
		displayName: 'Setup Fee',
		type: 'boolean',
		description: 'Whether the item is only on the first invoice of a recurring schedule',
	},
	attachments: {
		displayName: 'Attachments',
		type: 'string',
		as: textList,
		placeholder: 'e.g. https://example.com/plan.pdf',
		description: 'Addresses of files, divided by commas',
	},
});

const { attachments, ...invoiceCells } = cells;

const discount = fieldTable({
	type: {
		displayName: 'Type',
		type: 'options',
		options: choices(['percentage', 'fixed']),
		default: 'percentage',
	},
	value: {
		displayName: 'Value',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		description: 'In percent, or in major units for a fixed discount',
	},
	validOnProductIds: {
		displayName: 'Product IDs',
		type: 'string',
		as: textList,
		placeholder: 'e.g. 6579751d56f60276e5bd4154',
		description: 'Products that the discount is for, divided by commas; left out: all',
	},
});

const LINE = {
	parts: {
		name: ['name', 'title', 'product.name'],
		description: ['description'],
		amount: ['amount', 'unit_price', 'unitPrice', 'price.amount', 'price'],
		qty: ['qty', 'quantity'],
		currency: ['currency', 'price.currency'],
		productId: ['productId', 'product_id', 'product._id'],
		priceId: ['priceId', 'price_id', 'price._id'],
	},
	numbers: ['amount', 'qty'],
	needed: { name: ['name'], 'unit price': ['amount', 'priceId'] },
	hint: 'A line needs name (or title) and amount (or unit_price, or price); a quantity that is left out is 1.',
};

/** What is sold: line items with their taxes, and the discount. Amounts are in major units. */
export const lines = fieldTable({
	itemsFrom: {
		displayName: 'Items From',
		type: 'options',
		in: 'none',
		options: [
			{ name: 'Incoming Data', value: 'data', description: 'Such as an order of your own app' },
			{ name: 'Rows Below', value: 'rows' },
		],
		default: 'rows',
		description: 'Where the items come from',
	},
	itemsData: {
		displayName: 'Item Data',
		type: 'json',
		at: 'items',
		as: incomingLines(LINE),
		required: true,
		default: '={{ $json.items }}',
		showWhen: { itemsFrom: ['data'] },
		description:
			'A list of items with name, unit price and quantity, or an order that holds one under items or line_items',
	},
	items: rows(
		{
			displayName: 'Items',
			rowName: 'Item',
			required: true,
			description: 'The lines of the bill',
		},
		Object.values(invoiceCells),
	),
	estimateItems: {
		...rows(
			{
				displayName: 'Items',
				rowName: 'Item',
				required: true,
				description: 'The lines of the estimate',
			},
			[...Object.values(invoiceCells), attachments],
		),
		at: 'items',
	},
	discount: group({ displayName: 'Discount' }, Object.values(discount)),
});

/** The items of a new bill: typed in as rows, or as they come. */
export const newItems: readonly Field[] = [
	lines.itemsFrom,
	lines.itemsData,
	shownWhen(lines.items, { itemsFrom: ['rows'] }),
];
