import type { FastifyInstance } from 'fastify';
import type { World } from '../../server/world';
import { bulkRoutes } from './bulk';
import { collectionRoutes } from './collections';
import { inventoryRoutes, priceRoutes } from './prices';
import { productRoutes } from './products';
import { reviewRoutes } from './reviews';
import { storeProductRoutes } from './stores';

/** The products API: products, prices, inventory, collections, reviews, stores, bulk changes. */
export function shopRoutes(scope: FastifyInstance, world: World): void {
	productRoutes(scope, world);
	priceRoutes(scope, world);
	inventoryRoutes(scope, world);
	collectionRoutes(scope, world);
	reviewRoutes(scope, world);
	storeProductRoutes(scope, world);
	bulkRoutes(scope, world);
}
