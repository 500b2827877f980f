import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { LOCATION_ID } from '../../api';
import { funnels as f } from '../../fields/funnels';
import { lists } from '../../fields/lists';

export const funnel: Resource = {
	name: 'Funnel',
	operations: {
		getAll: operation('GET /funnels/funnel/list', {
			name: 'Get Many',
			action: 'Get many funnels',
			description: 'Retrieve the funnels, websites, and stores of the location',
			scope: 'funnels/funnel.readonly',
			account: LOCATION_ID,
			filters: [f.category, f.name, f.parentId, f.type],
			list: lists.funnels,
			simplified: {
				funnelId: '_id',
				name: 'name',
				type: 'type',
				url: 'url',
				domainId: 'domainId',
				isStoreActive: 'isStoreActive',
				createdAt: 'dateAdded',
				updatedAt: ['dateUpdated', 'updatedAt'],
			},
		}),
	},
};
