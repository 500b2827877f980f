import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { lists } from '../../fields/lists';
import { shipping as f } from '../../fields/shipping';

const path = { shippingCarrierId: f.shippingCarrierId };

export const shippingCarrier: Resource = {
	name: 'Shipping Carrier',
	description: 'Your own services that return shipping rates to GHL',
	operations: {
		create: operation('POST /store/shipping-carrier', {
			name: 'Create',
			action: 'Create shipping carrier',
			description: 'Create a shipping carrier. GHL requests its rates from your callback URL.',
			scope: 'store/shipping.write',
			fields: [f.name, f.callbackUrl],
			additional: [f.services, f.allowsMultipleServiceSelection],
			record: 'data',
		}),
		delete: operation('DELETE /store/shipping-carrier/{shippingCarrierId}', {
			name: 'Delete',
			action: 'Delete shipping carrier',
			description: 'Delete a shipping carrier permanently',
			scope: 'store/shipping.write',
			path,
			result: 'deleted',
		}),
		get: operation('GET /store/shipping-carrier/{shippingCarrierId}', {
			name: 'Get',
			action: 'Get shipping carrier',
			description: 'Retrieve one shipping carrier',
			scope: 'store/shipping.readonly',
			path,
			record: 'data',
		}),
		getAll: operation('GET /store/shipping-carrier', {
			name: 'Get Many',
			action: 'Get many shipping carriers',
			description: 'Retrieve a list of shipping carriers',
			scope: 'store/shipping.readonly',
			list: lists.wholeData,
		}),
		update: operation('PUT /store/shipping-carrier/{shippingCarrierId}', {
			name: 'Update',
			action: 'Update shipping carrier',
			description: 'Update a shipping carrier',
			scope: 'store/shipping.write',
			path,
			update: [f.name, f.callbackUrl, f.services, f.allowsMultipleServiceSelection],
			record: 'data',
		}),
	},
};
