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
import { OPEN_ITEMS_VERSION } from '../fields/fulfillments';
import { searches } from '../fields/searches';
import { catalog } from './catalog';
import { searchOrderItems } from './searchOrderItems';

export class GhlOrders implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'GHL Orders',
		name: 'ghlOrders',
		icon: {
			light: 'file:../../../icons/ghlOrders.svg',
			dark: 'file:../../../icons/ghlOrders.dark.svg',
		},
		group: ['transform'],
		version: [1, OPEN_ITEMS_VERSION],
		defaultVersion: OPEN_ITEMS_VERSION,
		subtitle: actionSubtitle(catalog),
		description: 'Read and fulfill orders in GoHighLevel (HighLevel), and record payments',
		defaults: { name: 'GHL Orders' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: CREDENTIALS,
		properties: propertiesOf(catalog),
	};

	methods = { listSearch: { ...searches, searchOrderItems } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeCatalog(this, catalog);
	}
}
