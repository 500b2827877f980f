import type { Resource } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { LOCATION_ID } from '../../api';
import { lists } from '../../fields/lists';

export const pipeline = {
	name: 'Pipeline',
	operations: {
		getAll: operation('GET /opportunities/pipelines', {
			name: 'Get Many',
			action: 'Get many pipelines',
			description: 'Retrieve the pipelines of the location with their stages',
			scope: 'opportunities.readonly',
			account: LOCATION_ID,
			list: lists.pipelines,
			simplified: {
				pipelineId: 'id',
				name: 'name',
				stages: 'stages',
				showInFunnel: 'showInFunnel',
				showInPieChart: 'showInPieChart',
			},
		}),
	},
} satisfies Resource;
