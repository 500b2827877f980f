import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { LOCATION_ID } from '../../api';
import { lists } from '../../fields/lists';
import { lostReasons as f } from '../../fields/opportunities';

export const lostReason: Resource = {
	name: 'Lost Reason',
	operations: {
		getAll: operation('GET /opportunities/lost-reason', {
			name: 'Get Many',
			action: 'Get many lost reasons',
			description: 'Retrieve the reasons for which opportunities are lost',
			scope: 'opportunities.readonly',
			account: LOCATION_ID,
			filters: [f.name, f.query, f.deleted],
			// Without it, the response has no total.
			constants: { getCount: true },
			list: lists.lostReasons,
			simplified: {
				lostReasonId: 'id',
				name: 'name',
				createdAt: 'createdAt',
				updatedAt: 'updatedAt',
			},
		}),
	},
};
