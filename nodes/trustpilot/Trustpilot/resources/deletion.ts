import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { common as f } from '../../fields/common';
import { lists } from '../../fields/lists';

export const deletion: Resource = {
	name: 'Deletion',
	operations: {
		getConsumers: operation('GET /v1/consumers/deletions', {
			name: 'Get Consumers',
			action: 'Get deleted consumers',
			description:
				'Retrieve the consumers who deleted their profile. If you store their data, you must delete it too.',
			filters: [f.startDate, f.endDate],
			list: lists.deletedConsumers,
		}),
		getReviews: operation('GET /v1/reviews/deletions', {
			name: 'Get Reviews',
			action: 'Get deleted reviews',
			description: 'Retrieve the deleted reviews. If you store them, you must delete them too.',
			filters: [f.startDate, f.endDate],
			list: lists.deletedReviews,
		}),
	},
};
