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
import { searches } from '../fields/searches';
import { catalog } from './catalog';

export class GhlStore implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'GHL Store',
		name: 'ghlStore',
		icon: {
			light: 'file:../../../icons/ghlStore.svg',
			dark: 'file:../../../icons/ghlStore.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: actionSubtitle(catalog),
		description:
			'Manage the online store in GoHighLevel (HighLevel): shipping zones, rates, carriers, and settings',
		defaults: { name: 'GHL Store' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: CREDENTIALS,
		properties: propertiesOf(catalog),
	};

	methods = { listSearch: searches };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeCatalog(this, catalog);
	}
}
