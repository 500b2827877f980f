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
import { formSearches } from '../fields/formSearches';
import { locationSearches } from '../fields/locationSearches';
import { searches } from '../fields/searches';
import { catalog } from './catalog';

export class GhlForms implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'GHL Forms',
		name: 'ghlForms',
		icon: {
			light: 'file:../../../icons/ghlForms.svg',
			dark: 'file:../../../icons/ghlForms.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: actionSubtitle(catalog),
		description: 'Read forms, surveys and their submissions of GoHighLevel (HighLevel)',
		defaults: { name: 'GHL Forms' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: CREDENTIALS,
		properties: propertiesOf(catalog),
	};

	methods = { listSearch: { ...searches, ...formSearches, ...locationSearches } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeCatalog(this, catalog);
	}
}
