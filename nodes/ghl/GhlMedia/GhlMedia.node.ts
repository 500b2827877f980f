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
import { mediaSearches } from '../fields/mediaSearches';
import { searches } from '../fields/searches';
import { catalog } from './catalog';

export class GhlMedia implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'GHL Media',
		name: 'ghlMedia',
		icon: {
			light: 'file:../../../icons/ghlMedia.svg',
			dark: 'file:../../../icons/ghlMedia.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: actionSubtitle(catalog),
		description: 'Manage files, folders, funnels and redirects of GoHighLevel (HighLevel)',
		defaults: { name: 'GHL Media' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: CREDENTIALS,
		properties: propertiesOf(catalog),
	};

	methods = { listSearch: { ...searches, ...mediaSearches } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeCatalog(this, catalog);
	}
}
