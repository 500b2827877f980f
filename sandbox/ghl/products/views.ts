import type { World } from '../../server/world';
import type { Price, Product } from '../types';
import { extrasOf } from './data';

/** What answers show of what was written beside a product's base (products.json, the responses). */
const PRODUCT_EXTRAS = [
	'variants',
	'statementDescriptor',
	'image',
	'collectionIds',
	'isTaxesEnabled',
	'taxes',
	'automaticTaxCategoryId',
	'label',
];

const PRICE_EXTRAS = [
	'membershipOffers',
	'variantOptionIds',
	'userId',
	'compareAtPrice',
	'trackInventory',
	'availableQuantity',
	'allowOutOfStockPurchases',
];

function pick(extras: Record<string, unknown>, keys: readonly string[]) {
	return Object.fromEntries(keys.flatMap((key) => (key in extras ? [[key, extras[key]]] : [])));
}

/** A product as in lists, without its medias (docs/api-notes/ghl.md#product-rules). */
export function productRow(world: World, product: Product) {
	return { ...product, ...pick(extrasOf(world, product._id), PRODUCT_EXTRAS) };
}

/** A product as it is read by id. */
export function productDetail(world: World, product: Product) {
	const { medias = [] } = extrasOf(world, product._id);
	return { ...productRow(world, product), medias };
}

/** A price. */
export function priceView(world: World, price: Price) {
	return { ...price, ...pick(extrasOf(world, price._id), PRICE_EXTRAS) };
}

/** The stock of a price: its id is the price's. */
export function inventoryRow(world: World, price: Price) {
	const extras = extrasOf(world, price._id);
	const product = world.ghl.products.get(price.product);
	const { image } = extrasOf(world, price.product);
	return {
		_id: price._id,
		name: price.name,
		availableQuantity: Number(extras.availableQuantity ?? 0),
		sku: String(extras.sku ?? ''),
		allowOutOfStockPurchases: extras.allowOutOfStockPurchases === true,
		product: price.product,
		updatedAt: price.updatedAt,
		...(typeof image === 'string' && { image }),
		productName: product?.name,
	};
}
