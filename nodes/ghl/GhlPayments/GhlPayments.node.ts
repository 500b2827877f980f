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

export class GhlPayments implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'GHL Payments',
		name: 'ghlPayments',
		icon: {
			light: 'file:../../../icons/ghlPayments.svg',
			dark: 'file:../../../icons/ghlPayments.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: actionSubtitle(catalog),
		description: 'Work with coupons and payment providers in GoHighLevel (HighLevel)',
		defaults: { name: 'GHL Payments' },
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
