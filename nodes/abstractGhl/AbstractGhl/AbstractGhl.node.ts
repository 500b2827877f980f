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
import { getOrderStatuses, resourceMapping } from './metadataFields';

export class AbstractGhl implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'AbstractGHL',
		name: 'abstractGhl',
		icon: {
			light: 'file:../../../icons/abstractGhl.svg',
			dark: 'file:../../../icons/abstractGhl.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: actionSubtitle(catalog),
		description: 'Manage customers, orders and invoices in a backend that implements AbstractGHL',
		defaults: { name: 'AbstractGHL' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: CREDENTIALS,
		properties: propertiesOf(catalog),
	};

	methods = { listSearch: searches, loadOptions: { getOrderStatuses }, resourceMapping };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeCatalog(this, catalog);
	}
}
