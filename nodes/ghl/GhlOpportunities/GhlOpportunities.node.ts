import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { propertiesOf } from '../../shared/catalog/properties';
import { actionSubtitle } from '../../shared/catalog/subtitle';
import { executeCatalog } from '../../shared/engine/execute';
import { CREDENTIALS } from '../fields/account';
import { getOpportunityCustomFields, searchOpportunityCustomFields } from '../fields/customFields';
import { searches } from '../fields/searches';
import { catalog } from './catalog';
import { searchPipelineStages } from './searchPipelineStages';

export class GhlOpportunities implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'GHL Opportunities',
		name: 'ghlOpportunities',
		icon: {
			light: 'file:../../../icons/ghlOpportunities.svg',
			dark: 'file:../../../icons/ghlOpportunities.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: actionSubtitle(catalog),
		description: 'Manage opportunities in the pipelines of GoHighLevel (HighLevel)',
		defaults: { name: 'GHL Opportunities' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: CREDENTIALS,
		properties: propertiesOf(catalog),
	};

	methods = {
		listSearch: { ...searches, searchOpportunityCustomFields, searchPipelineStages },
		resourceMapping: { getOpportunityCustomFields },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeCatalog(this, catalog);
	}
}
