import { commaSeparated, textList } from '../../shared/catalog/encode';
import { choices, fieldTable, group, locator, rows, within } from '../../shared/catalog/fields';
import { recordIds } from './recordIds';

const WHEN_RECURRING = { type: ['recurring'] };

const cells = fieldTable({
	offerLabel: { displayName: 'Label', type: 'string', at: 'label', placeholder: 'e.g. top_50' },
	offerValue: { displayName: 'Value', type: 'string', at: 'value', placeholder: 'e.g. 50' },
	offerId: {
		displayName: 'Offer ID',
		type: 'string',
		at: '_id',
		placeholder: 'e.g. 655b33aa2209e60b6adb87a7',
	},
	source: {
		displayName: 'Source',
		type: 'options',
		options: [
			{ name: 'Shopify', value: 'shopify' },
			{ name: 'Stripe', value: 'stripe' },
			{ name: 'WooCommerce', value: 'woocommerce' },
		],
		default: 'stripe',
		description: 'Source that the price was imported from',
	},
	sourceId: {
		displayName: 'Source ID',
		type: 'string',
		placeholder: 'e.g. 123',
		description: 'ID of the price in the import source',
	},
	stripePriceId: {
		displayName: 'Stripe Price ID',
		type: 'string',
		placeholder: 'e.g. price_123',
	},
	internalSource: {
		displayName: 'Used In',
		type: 'options',
		options: [
			{ name: 'Agency Plan', value: 'agency_plan' },
			{ name: 'Calendar', value: 'calendar' },
			{ name: 'Communities', value: 'communities' },
			{ name: 'Funnel', value: 'funnel' },
			{ name: 'Gokollab', value: 'gokollab' },
			{ name: 'Membership', value: 'membership' },
		],
		default: 'funnel',
		description: 'The GHL feature that the price was created for',
	},
	variantOption: locator({
		displayName: 'Variant Option',
		search: 'searchVariantOptions',
		example: 'h4z7u0im2q8',
		description: 'An option of the product, such as the size XL',
	}),
	interval: {
		displayName: 'Interval',
		type: 'options',
		options: choices(['day', 'week', 'month', 'year']),
		default: 'month',
		description: 'Billing interval of the price',
	},
	intervalCount: {
		displayName: 'Interval Count',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 1,
		description:
			'Number of intervals between two charges. For example, 3 with the interval Month means quarterly.',
	},
});

/** A price of the product chosen in the same form or row. */
const priceId = locator({
	displayName: 'Price',
	search: 'searchPrices',
	example: '655b33aa2209e60b6adb87a7',
	description: 'A price of the product. The list shows the prices of the product chosen above.',
});

const { price } = fieldTable({ price: priceId });

