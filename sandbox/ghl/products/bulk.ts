import type { FastifyInstance } from 'fastify';
import type { World } from '../../server/world';
import { serviceError } from '../errors';
import { roundAmount } from '../../server/currency';
import type { Price, Product } from '../types';
import * as rules from '../validate';
import { deleteProduct, extrasOf, findPrice, findProduct, pricesOf, write } from './data';
import { PRICE_BASE } from './prices';
import { PRODUCT_BASE } from './products';
import { BULK_EDIT_RULES, BULK_UPDATE_RULES } from './rules';

/** Maximum number of products and prices in one bulk edit, counted together (docs/api-notes/ghl.md#bulk-edits). */
const MAX_EDITS = 30;

interface PriceChange {
	type: string;
	value: number;
	roundToWhole?: boolean;
}

interface UpdateBody {
	altId: string;
	type: string;
	productIds: string[];
	price?: PriceChange;
	compareAtPrice?: PriceChange;
	availability?: boolean;
	collectionIds?: string[];
	currency?: string;
}

type Edit = Record<string, unknown> & { _id: string };
type EditBody = { altId: string; products: Array<Edit & { prices?: Edit[] }> };

/** The two endpoints that change many products in one request. */
export function bulkRoutes(scope: FastifyInstance, world: World): void {
	const allowed = { config: { access: { level: 'location', scope: 'products.write' } } } as const;

	scope.post<{ Body: UpdateBody }>('/products/bulk-update', allowed, async ({ body }, reply) => {
		rules.check(body, BULK_UPDATE_RULES);
		const products = body.productIds.map((id) => findProduct(world, id, body.altId));
		for (const product of products) update(world, product, body);
		return reply.code(201).send({ status: true, message: 'Successfully updated' });
	});

	scope.post<{ Body: EditBody }>('/products/bulk-update/edit', allowed, async (request, reply) => {
		const { body } = request;
		rules.check(body, BULK_EDIT_RULES);
		const count = body.products.reduce((sum, { prices = [] }) => sum + 1 + prices.length, 0);
		// The message of this error is not documented.
		if (count > MAX_EDITS) throw serviceError(400, `At most ${MAX_EDITS} entities can be edited`);
		for (const edit of body.products) applyEdit(world, body.altId, edit);
		return reply.code(201).send({
			message: 'Products updated successfully',
			status: true,
			updatedCount: body.products.length,
		});
	});
}

function update(world: World, product: Product, body: UpdateBody): void {
	const prices = pricesOf(world, product.locationId, product._id);
	switch (body.type) {
		case 'bulk-delete-products':
			return deleteProduct(world, product);
		case 'bulk-update-availability':
			return write(world, product, { availableInStore: body.availability }, PRODUCT_BASE);
		case 'bulk-update-product-collection':
			return write(world, product, { collectionIds: body.collectionIds }, PRODUCT_BASE);
		case 'bulk-update-currency':
			for (const price of prices) write(world, price, { currency: body.currency }, PRICE_BASE);
			return;
		default:
			for (const price of prices) changePrice(world, price, body);
	}
}

function changePrice(world: World, price: Price, { price: change, compareAtPrice }: UpdateBody) {
	const former = Number(extrasOf(world, price._id).compareAtPrice ?? price.amount);
	const changes = {
		amount: change && changed(price.amount, price.currency, change),
		compareAtPrice: compareAtPrice && changed(former, price.currency, compareAtPrice),
	};
	write(world, price, changes, PRICE_BASE);
}

function changed(
	amount: number,
	currency: string,
	{ type, value, roundToWhole }: PriceChange,
): number {
	const results: Record<string, number> = {
		INCREASE_BY_AMOUNT: amount + value,
		REDUCE_BY_AMOUNT: amount - value,
		INCREASE_BY_PERCENTAGE: amount * (1 + value / 100),
		REDUCE_BY_PERCENTAGE: amount * (1 - value / 100),
		SET_NEW_PRICE: value,
	};
	const result = Math.max(0, results[type]);
	return roundToWhole ? Math.round(result) : roundAmount(result, currency);
}

function applyEdit(world: World, locationId: string, edit: EditBody['products'][number]): void {
	const { _id, prices = [], ...changes } = edit;
	const product = findProduct(world, _id, locationId);
	const found = prices.map(({ _id: id, ...change }) => ({
		price: findPrice(world, id, locationId, product._id),
		change,
	}));
	write(world, product, changes, PRODUCT_BASE);
	for (const { price, change } of found) write(world, price, change, PRICE_BASE);
}
