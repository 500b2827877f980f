import type { World } from '../../server/world';
import type { Price, Product } from '../types';
import { extrasOf } from './data';

/** The extra fields of a product in responses (products.json). */
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

/** Returns a product for a list, without its media (docs/api-notes/ghl.md#product-rules). */
export function productRow(world: World, product: Product) {
	return { ...product, ...pick(extrasOf(world, product._id), PRODUCT_EXTRAS) };
}

/** Returns a product for Get. */
export function productDetail(world: World, product: Product) {
	const { medias = [] } = extrasOf(world, product._id);
	return { ...productRow(world, product), medias };
}

/** Returns a price. */
export function priceView(world: World, price: Price) {
	return { ...price, ...pick(extrasOf(world, price._id), PRICE_EXTRAS) };
}

/** Returns the inventory of a price. Its ID is the ID of the price. */
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
