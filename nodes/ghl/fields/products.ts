import { commaSeparated, isoDateTime, json, textList } from '../../shared/catalog/encode';
import { fieldTable, group, locator } from '../../shared/catalog/fields';
import { medias, variants } from './productParts';
import { prices } from './prices';
import { recordIds } from './recordIds';

const cells = fieldTable({
	labelTitle: { displayName: 'Title', type: 'string', at: 'title', placeholder: 'e.g. Featured' },
	startDate: {
		displayName: 'Start Date',
		type: 'dateTime',
		as: isoDateTime,
		description: 'When the label begins to show',
	},
	endDate: {
		displayName: 'End Date',
		type: 'dateTime',
		as: isoDateTime,
		description: 'When the label ceases to show',
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

const { productId, collectionId } = fieldTable({
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
});

/** The fields of GHL's products, their collections and their place in online stores. */
export const products = fieldTable({
	productId,
	collectionId,
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
		description: 'The picture shown in lists',
	},
	statementDescriptor: {
		displayName: 'Statement Descriptor',
		type: 'string',
		placeholder: 'e.g. HARBOUR COFFEE',
		description: "What the customer's bank statement says",
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
		{ displayName: 'Collections', description: 'The collections that the product belongs to' },
		collectionId,
	),
	isTaxesEnabled: {
		displayName: 'Taxes Enabled',
		type: 'boolean',
		default: true,
		description: 'Whether the taxes named under Tax IDs are charged. Needs at least one of them.',
	},
	taxes: {
		displayName: 'Tax IDs',
		type: 'string',
		as: textList,
		placeholder: 'e.g. 654492a4e6bef380114de15a',
		description: 'IDs of the taxes, divided by commas. Goes with Taxes Enabled.',
	},
	automaticTaxCategoryId: {
		displayName: 'Automatic Tax Category ID',
		type: 'string',
		placeholder: 'e.g. 65d71377c326ea78e1c47df5',
		description: 'Category by which taxes are calculated automatically',
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
		description: 'Whether the label is shown. Needs a label.',
	},
	label: group(
		{ displayName: 'Label', description: 'A short text on the picture. Goes with Label Enabled.' },
		[cells.labelTitle, cells.startDate, cells.endDate],
	),
	slug: {
		displayName: 'Slug',
		type: 'string',
		placeholder: 'e.g. house-blend-coffee-beans',
		description: 'End of the address of its page in the store',
	},
	seo: group({ displayName: 'SEO', description: 'What search engines show' }, [
		cells.seoTitle,
		cells.seoDescription,
	]),
	prices: { ...prices.priceIds, description: 'The prices of the product' },
	sendWishlistStatus: {
		displayName: 'Include Wishlist Status',
		type: 'boolean',
		default: true,
		description: 'Whether to say if the product is on a wishlist',
	},
	search: {
		displayName: 'Search',
		type: 'string',
		placeholder: 'e.g. Coffee',
		description: 'Text to look for in the names',
	},
	inCollections: {
		...recordIds(
			{ displayName: 'Collections', description: 'Only products of these collections' },
			collectionId,
			commaSeparated,
		),
		at: 'collectionIds',
	},
	collectionSlug: {
		displayName: 'Collection Slug',
		type: 'string',
		placeholder: 'e.g. best-sellers',
		description: 'Only products of the collection with this slug',
	},
	expand: {
		displayName: 'Include Details Of',
		type: 'multiOptions',
		options: [
			{ name: 'PayPal', value: 'paypal' },
			{ name: 'Stripe', value: 'stripe' },
			{ name: 'Taxes', value: 'tax' },
		],
		description: 'What to return in full where else only its ID is returned',
	},
	productIds: recordIds(
		{ displayName: 'Products', required: true, description: 'The products that are meant' },
		productId,
	),
	onlyProducts: {
		...recordIds({ displayName: 'Products', description: 'Only these products' }, productId),
		at: 'productIds',
	},
	storeId: {
		displayName: 'Store ID',
		type: 'string',
		placeholder: 'e.g. 3SwdhCu3svxI8AKsPJt6',
		description: 'ID of the online store',
	},
	includedInStore: {
		displayName: 'Included in Store',
		type: 'boolean',
		default: true,
		description: 'Whether to return the products that are in the store, or those that are not',
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
			{ name: 'Exclude', value: 'exclude', description: 'Take the products out of the store' },
			{ name: 'Include', value: 'include', description: 'Put the products into the store' },
		],
		default: 'include',
	},
	displayPriorities: {
		displayName: 'Products',
		type: 'json',
		at: 'products',
		as: json,
		required: true,
		default: '[]',
		description:
			'JSON list of products with their display priorities. GHL does not document what an entry looks like.',
	},
});

/** The fields of collections. */
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
		description: 'End of the address of its page: letters, digits and hyphens',
	},
	image: {
		displayName: 'Image URL',
		type: 'string',
		placeholder: 'e.g. https://example.com/best-sellers.png',
		description: 'The picture shown in lists',
	},
	seo: products.seo,
	newId: {
		displayName: 'Collection ID',
		type: 'string',
		at: 'collectionId',
		placeholder: 'e.g. 66057f9d28536eae584ec047',
		description: 'ID that the new collection gets. Left out: GHL makes one.',
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
		description: 'Text to look for in the names',
	},
});

/** All that a product can be given beside its name and type. */
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
