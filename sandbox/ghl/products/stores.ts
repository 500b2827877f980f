import type { FastifyInstance } from 'fastify';
import type { World } from '../../server/world';
import { ALT_RULES } from '../lists';
import * as rules from '../validate';
import { findProduct, productsOf } from './data';
import { isIn } from './products';
import { STORE_RULES } from './rules';

type Params = { storeId: string };
type Query = { altId: string; search?: string; collectionIds?: string };
type Body = { altId: string; action: 'include' | 'exclude'; productIds: string[] };

/** The products of an online store. Stores are funnels in GHL: the sandbox accepts any ID. */
export function storeProductRoutes(scope: FastifyInstance, world: World): void {
	const read = { config: { access: { level: 'location', scope: 'products.readonly' } } } as const;
	const allowed = { config: { access: { level: 'location', scope: 'products.write' } } } as const;

	scope.get<{ Params: Params; Querystring: Query }>(
		'/products/store/:storeId/stats',
		read,
		async ({ params, query }) => {
			rules.check(query, ALT_RULES);
			const search = query.search?.toLowerCase() ?? '';
			const collections = query.collectionIds?.split(',');
			const products = productsOf(world, query.altId).filter(
				(one) =>
					one.name.toLowerCase().includes(search) &&
					(!collections || isIn(world, one, collections)),
			);
			const offered = products.filter(({ _id }) => storeOf(params).has(_id)).length;
			return {
				totalProducts: products.length,
				includedInStore: offered,
				excludedFromStore: products.length - offered,
			};
		},
	);

	scope.post<{ Params: Params; Body: Body }>(
		'/products/store/:storeId',
		allowed,
		async ({ params, body }, reply) => {
			rules.check(body, STORE_RULES);
			const store = storeOf(params);
			const products = body.productIds.map((id) => findProduct(world, id, body.altId));
			for (const { _id } of products) {
				if (body.action === 'include') store.add(_id);
				else store.delete(_id);
			}
			// The response is null, unlike in the specification (docs/api-notes/ghl.md#online-store).
			return reply.code(201).type('application/json').send('null');
		},
	);

	// Neither the response nor the entries of the list are declared: the sandbox accepts any list.
	scope.post<{ Params: Params; Body: { altId: string; products: unknown[] } }>(
		'/products/store/:storeId/priority',
		allowed,
		async ({ body }, reply) => {
			rules.check(body, { ...ALT_RULES, products: rules.list(() => []) });
			return reply.code(200).send();
		},
	);

	function storeOf({ storeId }: Params): Set<string> {
		const { stores } = world.ghl.shop;
		const store = stores.get(storeId) ?? new Set<string>();
		stores.set(storeId, store);
		return store;
	}
}
