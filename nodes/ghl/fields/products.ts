import { commaSeparated, isoDateTime, jsonArray, textList } from '../../shared/catalog/encode';
import { fieldTable, group, locator } from '../../shared/catalog/fields';
import { medias, variants } from './productParts';
import { prices } from './prices';
import { recordIds } from './recordIds';

/** The version of the node GHL Products in which you choose a store from a list. */
export const STORE_LIST_VERSION = 1.1;

/** The versions of the node in which you enter the ID of a store. */
export const STORE_ID_VERSIONS = [1];

/** The store in the versions of the node without a list of stores. */
export const { storeId: storeIdText } = fieldTable({
	storeId: {
		displayName: 'Store ID',
		type: 'string',
		placeholder: 'e.g. 3SwdhCu3svxI8AKsPJt6',
		description: 'ID of the online store',
	},
});

const cells = fieldTable({
	labelTitle: { displayName: 'Title', type: 'string', at: 'title', placeholder: 'e.g. Featured' },
	startDate: {
		displayName: 'Start Date',
		type: 'dateTime',
		as: isoDateTime,
		description: 'When to start showing the label',
	},
	endDate: {
		displayName: 'End Date',
		type: 'dateTime',
		as: isoDateTime,
		description: 'When to stop showing the label',
	},
	seoTitle: {
		displayName: 'Title',
		type: 'string',
		at: 'title',
		placeholder: 'e.g. Coffee Beans, Freshly Roasted',
	},
	seoDescription: {
		displayName: 'Description',
		type: 'string',
		at: 'description',
		placeholder: 'e.g. Beans of small farms, roasted to order',
	},
});

const { productId, collectionId, storeId } = fieldTable({
	productId: locator({
		displayName: 'Product',
		search: 'searchProducts',
		example: '6578278e879ad2646715ba9c',
	}),
	collectionId: locator({
		displayName: 'Collection',
		search: 'searchCollections',
		example: '65d71377c326ea78e1c47df5',
	}),
	storeId: {
		...locator({
			displayName: 'Store',
			search: 'searchFunnels',
			example: '3SwdhCu3svxI8AKsPJt6',
			description: 'The online store. GHL lists stores with funnels and websites.',
		}),
		older: { versions: STORE_ID_VERSIONS, field: storeIdText },
	},
});

