import { ALT_RULES } from '../lists';
import * as rules from '../validate';

/** A string that may be empty. */
export const string: rules.Rule = (value, field) =>
	typeof value === 'string' ? [] : [`${field} must be a string`];

const maybe = {
	boolean: rules.optional(rules.boolean),
	date: rules.optional(rules.date),
	number: rules.optional(rules.number),
	string: rules.optional(string),
	texts: rules.optional(rules.list(rules.text)),
};

/** The account parameter of products and prices. */
export const LOCATION_RULES: Record<string, rules.Rule> = { locationId: rules.text };

/** The parameters of all lists, except the account. */
export const PAGE_RULES: Record<string, rules.Rule> = {
	limit: rules.optional(rules.count(0)),
	offset: rules.optional(rules.count(0)),
};

const SEO = rules.optional(rules.shape({ title: maybe.string, description: maybe.string }));

const LABEL = rules.optional(
	rules.shape({ title: rules.text, startDate: maybe.date, endDate: maybe.date }),
);

const RECURRING = rules.optional(
	rules.shape({
		interval: rules.oneOf('day', 'month', 'week', 'year'),
		intervalCount: rules.number,
	}),
);

const SHIPPING = rules.optional(
	rules.shape({
		weight: rules.optional(
			rules.shape({ value: rules.number, unit: rules.oneOf('kg', 'lb', 'g', 'oz') }),
		),
		dimensions: rules.optional(
			rules.shape({
				height: rules.number,
				width: rules.number,
				length: rules.number,
				unit: rules.oneOf('cm', 'in', 'm'),
			}),
		),
	}),
);

/** Body of a product. */
export const PRODUCT_RULES: Record<string, rules.Rule> = {
	...LOCATION_RULES,
	name: rules.text,
	productType: rules.oneOf('DIGITAL', 'PHYSICAL', 'SERVICE', 'PHYSICAL/DIGITAL'),
	description: maybe.string,
	image: maybe.string,
	statementDescriptor: maybe.string,
	availableInStore: maybe.boolean,
	medias: rules.optional(
		rules.list(
			rules.shape({
				id: rules.text,
				title: maybe.string,
				url: rules.text,
				type: rules.oneOf('image', 'video'),
				isFeatured: maybe.boolean,
				priceIds: rules.optional(rules.list(rules.text)),
			}),
		),
	),
	variants: rules.optional(
		rules.list(
			rules.shape({
				id: rules.text,
				name: rules.text,
				options: rules.list(rules.shape({ id: rules.text, name: rules.text })),
			}),
		),
	),
	collectionIds: maybe.texts,
	isTaxesEnabled: maybe.boolean,
	taxes: maybe.texts,
	automaticTaxCategoryId: maybe.string,
	isLabelEnabled: maybe.boolean,
	label: LABEL,
	slug: maybe.string,
	seo: SEO,
	taxInclusive: maybe.boolean,
	prices: maybe.texts,
};

const PRICE_DETAILS: Record<string, rules.Rule> = {
	recurring: RECURRING,
	trialPeriod: maybe.number,
	totalCycles: maybe.number,
	setupFee: maybe.number,
	compareAtPrice: maybe.number,
	trackInventory: maybe.boolean,
	availableQuantity: maybe.number,
	allowOutOfStockPurchases: maybe.boolean,
	sku: maybe.string,
	shippingOptions: SHIPPING,
};

/** Body of a price. */
export const PRICE_RULES: Record<string, rules.Rule> = {
	...LOCATION_RULES,
	...PRICE_DETAILS,
	name: rules.text,
	type: rules.oneOf('one_time', 'recurring'),
	currency: rules.text,
	amount: rules.number,
	description: maybe.string,
	membershipOffers: rules.optional(
		rules.list(rules.shape({ label: rules.text, value: rules.text, _id: rules.text })),
	),
	variantOptionIds: maybe.texts,
	userId: maybe.string,
	meta: rules.optional(
		rules.shape({
			source: rules.oneOf('stripe', 'woocommerce', 'shopify'),
			sourceId: maybe.string,
			stripePriceId: rules.text,
			internalSource: rules.oneOf(
				'agency_plan',
				'funnel',
				'membership',
				'communities',
				'gokollab',
				'calendar',
			),
		}),
	),
	isDigitalProduct: maybe.boolean,
	digitalDelivery: maybe.texts,
};

