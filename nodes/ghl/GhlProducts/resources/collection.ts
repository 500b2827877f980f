import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { ALT_ID } from '../../api';
import { lists } from '../../fields/lists';
import { collections as f, products } from '../../fields/products';

const path = { collectionId: products.collectionId };

export const collection: Resource = {
	name: 'Collection',
	operations: {
		create: operation('POST /products/collections', {
			name: 'Create',
			action: 'Create collection',
			description: 'Create a collection of products',
			scope: 'products/collection.write',
			fields: [f.name, f.slug],
			additional: [f.image, f.seo, f.newId],
			record: 'data',
		}),
		delete: operation('DELETE /products/collections/{collectionId}', {
			name: 'Delete',
			action: 'Delete collection',
			description: 'Delete a collection permanently. Its products are kept.',
			scope: 'products/collection.write',
			path,
			result: 'deleted',
		}),
		get: operation('GET /products/collections/{collectionId}', {
			name: 'Get',
			action: 'Get collection',
			description: 'Retrieve one collection',
			scope: 'products/collection.readonly',
			account: ALT_ID,
			path,
			record: 'data',
		}),
		getAll: operation('GET /products/collections', {
			name: 'Get Many',
			action: 'Get many collections',
			description: 'Retrieve a list of collections',
			scope: 'products/collection.readonly',
			filters: [f.nameLike, f.collectionIds],
			list: lists.dataTotal,
		}),
		update: operation('PUT /products/collections/{collectionId}', {
			name: 'Update',
			action: 'Update collection',
			description: 'Update a collection',
			scope: 'products/collection.write',
			path,
			update: [f.name, f.slug, f.image, f.seo],
		}),
	},
};
