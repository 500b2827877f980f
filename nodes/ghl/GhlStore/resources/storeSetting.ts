import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { storeSettings as f } from '../../fields/storeSettings';

export const storeSetting: Resource = {
	name: 'Store Setting',
	description: 'Ship-from address and order emails of the online store',
	operations: {
		get: operation('GET /store/store-setting', {
			name: 'Get',
			action: 'Get store settings',
			description: 'Retrieve the settings of the online store',
			scope: 'store/setting.readonly',
			record: 'data',
		}),
		upsert: operation('POST /store/store-setting', {
			name: 'Create or Update',
			action: 'Create or update store settings',
			description: 'Create a new record, or update the current one if it already exists (upsert)',
			scope: 'store/setting.write',
			fields: [f.originName, f.originCountry, f.originStreet, f.originCity, f.originZip],
			additional: [
				f.originStreet2,
				f.originState,
				f.originPhone,
				f.originEmail,
				f.storeOrderNotification,
				f.storeOrderFulfillmentNotification,
			],
			record: 'data',
			repeatable: true,
		}),
	},
};
