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

export class Trustpilot implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Trustpilot',
		name: 'trustpilot',
		icon: {
			light: 'file:../../../icons/trustpilot.svg',
			dark: 'file:../../../icons/trustpilot.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: actionSubtitle(catalog),
		description: 'Send review invitations, and read and reply to reviews on Trustpilot',
		defaults: { name: 'Trustpilot' },
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