/** Fields of prices, including their inventory. */
export const prices = fieldTable({
	priceId,
	priceIds: recordIds(
		{ displayName: 'Prices', description: 'The prices of the product that this applies to' },
		price,
	),
	ids: recordIds(
		{ displayName: 'Prices', description: 'Applies only to these prices of the product' },
		price,
		commaSeparated,
	),
	name: {
		displayName: 'Name',
		type: 'string',
		required: true,
		placeholder: 'e.g. Red / S',
	},
	type: {
		displayName: 'Type',
		type: 'options',
		options: choices(['one_time', 'recurring']),
		default: 'one_time',
		description: 'One-time or recurring',
	},
	amount: {
		displayName: 'Amount',
		type: 'number',
		typeOptions: { minValue: 0 },
		required: true,
		description: 'In major units, not in cents (9.5 means 9.50)',
	},
	currency: {
		displayName: 'Currency',
		type: 'string',
		required: true,
		placeholder: 'e.g. USD',
		description: 'Three-letter currency code (ISO 4217)',
	},
	interval: { ...within('recurring', cells.interval), showWhen: WHEN_RECURRING },
	intervalCount: { ...within('recurring', cells.intervalCount), showWhen: WHEN_RECURRING },
	recurring: group(
		{ displayName: 'Recurring', description: 'Billing interval of a recurring price' },
		[cells.interval, cells.intervalCount],
	),
	description: {
		displayName: 'Description',
		type: 'string',
		typeOptions: { rows: 3 },
	},
	membershipOffers: rows(
		{
			displayName: 'Membership Offers',
			rowName: 'Offer',
			description: 'Membership offers that the buyer gets access to',
		},
		[cells.offerLabel, cells.offerValue, cells.offerId],
	),
	trialPeriod: {
		displayName: 'Trial Period (Days)',
		type: 'number',
		typeOptions: { minValue: 0 },
		description: 'Length of the free trial of a recurring price',
	},
	totalCycles: {
		displayName: 'Total Cycles',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 12,
		description: 'Number of times a recurring price is charged before it ends',
	},
	setupFee: {
		displayName: 'Setup Fee',
		type: 'number',
		typeOptions: { minValue: 0 },
		description: 'One-time fee charged with the first payment',
	},
	variantOptionIds: recordIds(
		{
			displayName: 'Variant Options',
			description: 'The options that this price applies to, one per variant of the product',
		},
		cells.variantOption,
	),
	compareAtPrice: {
		displayName: 'Compare at Price',
		type: 'number',
		typeOptions: { minValue: 0 },
		description: 'The original price, shown crossed out next to the current price',
	},
	userId: {
		displayName: 'User ID',
		type: 'string',
		placeholder: 'e.g. 6YAtzfzpmHAdj0e8GkKp',
		description: 'The user who creates the price',
	},
	meta: group({ displayName: 'Import Details', description: 'Source of an imported price' }, [
		cells.source,
		cells.sourceId,
		cells.stripePriceId,
		cells.internalSource,
	]),
	trackInventory: {
		displayName: 'Track Inventory',
		type: 'boolean',
		default: true,
		description: 'Whether GHL tracks the inventory',
	},
	availableQuantity: {
		displayName: 'Available Quantity',
		type: 'number',
		description: 'Number of units in stock',
	},
	allowOutOfStockPurchases: {
		displayName: 'Sell When Out of Stock',
		type: 'boolean',
		default: true,
		description: 'Whether customers can buy when the product is out of stock',
	},
	sku: { displayName: 'SKU', type: 'string', placeholder: 'e.g. TSHIRT-MED-001' },
	weight: {
		displayName: 'Weight',
		type: 'number',
		typeOptions: { minValue: 0 },
		at: 'shippingOptions.weight.value',
		description: 'Weight for shipping. If you set it, also set Weight Unit.',
	},
	weightUnit: {
		displayName: 'Weight Unit',
		type: 'options',
		at: 'shippingOptions.weight.unit',
		options: [
			{ name: 'Gram', value: 'g' },
			{ name: 'Kilogram', value: 'kg' },
			{ name: 'Ounce', value: 'oz' },
			{ name: 'Pound', value: 'lb' },
		],
		default: 'kg',
	},
	height: {
		displayName: 'Height',
		type: 'number',
		typeOptions: { minValue: 0 },
		at: 'shippingOptions.dimensions.height',
		description: 'Height for shipping. If you set it, also set Length, Width, and Size Unit.',
	},
	width: {
		displayName: 'Width',
		type: 'number',
		typeOptions: { minValue: 0 },
		at: 'shippingOptions.dimensions.width',
		description: 'Width for shipping. If you set it, also set Height, Length, and Size Unit.',
	},
	length: {
		displayName: 'Length',
		type: 'number',
		typeOptions: { minValue: 0 },
		at: 'shippingOptions.dimensions.length',
		description: 'Length for shipping. If you set it, also set Height, Width, and Size Unit.',
	},
	sizeUnit: {
		displayName: 'Size Unit',
		type: 'options',
		at: 'shippingOptions.dimensions.unit',
		options: [
			{ name: 'Centimeter', value: 'cm' },
			{ name: 'Inch', value: 'in' },
			{ name: 'Meter', value: 'm' },
		],
		default: 'cm',
		description: 'Unit of Height, Length, and Width',
	},
	isDigitalProduct: {
		displayName: 'Digital Product',
		type: 'boolean',
		default: true,
		description: 'Whether the product is digital',
	},
	digitalDelivery: {
		displayName: 'Digital Delivery',
		type: 'string',
		as: textList,
		description: "Delivery of a digital product: comma-separated entries, in GHL's format",
	},
});

/** Package size and weight of prices, for shipping. */
export const shippingOptions = [
	prices.weight,
	prices.weightUnit,
	prices.height,
	prices.width,
	prices.length,
	prices.sizeUnit,
];

/** Optional fields of a price. */
export const priceDetails = [
	prices.description,
	prices.membershipOffers,
	prices.trialPeriod,
	prices.totalCycles,
	prices.setupFee,
	prices.variantOptionIds,
	prices.compareAtPrice,
	prices.userId,
	prices.meta,
	prices.trackInventory,
	prices.availableQuantity,
	prices.allowOutOfStockPurchases,
	prices.sku,
	...shippingOptions,
	prices.isDigitalProduct,
	prices.digitalDelivery,
];