/** Fields of products, their collections, and their inclusion in online stores. */
export const products = fieldTable({
	productId,
	collectionId,
	storeId,
	name: {
		displayName: 'Name',
		type: 'string',
		required: true,
		placeholder: 'e.g. House Blend Coffee Beans',
	},
	productType: {
		displayName: 'Product Type',
		type: 'options',
		options: [
			{ name: 'Digital', value: 'DIGITAL' },
			{ name: 'Physical', value: 'PHYSICAL' },
			{ name: 'Physical and Digital', value: 'PHYSICAL/DIGITAL' },
			{ name: 'Service', value: 'SERVICE' },
		],
		default: 'PHYSICAL',
	},
	description: {
		displayName: 'Description',
		type: 'string',
		typeOptions: { rows: 4 },
	},
	image: {
		displayName: 'Image URL',
		type: 'string',
		placeholder: 'e.g. https://example.com/beans.png',
		description: 'The image shown in lists',
	},
	statementDescriptor: {
		displayName: 'Statement Descriptor',
		type: 'string',
		placeholder: 'e.g. HARBOUR COFFEE',
		description: "Text on the customer's bank statement",
	},
	availableInStore: {
		displayName: 'Available in Store',
		type: 'boolean',
		default: true,
		description: 'Whether the product is offered in the online store',
	},
	medias,
	variants,
	collectionIds: recordIds(
		{ displayName: 'Collections', description: 'The collections of the product' },
		collectionId,
	),
	isTaxesEnabled: {
		displayName: 'Taxes Enabled',
		type: 'boolean',
		default: true,
		description: 'Whether to charge the taxes in Tax IDs. Requires at least one tax ID.',
	},
	taxes: {
		displayName: 'Tax IDs',
		type: 'string',
		as: textList,
		placeholder: 'e.g. 654492a4e6bef380114de15a',
		description: 'Comma-separated list of tax IDs. If you set it, also turn on Taxes Enabled.',
	},
	automaticTaxCategoryId: {
		displayName: 'Automatic Tax Category ID',
		type: 'string',
		placeholder: 'e.g. 65d71377c326ea78e1c47df5',
		description: 'Category used to calculate taxes automatically',
	},
	taxInclusive: {
		displayName: 'Tax Inclusive',
		type: 'boolean',
		default: true,
		description: 'Whether the prices include the taxes',
	},
	isLabelEnabled: {
		displayName: 'Label Enabled',
		type: 'boolean',
		default: true,
		description: 'Whether to show the label. Requires a label title.',
	},
	label: group(
		{
			displayName: 'Label',
			description: 'Short text on the image. If you set it, also turn on Label Enabled.',
		},
		[cells.labelTitle, cells.startDate, cells.endDate],
	),
	slug: {
		displayName: 'Slug',
		type: 'string',
		placeholder: 'e.g. house-blend-coffee-beans',
		description: 'URL slug of the product page in the store',
	},
	seo: group({ displayName: 'SEO', description: 'Text shown in search engine results' }, [
		cells.seoTitle,
		cells.seoDescription,
	]),
	prices: { ...prices.priceIds, description: 'The prices of the product' },
	sendWishlistStatus: {
		displayName: 'Include Wishlist Status',
		type: 'boolean',
		default: true,
		description: 'Whether to return the wishlist status of each product',
	},
	search: {
		displayName: 'Search',
		type: 'string',
		placeholder: 'e.g. Coffee',
		description: 'Text to search for in names',
	},
	inCollections: {
		...recordIds(
			{ displayName: 'Collections', description: 'Only products in these collections' },
			collectionId,
			commaSeparated,
		),
		at: 'collectionIds',
	},
	collectionSlug: {
		displayName: 'Collection Slug',
		type: 'string',
		placeholder: 'e.g. best-sellers',
		description: 'Only products in the collection with this slug',
	},
	expand: {
		displayName: 'Include Details Of',
		type: 'multiOptions',
		options: [
			{ name: 'PayPal', value: 'paypal' },
			{ name: 'Stripe', value: 'stripe' },
			{ name: 'Taxes', value: 'tax' },
		],
		description: 'Related records to return in full instead of only their IDs',
	},
	productIds: recordIds(
		{ displayName: 'Products', required: true, description: 'The products to use' },
		productId,
	),
	onlyProducts: {
		...recordIds({ displayName: 'Products', description: 'Only these products' }, productId),
		at: 'productIds',
	},
	includedInStore: {
		displayName: 'Included in Store',
		type: 'boolean',
		default: true,
		description:
			'Whether to return products included in the store. Turn off to return excluded products.',
	},
	sortOrder: {
		displayName: 'Sort Order',
		type: 'options',
		options: [
			{ name: 'Newest First', value: 'desc' },
			{ name: 'Oldest First', value: 'asc' },
		],
		default: 'desc',
	},
	storeAction: {
		displayName: 'Action',
		type: 'options',
		at: 'action',
		options: [
			{ name: 'Exclude', value: 'exclude', description: 'Remove the products from the store' },
			{ name: 'Include', value: 'include', description: 'Add the products to the store' },
		],
		default: 'include',
	},
	displayPriorities: {
		displayName: 'Products',
		type: 'json',
		at: 'products',
		as: jsonArray,
		required: true,
		default: '[]',
		description:
			'JSON list of products with their display priorities. GHL does not document the format of an entry.',
	},
});

/** Fields of collections. */
export const collections = fieldTable({
	name: {
		displayName: 'Name',
		type: 'string',
		required: true,
		placeholder: 'e.g. Best Sellers',
	},
	slug: {
		displayName: 'Slug',
		type: 'string',
		required: true,
		placeholder: 'e.g. best-sellers',
		description: 'URL slug of the collection page: letters, digits, and hyphens',
	},
	image: {
		displayName: 'Image URL',
		type: 'string',
		placeholder: 'e.g. https://example.com/best-sellers.png',
		description: 'The image shown in lists',
	},
	seo: products.seo,
	newId: {
		displayName: 'Collection ID',
		type: 'string',
		at: 'collectionId',
		placeholder: 'e.g. 66057f9d28536eae584ec047',
		description: 'ID of the new collection. If empty, GHL generates one.',
	},
	collectionIds: {
		...products.inCollections,
		description: 'Only these collections',
	},
	nameLike: {
		displayName: 'Name',
		type: 'string',
		at: 'name',
		placeholder: 'e.g. Best',
		description: 'Text to search for in names',
	},
});

/** Optional fields of a product. */
export const productDetails = [
	products.description,
	products.image,
	products.statementDescriptor,
	products.availableInStore,
	products.medias,
	products.variants,
	products.collectionIds,
	products.isTaxesEnabled,
	products.taxes,
	products.automaticTaxCategoryId,
	products.isLabelEnabled,
	products.label,
	products.slug,
	products.seo,
	products.taxInclusive,
];
