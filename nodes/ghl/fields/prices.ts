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
		description: 'Where the price was imported from',
	},
	sourceId: {
		displayName: 'Source ID',
		type: 'string',
		placeholder: 'e.g. 123',
		description: 'ID of the price where it was imported from',
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
		description: 'The part of GHL that the price was made for',
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
		description: 'How often the price is charged',
	},
	intervalCount: {
		displayName: 'Interval Count',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 1,
		description: 'How many intervals lie between two charges: 3 and Month for each quarter',
	},
});

/** A price of the product that the same form or row names. */
const priceId = locator({
	displayName: 'Price',
	search: 'searchPrices',
	example: '655b33aa2209e60b6adb87a7',
	description: 'A price of the product. The list holds the prices of the product chosen above.',
});

const { price } = fieldTable({ price: priceId });

/** The fields of GHL's prices; stock lies on them. */
export const prices = fieldTable({
	priceId,
	priceIds: recordIds(
		{ displayName: 'Prices', description: 'For which prices of the product this is meant' },
		price,
	),
	ids: recordIds(
		{ displayName: 'Prices', description: 'Only these prices of the product' },
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
		description: 'Whether it is paid once or again and again',
	},
	amount: {
		displayName: 'Amount',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		required: true,
		description: 'In the currency itself, not in cents: 9.5 is nine and a half',
	},
	currency: {
		displayName: 'Currency',
		type: 'string',
		required: true,
		placeholder: 'e.g. USD',
		description: 'Three-letter code of the currency',
	},
	interval: { ...within('recurring', cells.interval), showWhen: WHEN_RECURRING },
	intervalCount: { ...within('recurring', cells.intervalCount), showWhen: WHEN_RECURRING },
	recurring: group(
		{ displayName: 'Recurring', description: 'How often a recurring price is charged' },
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
			description: 'Offers of the membership area that a buyer gets access to',
		},
		[cells.offerLabel, cells.offerValue, cells.offerId],
	),
	trialPeriod: {
		displayName: 'Trial Period (Days)',
		type: 'number',
		typeOptions: { minValue: 0 },
		description: 'How long a recurring price is free at first',
	},
	totalCycles: {
		displayName: 'Total Cycles',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 12,
		description: 'How many times a recurring price is charged before it ends',
	},
	setupFee: {
		displayName: 'Setup Fee',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		description: 'What is charged once, beside the first payment',
	},
	variantOptionIds: recordIds(
		{
			displayName: 'Variant Options',
			description: 'The options that this price is for, one of each variant of the product',
		},
		cells.variantOption,
	),
	compareAtPrice: {
		displayName: 'Compare at Price',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		description: 'The former price, shown crossed out beside the present one',
	},
	userId: {
		displayName: 'User ID',
		type: 'string',
		placeholder: 'e.g. 6YAtzfzpmHAdj0e8GkKp',
		description: 'The user in whose name the price is made',
	},
	meta: group({ displayName: 'Import Details', description: 'Where the price comes from' }, [
		cells.source,
		cells.sourceId,
		cells.stripePriceId,
		cells.internalSource,
	]),
	trackInventory: {
		displayName: 'Track Inventory',
		type: 'boolean',
		default: true,
		description: 'Whether GHL counts what is left in stock',
	},
	availableQuantity: {
		displayName: 'Available Quantity',
		type: 'number',
		description: 'How many are in stock',
	},
	allowOutOfStockPurchases: {
		displayName: 'Sell When Out of Stock',
		type: 'boolean',
		default: true,
		description: 'Whether customers can buy when nothing is left in stock',
	},
	sku: { displayName: 'SKU', type: 'string', placeholder: 'e.g. TSHIRT-MED-001' },
	weight: {
		displayName: 'Weight',
		type: 'number',
		typeOptions: { minValue: 0 },
		at: 'shippingOptions.weight.value',
		description: 'For shipping. Goes with Weight Unit.',
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
		description: 'For shipping. Goes with Length, Width and Size Unit.',
	},
	width: {
		displayName: 'Width',
		type: 'number',
		typeOptions: { minValue: 0 },
		at: 'shippingOptions.dimensions.width',
		description: 'For shipping. Goes with Height, Length and Size Unit.',
	},
	length: {
		displayName: 'Length',
		type: 'number',
		typeOptions: { minValue: 0 },
		at: 'shippingOptions.dimensions.length',
		description: 'For shipping. Goes with Height, Width and Size Unit.',
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
		description: 'Unit of Height, Length and Width',
	},
	isDigitalProduct: {
		displayName: 'Digital Product',
		type: 'boolean',
		default: true,
		description: 'Whether what is sold is digital',
	},
	digitalDelivery: {
		displayName: 'Digital Delivery',
		type: 'string',
		as: textList,
		description:
			'How a digital product reaches the buyer: entries as GHL writes them, divided by commas',
	},
});

/** How prices are packed and measured for shipping. */
export const shippingOptions = [
	prices.weight,
	prices.weightUnit,
	prices.height,
	prices.width,
	prices.length,
	prices.sizeUnit,
];

/** All that a price can be given beside its name, type and amount. */
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
