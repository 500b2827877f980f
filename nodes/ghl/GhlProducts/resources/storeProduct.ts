import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { products as f } from '../../fields/products';

const path = { storeId: f.storeId };

export const storeProduct: Resource = {
	name: 'Store Product',
	description: 'Which products an online store offers',
	operations: {
		getStats: operation('GET /products/store/{storeId}/stats', {
			name: 'Get Statistics',
			action: 'Get store product statistics',
			description: 'Count the products that are in an online store and those that are not',
			scope: 'products.readonly',
			path,
			filters: [f.search, f.inCollections],
		}),
		updatePriority: operation('POST /products/store/{storeId}/priority', {
			name: 'Update Display Priority',
			action: 'Update display priority of store products',
			description: 'Set the order in which an online store shows its products',
			scope: 'products.write',
			path,
			fields: [f.displayPriorities],
			repeatable: true,
		}),
		updateStatus: operation('POST /products/store/{storeId}', {
			name: 'Include or Exclude',
			action: 'Include or exclude store products',
			description: 'Put products into an online store, or take them out',
			scope: 'products.write',
			path,
			fields: [f.storeAction, f.productIds],
			repeatable: true,
		}),
	},
};
