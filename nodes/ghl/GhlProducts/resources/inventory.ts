import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { lists } from '../../fields/lists';
import { inventoryFields as f } from '../../fields/inventory';

export const inventory: Resource = {
	name: 'Inventory',
	operations: {
		getAll: operation('GET /products/inventory', {
			name: 'Get Many',
			action: 'Get many inventory items',
			description: 'Retrieve the available quantity of each price of your products',
			scope: 'products/prices.readonly',
			filters: [f.search],
			list: lists.inventory,
			// The ID of an inventory item is the ID of its price.
			simplified: {
				priceId: '_id',
				priceName: 'name',
				productId: 'product',
				productName: 'productName',
				sku: 'sku',
				availableQuantity: 'availableQuantity',
				allowOutOfStockPurchases: 'allowOutOfStockPurchases',
				image: 'image',
				updatedAt: 'updatedAt',
			},
		}),
		update: operation('POST /products/inventory', {
			name: 'Update',
			action: 'Update inventory',
			description: 'Set the available quantity of one or more prices',
			scope: 'products/prices.write',
			fields: [f.items],
			// Sets quantities. It does not add to them, so it is safe to repeat.
			repeatable: true,
		}),
	},
};
