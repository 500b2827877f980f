import type { Resource, Simplified } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { callOnSameRecord } from '../../../shared/engine/operation';
import { LOCATION_ID } from '../../api';
import { bulkEdits as bulk } from '../../fields/bulkEdits';
import { lists } from '../../fields/lists';
import { productDetails, products as f } from '../../fields/products';
import { apiCall } from '../../operations';
import { joinPrices } from '../joinPrices';
import { fillRequiredFields } from '../fillRequiredFields';

const simplifiedProduct: Simplified = {
	productId: '_id',
	name: 'name',
	productType: 'productType',
	description: 'description',
	availableInStore: 'availableInStore',
	slug: 'slug',
	image: 'image',
	collectionIds: 'collectionIds',
	createdAt: 'createdAt',
	updatedAt: 'updatedAt',
};

const get = operation('GET /products/{productId}', {
	name: 'Get',
	action: 'Get product',
	description: 'Retrieve one product',
	scope: 'products.readonly',
	account: LOCATION_ID,
	path: { productId: f.productId },
	options: [f.sendWishlistStatus],
	simplified: simplifiedProduct,
});

export const product = {
	name: 'Product',
	operations: {
		bulkEdit: operation('POST /products/bulk-update/edit', {
			name: 'Bulk Edit',
			action: 'Bulk edit products and prices',
			description:
				'Update several products and prices, each with its own changes. GHL accepts up to 30 products and prices per request in total.',
			scope: 'products.write',
			fields: [bulk.editedProducts, bulk.editedPrices],
			adapt: joinPrices,
		}),
		bulkUpdate: operation('POST /products/bulk-update', {
			name: 'Bulk Update',
			action: 'Bulk update products',
			description:
				'Make the same change to several products: prices, availability, collections, or currency. Can also delete them.',
			scope: 'products.write',
			guarded: true,
			fields: [
				bulk.bulkType,
				f.productIds,
				bulk.price,
				bulk.compareAtPrice,
				bulk.availability,
				bulk.collectionIds,
				bulk.currency,
			],
			additional: [bulk.filters],
		}),
		create: operation('POST /products/', {
			name: 'Create',
			action: 'Create product',
			description: 'Create a product. Then create its prices.',
			scope: 'products.write',
			account: LOCATION_ID,
			fields: [f.name, f.productType],
			additional: productDetails,
			simplified: simplifiedProduct,
		}),
		delete: operation('DELETE /products/{productId}', {
			name: 'Delete',
			action: 'Delete product',
			description: 'Delete a product permanently',
			scope: 'products.write',
			account: LOCATION_ID,
			path: { productId: f.productId },
			result: 'deleted',
		}),
		get,
		getAll: operation('GET /products/', {
			name: 'Get Many',
			action: 'Get many products',
			description: 'Retrieve a list of products',
			scope: 'products.readonly',
			account: LOCATION_ID,
			filters: [
				f.search,
				f.inCollections,
				f.collectionSlug,
				f.onlyProducts,
				f.storeId,
				f.includedInStore,
				f.availableInStore,
				f.expand,
				f.sortOrder,
			],
			list: lists.products,
			simplified: simplifiedProduct,
		}),
		update: operation('PUT /products/{productId}', {
			name: 'Update',
			action: 'Update product',
			description:
				'Update a product. GHL requires its name and type with every update. If one is empty, the node reads it first.',
			scope: 'products.write',
			account: LOCATION_ID,
			path: { productId: f.productId },
			update: [f.name, f.productType, ...productDetails, f.prices],
			prepare: fillRequiredFields(
				['name', 'productType'],
				async (run) => await callOnSameRecord(run, get),
			),
			simplified: simplifiedProduct,
		}),
		apiCall,
	},
} satisfies Resource;
