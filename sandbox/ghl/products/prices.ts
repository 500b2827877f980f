import type { FastifyInstance } from 'fastify';
import type { World } from '../../server/world';
import type { Price } from '../types';
import * as rules from '../validate';
import { add, findPrice, findProduct, pageOf, pricesOf, remove, write } from './data';
import { ALT_RULES } from '../lists';
import { INVENTORY_RULES, LOCATION_RULES, PAGE_RULES, PRICE_RULES } from './rules';
import { inventoryRow, priceView } from './views';

/** The fields of a price that orders contain. The price stores them itself. */
export const PRICE_BASE = ['name', 'type', 'currency', 'amount', 'recurring'];

type Params = { productId: string; priceId: string };
type PriceBody = Partial<Price> & { locationId: string };
type Query = { locationId: string; ids?: string; limit?: string; offset?: string };

interface Item {
	priceId: string;
	availableQuantity?: number;
	allowOutOfStockPurchases?: boolean;
}

const read = {
	config: { access: { level: 'location', scope: 'products/prices.readonly' } },
} as const;
const allowed = {
	config: { access: { level: 'location', scope: 'products/prices.write' } },
} as const;

/** Prices of a product: list, create, get, update, delete. */
export function priceRoutes(scope: FastifyInstance, world: World): void {
	const all = '/products/:productId/price';
	scope.get<{ Params: Params; Querystring: Query }>(all, read, async ({ params, query }) => {
		rules.check(query, { ...LOCATION_RULES, ...PAGE_RULES });
		const product = findProduct(world, params.productId, query.locationId);
		const ids = query.ids?.split(',');
		const rows = pricesOf(world, query.locationId, product._id).filter(
			({ _id }) => !ids || ids.includes(_id),
		);
		const prices = pageOf(world, query, rows).map((one) => priceView(world, one));
		return { prices, total: rows.length };
	});

	scope.post<{ Params: Params; Body: PriceBody }>(all, allowed, async (request, reply) => {
		const { body, params } = request;
		rules.check(body, PRICE_RULES);
		const product = findProduct(world, params.productId, body.locationId);
		const at = new Date(world.now()).toISOString();
		const price: Price = {
			_id: world.ghl.random.objectId(),
			locationId: body.locationId,
			product: product._id,
			name: '',
			type: 'one_time',
			currency: '',
			amount: 0,
			createdAt: at,
			updatedAt: at,
		};
		add(world, world.ghl.prices, price, { body: { ...body }, base: PRICE_BASE });
		return reply.code(201).send(priceView(world, price));
	});

	const one = '/products/:productId/price/:priceId';
	scope.get<{ Params: Params; Querystring: Query }>(one, read, async ({ params, query }) => {
		rules.check(query, LOCATION_RULES);
		return priceView(world, priceOf(params, query.locationId));
	});

	scope.put<{ Params: Params; Body: PriceBody }>(one, allowed, async ({ params, body }) => {
		rules.check(body, PRICE_RULES);
		const price = priceOf(params, body.locationId);
		write(world, price, { ...body }, PRICE_BASE);
		return priceView(world, price);
	});

	scope.delete<{ Params: Params; Querystring: Query }>(one, allowed, async ({ params, query }) => {
		rules.check(query, LOCATION_RULES);
		remove(world, priceOf(params, query.locationId));
		return { status: true };
	});

	function priceOf({ productId, priceId }: Params, locationId: string): Price {
		const product = findProduct(world, productId, locationId);
		return findPrice(world, priceId, locationId, product._id);
	}
}

type StockQuery = { altId: string; search?: string; limit?: string; offset?: string };

/** The inventory of all prices: list, update. */
export function inventoryRoutes(scope: FastifyInstance, world: World): void {
	scope.get<{ Querystring: StockQuery }>('/products/inventory', read, async ({ query }) => {
		rules.check(query, { ...ALT_RULES, ...PAGE_RULES });
		const search = query.search?.toLowerCase() ?? '';
		const rows = pricesOf(world, query.altId)
			.map((price) => inventoryRow(world, price))
			.filter(({ name, productName }) => `${productName} ${name}`.toLowerCase().includes(search));
		// The total is an object (products.json, GetInventoryResponseDto).
		return { inventory: pageOf(world, query, rows), total: { total: rows.length } };
	});

	scope.post<{ Body: { altId: string; items: Item[] } }>(
		'/products/inventory',
		allowed,
		async ({ body }, reply) => {
			rules.check(body, INVENTORY_RULES);
			const found = body.items.map(({ priceId, ...change }) => ({
				price: findPrice(world, priceId, body.altId),
				change,
			}));
			for (const { price, change } of found) write(world, price, change, PRICE_BASE);
			return reply.code(201).send({ status: true, message: 'Successfully updated' });
		},
	);
}
