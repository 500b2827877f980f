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
		description: 'ID of the tax in GHL. You can find it in an existing invoice with this tax.',
	},
	name: { displayName: 'Name', type: 'string', required: true, placeholder: 'e.g. VAT' },
	rate: {
		displayName: 'Rate',
		type: 'number',
		typeOptions: { minValue: 0, showEvenWhenOptional: true },
		description: 'Percentage (8.5 means 8.5%)',
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
		description: 'Tax registration number of the business',
	},
});

const cells = fieldTable({
	name: {
		displayName: 'Name',
		type: 'string',
		required: true,
		placeholder: 'e.g. House Blend, 1 kg',
	},
	description: { displayName: 'Description', type: 'string', placeholder: 'e.g. Coffee beans' },
	productId: locator({
		displayName: 'Product',
		search: 'searchProducts',
		example: '6578278e879ad2646715ba9c',
	}),
	priceId: locator({
		displayName: 'Price of Product',
		search: 'searchPrices',
		example: '6578278e879ad2646715ba9d',
		description: 'The list shows the prices of the product chosen in this row',
	}),
	amount: {
		displayName: 'Unit Price',
		type: 'number',
		typeOptions: { minValue: 0, showEvenWhenOptional: true },
		description:
			'Price of one unit, in major units (9.5 means 9.50). If 0 and a product price is chosen, that price is used.',
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
		description: 'If empty, the currency of the invoice or estimate is used',
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
		description: 'Whether the unit price includes taxes',
	},
	automaticTaxCategoryId: {
		displayName: 'Automatic Tax Category ID',
		type: 'string',
		placeholder: 'e.g. 6578278e879ad2646715ba9c',
		description: 'Category that GHL uses to calculate the tax',
	},
	isSetupFeeItem: {
		displayName: 'Setup Fee',
		type: 'boolean',
		description: 'Whether the item appears only on the first invoice of a recurring schedule',
	},
	attachments: {
		displayName: 'Attachments',
		type: 'string',
		as: textList,
		placeholder: 'e.g. https://example.com/plan.pdf',
		description: 'Comma-separated file URLs',
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
		typeOptions: { minValue: 0 },
		description: 'Percentage, or major units for a fixed discount',
	},
	validOnProductIds: {
		displayName: 'Product IDs',
		type: 'string',
		as: textList,
		placeholder: 'e.g. 6579751d56f60276e5bd4154',
		description:
			'Comma-separated product names that the discount applies to. If empty, it applies to all products.',
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
	hint: 'A line requires a name (or title) and an amount (or unit_price, or price). The default quantity is 1.',
};

/** Line items with their taxes, and the discount. Amounts are in major units. */
export const invoiceItems = fieldTable({
	itemsFrom: {
		displayName: 'Items From',
		type: 'options',
		in: 'none',
		options: [
			{
				name: 'Incoming Data',
				value: 'data',
				description: 'For example, an order from your own app',
			},
			{ name: 'Rows Below', value: 'rows' },
		],
		default: 'rows',
		description: 'Source of the items',
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
			'List of items with name, unit price, and quantity. You can also enter an order that contains the list in the field items or line_items.',
	},
	items: rows(
		{
			displayName: 'Items',
			rowName: 'Item',
			required: true,
			description: 'Line items of the invoice',
		},
		Object.values(invoiceCells),
	),
	estimateItems: {
		...rows(
			{
				displayName: 'Items',
				rowName: 'Item',
				required: true,
				description: 'Line items of the estimate',
			},
			[...Object.values(invoiceCells), attachments],
		),
		at: 'items',
	},
	discount: group({ displayName: 'Discount' }, Object.values(discount)),
});

/** Items of a new invoice: entered as rows, or from incoming data. */
export const newItems: readonly Field[] = [
	invoiceItems.itemsFrom,
	invoiceItems.itemsData,
	shownWhen(invoiceItems.items, { itemsFrom: ['rows'] }),
];
