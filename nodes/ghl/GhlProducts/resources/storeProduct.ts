import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { products as f } from '../../fields/products';

const path = { storeId: f.storeId };

export const storeProduct: Resource = {
	name: 'Store Product',
	description: 'Products offered in an online store',
	operations: {
		getStats: operation('GET /products/store/{storeId}/stats', {
			name: 'Get Statistics',
			action: 'Get store product statistics',
			description: 'Get the number of products included in and excluded from an online store',
			scope: 'products.readonly',
			path,
			filters: [f.search, f.inCollections],
		}),
		updatePriority: operation('POST /products/store/{storeId}/priority', {
			name: 'Update Display Priority',
			action: 'Update display priority of store products',
			description: 'Set the display order of products in an online store',
			scope: 'products.write',
			path,
			fields: [f.displayPriorities],
			result: 'success',
			repeatable: true,
		}),
		updateStatus: operation('POST /products/store/{storeId}', {
			name: 'Include or Exclude',
			action: 'Include or exclude store products',
			description: 'Add products to an online store, or remove them',
			scope: 'products.write',
			path,
			fields: [f.storeAction, f.productIds],
			result: 'success',
			repeatable: true,
		}),
	},
};
