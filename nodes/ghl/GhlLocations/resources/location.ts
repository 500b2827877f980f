import type { Resource, Simplified } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { LOCATION_IN_PATH, NO_ACCOUNT } from '../../api';
import { lists } from '../../fields/lists';
import { locations as f } from '../../fields/locations';
import { apiCall } from '../../operations';
import { getTimeZones } from '../getTimeZones';

const simplifiedLocation: Simplified = {
	locationId: 'id',
	name: 'name',
	email: 'email',
	phone: 'phone',
	website: 'website',
	timezone: 'timezone',
	address: 'address',
	city: 'city',
	state: 'state',
	country: 'country',
	postalCode: 'postalCode',
};

export const location: Resource = {
	name: 'Location',
	operations: {
		get: operation('GET /locations/{locationId}', {
			name: 'Get',
			action: 'Get location',
			description: 'Retrieve the location of the credential',
			scope: 'locations.readonly',
			account: LOCATION_IN_PATH,
			record: 'location',
			simplified: { ...simplifiedLocation, companyId: 'companyId' },
		}),
		getAll: operation('GET /locations/search', {
			name: 'Get Many',
			action: 'Get many locations',
			description: 'Retrieve the locations that the token can access',
			scope: 'locations.readonly',
			account: NO_ACCOUNT,
			filters: [f.companyId, f.email],
			options: [f.order],
			list: lists.locations,
			simplified: simplifiedLocation,
		}),
		getTimeZones: operation('GET /locations/{locationId}/timezones', {
			name: 'Get Time Zones',
			action: 'Get time zones',
			description: 'Retrieve the time zones that a location or contact can have',
			scope: 'locations.readonly',
			account: LOCATION_IN_PATH,
			run: getTimeZones,
		}),
		apiCall,
	},
};