/** Body of an inventory update. */
export const INVENTORY_RULES: Record<string, rules.Rule> = {
	...ALT_RULES,
	items: rules.list(
		rules.shape({
			priceId: rules.text,
			availableQuantity: maybe.number,
			allowOutOfStockPurchases: maybe.boolean,
		}),
	),
};

/** Body of a collection update. A new collection requires name and slug. */
export const COLLECTION_RULES: Record<string, rules.Rule> = {
	...ALT_RULES,
	name: maybe.string,
	slug: maybe.string,
	image: maybe.string,
	seo: SEO,
};

/** Body of a review update. */
export const REVIEW_RULES: Record<string, rules.Rule> = {
	...ALT_RULES,
	productId: rules.text,
	status: rules.text,
	rating: maybe.number,
	headline: maybe.string,
	detail: maybe.string,
	reply: rules.optional(
		rules.list(
			rules.shape({
				headline: string,
				comment: string,
				user: rules.shape({
					name: rules.text,
					email: rules.text,
					phone: maybe.string,
					isCustomer: maybe.boolean,
				}),
			}),
		),
	),
};

/** Body of an update of several reviews. */
export const REVIEWS_RULES: Record<string, rules.Rule> = {
	...ALT_RULES,
	status: rules.text,
	reviews: rules.list(
		rules.shape({ reviewId: rules.text, productId: rules.text, storeId: rules.text }),
	),
};

const PRICE_CHANGE = rules.optional(
	rules.shape({
		type: rules.oneOf(
			'INCREASE_BY_AMOUNT',
			'REDUCE_BY_AMOUNT',
			'SET_NEW_PRICE',
			'INCREASE_BY_PERCENTAGE',
			'REDUCE_BY_PERCENTAGE',
		),
		value: rules.number,
		roundToWhole: maybe.boolean,
	}),
);

/** Body of a bulk update. */
export const BULK_UPDATE_RULES: Record<string, rules.Rule> = {
	...ALT_RULES,
	type: rules.oneOf(
		'bulk-update-price',
		'bulk-update-availability',
		'bulk-update-product-collection',
		'bulk-delete-products',
		'bulk-update-currency',
	),
	productIds: rules.list(rules.text),
	filters: rules.optional(rules.object),
	price: PRICE_CHANGE,
	compareAtPrice: PRICE_CHANGE,
	availability: maybe.boolean,
	collectionIds: maybe.texts,
	currency: maybe.string,
};

/** Body of a bulk edit. */
export const BULK_EDIT_RULES: Record<string, rules.Rule> = {
	...ALT_RULES,
	products: rules.list(
		rules.shape({
			_id: rules.text,
			name: maybe.string,
			description: maybe.string,
			image: maybe.string,
			availableInStore: maybe.boolean,
			collectionIds: maybe.texts,
			isLabelEnabled: maybe.boolean,
			isTaxesEnabled: maybe.boolean,
			seo: SEO,
			slug: maybe.string,
			automaticTaxCategoryId: maybe.string,
			taxInclusive: maybe.boolean,
			taxes: rules.optional(rules.list(rules.object)),
			medias: rules.optional(rules.list(rules.object)),
			label: rules.optional(rules.object),
			prices: rules.optional(
				rules.list(
					rules.shape({
						...PRICE_DETAILS,
						_id: rules.text,
						name: maybe.string,
						amount: maybe.number,
						currency: maybe.string,
					}),
				),
			),
		}),
	),
};

/** Body of a request that adds products to a store or removes them. */
export const STORE_RULES: Record<string, rules.Rule> = {
	...ALT_RULES,
	action: rules.oneOf('include', 'exclude'),
	productIds: rules.list(rules.text),
};
