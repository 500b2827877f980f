import type { FastifyInstance } from 'fastify';
import type { World } from '../../server/world';
import type { Product } from '../types';
import * as rules from '../validate';
import { add, deleteProduct, extrasOf, findProduct, pageOf, productsOf, write } from './data';
import { LOCATION_RULES, PAGE_RULES, PRODUCT_RULES } from './rules';
import { productDetail, productRow } from './views';

/** The fields of a product that orders contain. The product stores them itself. */
export const PRODUCT_BASE = ['name', 'description', 'productType', 'availableInStore', 'slug'];

interface ProductQuery {
	locationId: string;
	limit?: string;
	offset?: string;
	search?: string;
	collectionIds?: string;
	collectionSlug?: string;
	productIds?: string | string[];
	storeId?: string;
	includedInStore?: string;
	availableInStore?: string;
	sortOrder?: string;
}

type ProductBody = Partial<Product> & { locationId: string };
type Params = { productId: string };

const LIST_RULES: Record<string, rules.Rule> = {
	...LOCATION_RULES,
	...PAGE_RULES,
	includedInStore: rules.optional(rules.oneOf('true', 'false')),
	availableInStore: rules.optional(rules.oneOf('true', 'false')),
	sortOrder: rules.optional(rules.oneOf('asc', 'desc')),
};

/** Products: list, create, get, update, delete. The ID can also be the slug. */
export function productRoutes(scope: FastifyInstance, world: World): void {
	const read = { config: { access: { level: 'location', scope: 'products.readonly' } } } as const;
	const allowed = { config: { access: { level: 'location', scope: 'products.write' } } } as const;

	scope.get<{ Querystring: ProductQuery }>('/products/', read, async ({ query }) => {
		rules.check(query, LIST_RULES);
		const rows = matching(world, query);
		const products = pageOf(world, query, rows).map((one) => productRow(world, one));
		// The total is a list with one object (docs/api-notes/ghl.md#pagination).
		return { products, total: [{ total: rows.length }] };
	});

	scope.post<{ Body: ProductBody }>('/products/', allowed, async ({ body }, reply) => {
		rules.check(body, PRODUCT_RULES);
		const at = new Date(world.now()).toISOString();
		const product: Product = {
			_id: world.ghl.random.objectId(),
			locationId: body.locationId,
			name: String(body.name),
			description: '',
			productType: 'PHYSICAL',
			availableInStore: false,
			// Two products can have the same slug (docs/api-notes/ghl.md#product-rules).
			slug: slugOf(String(body.name)),
			createdAt: at,
			updatedAt: at,
		};
		add(world, world.ghl.products, product, { body: { ...body }, base: PRODUCT_BASE });
		return reply.code(201).send(productDetail(world, product));
	});

	const one = '/products/:productId';
	scope.get<{ Params: Params; Querystring: ProductQuery }>(one, read, async (request) => {
		rules.check(request.query, LOCATION_RULES);
		const { productId } = request.params;
		return productDetail(world, findProduct(world, productId, request.query.locationId));
	});

	scope.put<{ Params: Params; Body: ProductBody }>(one, allowed, async ({ params, body }) => {
		rules.check(body, PRODUCT_RULES);
		const product = findProduct(world, params.productId, body.locationId);
		write(world, product, { ...body }, PRODUCT_BASE);
		return productDetail(world, product);
	});

	scope.delete<{ Params: Params; Querystring: ProductQuery }>(one, allowed, async (request) => {
		rules.check(request.query, LOCATION_RULES);
		const { productId } = request.params;
		deleteProduct(world, findProduct(world, productId, request.query.locationId));
		return { status: true };
	});
}

/** Converts `House Blend, 1 kg` to `house-blend-1-kg`. */
function slugOf(name: string): string {
	return name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

function matching(world: World, query: ProductQuery): Product[] {
	const search = query.search?.toLowerCase() ?? '';
	const ids = [query.productIds ?? []].flat();
	const collections = collectionsOf(world, query);
	const store = world.ghl.shop.stores.get(query.storeId ?? '');
	const found = productsOf(world, query.locationId).filter(
		(one) =>
			one.name.toLowerCase().includes(search) &&
			(ids.length === 0 || ids.includes(one._id)) &&
			(!collections || isIn(world, one, collections)) &&
			fits(query.includedInStore, store?.has(one._id) ?? false) &&
			fits(query.availableInStore, one.availableInStore),
	);
	found.sort((a, b) => a.createdAt.localeCompare(b.createdAt));
	return query.sortOrder === 'asc' ? found : found.reverse();
}

/** Returns the collections that a query filters by, or undefined. */
function collectionsOf(world: World, query: ProductQuery): string[] | undefined {
	const { collectionIds, collectionSlug: slug, locationId } = query;
	if (collectionIds) return collectionIds.split(',');
	if (!slug) return undefined;
	const named = world.ghl.shop.collections.all(locationId).filter((one) => one.slug === slug);
	return named.map(({ _id }) => _id);
}

/** Returns whether a product belongs to one of the collections. */
export function isIn(world: World, product: Product, collections: readonly string[]): boolean {
	const { collectionIds = [] } = extrasOf(world, product._id);
	return (collectionIds as string[]).some((id) => collections.includes(id));
}

function fits(wanted: string | undefined, value: boolean): boolean {
	return wanted === undefined || wanted === String(value);
}
