import { required } from '../../../shared/catalog/fields';
import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { LOCATION_ID } from '../../api';
import { funnels as f } from '../../fields/funnels';
import { lists } from '../../fields/lists';

export const page: Resource = {
	name: 'Page',
	operations: {
		getCount: operation('GET /funnels/page/count', {
			name: 'Get Count',
			action: 'Get number of pages',
			description: 'Retrieve the number of pages of a funnel',
			scope: 'funnels/pagecount.readonly',
			account: LOCATION_ID,
			fields: [required(f.funnelId)],
			filters: [f.name],
		}),
		getAll: operation('GET /funnels/page', {
			name: 'Get Many',
			action: 'Get many pages',
			description: 'Retrieve the pages of a funnel',
			scope: 'funnels/page.readonly',
			account: LOCATION_ID,
			fields: [required(f.funnelId)],
			filters: [f.name],
			list: lists.funnelPages,
			simplified: {
				pageId: '_id',
				name: 'name',
				funnelId: 'funnelId',
				stepId: 'stepId',
				isDeleted: 'deleted',
				updatedAt: 'updatedAt',
			},
		}),
	},
};
