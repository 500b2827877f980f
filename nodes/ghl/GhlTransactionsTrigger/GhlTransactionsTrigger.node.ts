import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { eventSubtitle } from '../../shared/catalog/subtitle';
import { eventsOf, triggerProperties } from '../../shared/poll/form';
import { pollCatalog } from '../../shared/poll/trigger';
import { CREDENTIALS } from '../fields/account';
import { searches } from '../fields/searches';
import { catalog } from './catalog';

export class GhlTransactionsTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'GHL Transactions Trigger',
		name: 'ghlTransactionsTrigger',
		icon: {
			light: 'file:../../../icons/ghlTransactions.svg',
			dark: 'file:../../../icons/ghlTransactions.dark.svg',
		},
		group: ['trigger'],
		version: [1, 1.1],
		defaultVersion: 1.1,
		subtitle: eventSubtitle(eventsOf(catalog)),
		description:
			'Starts the workflow when GoHighLevel (HighLevel) payments succeed, fail, are refunded or change',
		defaults: { name: 'GHL Transactions Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: CREDENTIALS,
		properties: triggerProperties(catalog),
	};

	methods = { listSearch: searches };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollCatalog(this, catalog);
	}
}
