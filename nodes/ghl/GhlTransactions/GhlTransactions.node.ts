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

export class GhlTransactions implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'GHL Transactions',
		name: 'ghlTransactions',
		icon: {
			light: 'file:../../../icons/ghlTransactions.svg',
			dark: 'file:../../../icons/ghlTransactions.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: actionSubtitle(catalog),
		description: 'Read transactions in GoHighLevel (HighLevel), optionally with their orders',
		defaults: { name: 'GHL Transactions' },
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
