import type { Resource, Simplified } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { callOnSameRecord } from '../../../shared/engine/operation';
import { LOCATION_ID } from '../../api';
import { lists } from '../../fields/lists';
import { priceDetails, prices as f } from '../../fields/prices';
import { products } from '../../fields/products';
import { fillRequiredFields } from '../fillRequiredFields';

const simplifiedPrice: Simplified = {
	priceId: '_id',
	productId: 'product',
	name: 'name',
	type: 'type',
	amount: 'amount',
	currency: 'currency',
	interval: 'recurring.interval',
	compareAtPrice: 'compareAtPrice',
	availableQuantity: 'availableQuantity',
	variantOptionIds: 'variantOptionIds',
};

const path = { productId: products.productId, priceId: f.priceId };

const get = operation('GET /products/{productId}/price/{priceId}', {
	name: 'Get',
	action: 'Get price',
	description: 'Retrieve one price of a product',
	scope: 'products/prices.readonly',
	account: LOCATION_ID,
	path,
	simplified: simplifiedPrice,
});

export const price = {
	name: 'Price',
	operations: {
		create: operation('POST /products/{productId}/price', {
			name: 'Create',
			action: 'Create price',
			description: 'Create a price for a product or one of its variants',
			scope: 'products/prices.write',
			account: LOCATION_ID,
			path: { productId: products.productId },
			fields: [f.name, f.amount, f.currency, f.type, f.interval, f.intervalCount],
			additional: priceDetails,
			simplified: simplifiedPrice,
		}),
		delete: operation('DELETE /products/{productId}/price/{priceId}', {
			name: 'Delete',
			action: 'Delete price',
			description: 'Delete a price permanently',
			scope: 'products/prices.write',
			account: LOCATION_ID,
			path,
			result: 'deleted',
		}),
		get,
		getAll: operation('GET /products/{productId}/price', {
			name: 'Get Many',
			action: 'Get many prices',
			description: 'Retrieve a list of prices of a product',
			scope: 'products/prices.readonly',
			account: LOCATION_ID,
			path: { productId: products.productId },
			filters: [f.ids],
			list: lists.prices,
			simplified: simplifiedPrice,
		}),
		update: operation('PUT /products/{productId}/price/{priceId}', {
			name: 'Update',
			action: 'Update price',
			description:
				'Update a price. GHL requires its name, type, amount, and currency with every update. If one is empty, the node reads it first.',
			scope: 'products/prices.write',
			account: LOCATION_ID,
			path,
			update: [f.name, f.amount, f.currency, f.type, f.recurring, ...priceDetails],
			prepare: fillRequiredFields(
				['name', 'type', 'amount', 'currency'],
				async (run) => await callOnSameRecord(run, get),
			),
			simplified: simplifiedPrice,
		}),
	},
} satisfies Resource;
