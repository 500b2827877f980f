import { Collection, type StoredRecord } from '../../server/collection';
import type { World } from '../../server/world';
import { serviceError } from '../errors';
import type { Price, Product } from '../types';

/** A group of products in the online store. */
export interface ProductCollection extends StoredRecord {
	name: string;
	slug: string;
	image: string;
	seo: { title?: string; description?: string };
}

/** A customer's review in the online store. The fields are those of its update. */
export interface ProductReview extends StoredRecord {
	productId: string;
	storeId: string;
	status: string;
	rating: number;
	headline: string;
	detail: string;
	user: { name: string; email: string; phone?: string; isCustomer: boolean };
	reply: unknown[];
}

/** Fields of a record that {@link Product} and {@link Price} do not have, by record ID. */
export type Extras = Record<string, unknown>;

/** The data of the products API, except products and prices, which orders share. */
export interface ShopData {
	extras: Map<string, Extras>;
	/** Deleted products and prices. Old orders still contain them. */
	deleted: Set<string>;
	collections: Collection<ProductCollection>;
	reviews: Collection<ProductReview>;
	/** The products of each online store. */
	stores: Map<string, Set<string>>;
	/** Callbacks for each change of a product or price. */
	listeners: Array<(action: 'Create' | 'Update' | 'Delete', record: Product | Price) => void>;
}

/** Returns data without records. */
export function emptyShop(): ShopData {
	return {
		extras: new Map(),
		deleted: new Set(),
		collections: new Collection<ProductCollection>(),
		reviews: new Collection<ProductReview>(),
		stores: new Map(),
		listeners: [],
	};
}

/** Returns the extra fields of a product or price. */
export function extrasOf({ ghl }: World, id: string): Extras {
	return ghl.shop.extras.get(id) ?? {};
}

/** Returns the products of a location that are not deleted. */
export function productsOf({ ghl }: World, locationId: string): Product[] {
	return [...ghl.products.values()].filter(
		(one) => one.locationId === locationId && !ghl.shop.deleted.has(one._id),
	);
}

/** Returns the prices of a location that are not deleted, of one product or of all. */
export function pricesOf({ ghl }: World, locationId: string, productId?: string): Price[] {
	return [...ghl.prices.values()].filter(
		(one) =>
			one.locationId === locationId &&
			!ghl.shop.deleted.has(one._id) &&
			(productId === undefined || one.product === productId),
	);
}

/** Returns the product with this ID or slug. Otherwise, throws a 404. */
export function findProduct(world: World, idOrSlug: string, locationId: string): Product {
	const found = productsOf(world, locationId).find(
		({ _id, slug }) => _id === idOrSlug || slug === idOrSlug,
	);
	if (!found) throw serviceError(404, 'Product not found');
	return found;
}

/** Returns the price with this ID. Otherwise, throws a 404. */
export function findPrice(world: World, id: string, locationId: string, productId?: string): Price {
	const found = pricesOf(world, locationId, productId).find(({ _id }) => _id === id);
	if (!found) throw serviceError(404, 'Price not found');
	return found;
}

/** Stores a new product or price with the fields of a body. */
export function add<T extends Product | Price>(
	world: World,
	all: Map<string, T>,
	record: T,
	{ body, base }: { body: Record<string, unknown>; base: readonly string[] },
): void {
	all.set(record._id, record);
	put(world, record, body, base);
	// `write` sets the update time, but a new record was not updated yet.
	record.updatedAt = record.createdAt;
	notify(world, 'Create', record);
}

/** Writes the fields of a body: base fields to the product or price, others to its extra fields. */
export function write(
	world: World,
	record: Product | Price,
	body: Record<string, unknown>,
	base: readonly string[],
): void {
	put(world, record, body, base);
	notify(world, 'Update', record);
}

/** Deletes a product or price. Old orders still contain it. */
export function remove(world: World, record: Product | Price): void {
	world.ghl.shop.deleted.add(record._id);
	notify(world, 'Delete', record);
}

function notify({ ghl }: World, action: 'Create' | 'Update' | 'Delete', record: Product | Price) {
	for (const watcher of ghl.shop.listeners) watcher(action, record);
}

function put(
	world: World,
	record: Product | Price,
	body: Record<string, unknown>,
	base: readonly string[],
): void {
	const extras = { ...extrasOf(world, record._id) };
	for (const [key, value] of Object.entries(body)) {
		if (value === undefined || key === 'locationId' || key === '_id') continue;
		if (base.includes(key)) Object.assign(record, { [key]: value });
		else extras[key] = value;
	}
	record.updatedAt = new Date(world.now()).toISOString();
	world.ghl.shop.extras.set(record._id, extras);
}

/** Deletes a product and its prices. */
export function deleteProduct(world: World, product: Product): void {
	for (const price of pricesOf(world, product.locationId, product._id)) remove(world, price);
	remove(world, product);
}

/** Returns the page of a list. The declared default limit of 0 returns the entire list. */
export function pageOf<T>(
	world: World,
	query: { limit?: string; offset?: string },
	rows: T[],
): T[] {
	const { maxLimit } = world.settings;
	const offset = Number(query.offset ?? 0);
	return rows.slice(offset, offset + Math.min(Number(query.limit) || maxLimit, maxLimit));
}
