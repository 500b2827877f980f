import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { lists } from '../../fields/lists';
import { shipping as f } from '../../fields/shipping';
import { apiCall } from '../../operations';

const path = { shippingZoneId: f.shippingZoneId };

export const shippingZone: Resource = {
	name: 'Shipping Zone',
	description: 'Countries and states that the online store ships to',
	operations: {
		create: operation('POST /store/shipping-zone', {
			name: 'Create',
			action: 'Create shipping zone',
			description: 'Create a shipping zone. Then create its rates.',
			scope: 'store/shipping.write',
			fields: [f.name, f.countries],
			record: 'data',
		}),
		delete: operation('DELETE /store/shipping-zone/{shippingZoneId}', {
			name: 'Delete',
			action: 'Delete shipping zone',
			description: 'Delete a shipping zone permanently',
			scope: 'store/shipping.write',
			path,
			result: 'deleted',
		}),
		get: operation('GET /store/shipping-zone/{shippingZoneId}', {
			name: 'Get',
			action: 'Get shipping zone',
			description: 'Retrieve one shipping zone',
			scope: 'store/shipping.readonly',
			path,
			options: [f.withShippingRate],
			record: 'data',
		}),
		getAll: operation('GET /store/shipping-zone', {
			name: 'Get Many',
			action: 'Get many shipping zones',
			description: 'Retrieve a list of shipping zones',
			scope: 'store/shipping.readonly',
			options: [f.withShippingRate],
			list: lists.dataTotal,
		}),
		update: operation('PUT /store/shipping-zone/{shippingZoneId}', {
			name: 'Update',
			action: 'Update shipping zone',
			description: 'Update the name or the countries of a shipping zone',
			scope: 'store/shipping.write',
			path,
			update: [f.name, f.countries],
			record: 'data',
		}),
		apiCall,
	},
};
