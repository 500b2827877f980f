import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { common as f } from '../../fields/common';
import { lists } from '../../fields/lists';
import { products as p } from '../../fields/products';
import { simplifiedProduct } from '../../operations';

export const product: Resource = {
	name: 'Product',
	operations: {
		getAll: operation('GET /v1/private/business-units/{businessUnitId}/products', {
			name: 'Get Many',
			action: 'Get many products',
			description: 'Retrieve a list of products in your Trustpilot catalog',
			authentication: 'oAuth2',
			path: { businessUnitId: f.businessUnitId },
			filters: [p.skus, p.groupId, f.locale],
			list: lists.products,
			simplified: simplifiedProduct,
		}),
		upsert: operation('POST /v1/private/business-units/{businessUnitId}/products', {
			name: 'Create or Update',
			action: 'Create or update products',
			description: 'Create a new record, or update the current one if it already exists (upsert)',
			authentication: 'oAuth2',
			path: { businessUnitId: f.businessUnitId },
			fields: [p.products],
			additional: [p.skuSameAsGoogleMerchantCenterProductId],
			record: 'products',
			simplified: simplifiedProduct,
			repeatable: true,
		}),
	},
};
