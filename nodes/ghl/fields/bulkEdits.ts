import { jsonArray } from '../../shared/catalog/encode';
import { fieldTable, group, rows } from '../../shared/catalog/fields';
import { prices, shippingOptions } from './prices';
import { products } from './products';

const cells = fieldTable({
	changeType: {
		displayName: 'Change',
		type: 'options',
		at: 'type',
		options: [
			{ name: 'Increase by Amount', value: 'INCREASE_BY_AMOUNT' },
			{ name: 'Increase by Percentage', value: 'INCREASE_BY_PERCENTAGE' },
			{ name: 'Reduce by Amount', value: 'REDUCE_BY_AMOUNT' },
			{ name: 'Reduce by Percentage', value: 'REDUCE_BY_PERCENTAGE' },
			{ name: 'Set New Price', value: 'SET_NEW_PRICE' },
		],
		default: 'INCREASE_BY_PERCENTAGE',
	},
	changeValue: {
		displayName: 'Value',
		type: 'number',
		typeOptions: { minValue: 0 },
		at: 'value',
		description: 'The amount in major units (9.5 means 9.50), or the percentage',
	},
	roundToWhole: {
		displayName: 'Round Price',
		type: 'boolean',
		default: true,
		description: 'Whether to round the new price to a whole number',
	},
	taxes: {
		displayName: 'Taxes',
		type: 'json',
		as: jsonArray,
		default: '[]',
		description: 'JSON list of the taxes, in the format that GHL returns with a product',
	},
});

const priceChange = [cells.changeType, cells.changeValue, cells.roundToWhole];

const changes = fieldTable({
	product: group(
		{
			displayName: 'Changes',
			at: '',
			description: 'Values to set. Fields that you do not set keep their values.',
		},
		[
			products.name,
			products.description,
			products.image,
			products.availableInStore,
			products.collectionIds,
			products.isLabelEnabled,
			products.label,
			products.isTaxesEnabled,
			cells.taxes,
			products.automaticTaxCategoryId,
			products.taxInclusive,
			products.seo,
			products.slug,
			products.medias,
		],
	),
	price: group(
		{
			displayName: 'Changes',
			at: '',
			description: 'Values to set. Fields that you do not set keep their values.',
		},
		[
			prices.name,
			prices.amount,
			prices.currency,
			prices.compareAtPrice,
			prices.availableQuantity,
			prices.trackInventory,
			prices.allowOutOfStockPurchases,
			prices.sku,
			prices.trialPeriod,
			prices.totalCycles,
			prices.setupFee,
			prices.recurring,
			...shippingOptions,
		],
	),
});

/** Fields of bulk updates of products. */
export const bulkEdits = fieldTable({
	bulkType: {
		displayName: 'What to Do',
		type: 'options',
		at: 'type',
		options: [
			{ name: 'Change Prices', value: 'bulk-update-price' },
			{ name: 'Delete the Products', value: 'bulk-delete-products' },
			{ name: 'Set Availability', value: 'bulk-update-availability' },
			{ name: 'Set Collections', value: 'bulk-update-product-collection' },
			{ name: 'Set Currency', value: 'bulk-update-currency' },
		],
		default: 'bulk-update-price',
	},
	price: {
		...group({ displayName: 'Price', description: 'How the prices change' }, priceChange),
		showWhen: { bulkType: ['bulk-update-price'] },
	},
	compareAtPrice: {
		...group(
			{ displayName: 'Compare at Price', description: 'Change to the compare-at prices' },
			priceChange,
		),
		showWhen: { bulkType: ['bulk-update-price'] },
	},
	availability: {
		displayName: 'Available',
		type: 'boolean',
		default: true,
		showWhen: { bulkType: ['bulk-update-availability'] },
		description: 'Whether the products are offered in the online store',
	},
	collectionIds: {
		...products.collectionIds,
		showWhen: { bulkType: ['bulk-update-product-collection'] },
		description: 'The new collections of the products',
	},
	currency: { ...prices.currency, showWhen: { bulkType: ['bulk-update-currency'] } },
	filters: group(
		{
			displayName: 'Only Products That Match',
			description: 'Filters that GHL applies when all products are selected',
		},
		[
			products.collectionIds,
			products.productType,
			{
				...products.availableInStore,
				description: 'Whether the products are included in the store',
			},
			products.search,
		],
	),
	editedProducts: rows(
		{
			displayName: 'Products',
			at: 'products',
			rowName: 'Product',
			description: 'The products to update',
		},
		[{ ...products.productId, at: '_id' }, changes.product],
	),
	editedPrices: rows(
		{
			displayName: 'Prices',
			at: 'prices',
			rowName: 'Price',
			description: 'The prices to update, each with its product',
		},
		[{ ...products.productId, at: 'product' }, { ...prices.priceId, at: '_id' }, changes.price],
	),
});
