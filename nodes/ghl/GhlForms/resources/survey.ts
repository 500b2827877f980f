import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { LOCATION_ID } from '../../api';
import { forms as f } from '../../fields/forms';
import { lists } from '../../fields/lists';

export const survey: Resource = {
	name: 'Survey',
	operations: {
		getAll: operation('GET /surveys/', {
			name: 'Get Many',
			action: 'Get many surveys',
			description: 'Retrieve the surveys of the location',
			scope: 'surveys.readonly',
			account: LOCATION_ID,
			filters: [f.type],
			list: lists.surveys,
			simplified: { surveyId: 'id', name: 'name' },
		}),
	},
};
