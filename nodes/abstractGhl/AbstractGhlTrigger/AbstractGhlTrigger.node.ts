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
import { getOrderStatuses } from '../AbstractGhl/metadataFields';
import { searches } from '../fields/searches';
import { catalog } from './catalog';

export class AbstractGhlTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'AbstractGHL Trigger',
		name: 'abstractGhlTrigger',
		icon: {
			light: 'file:../../../icons/abstractGhl.svg',
			dark: 'file:../../../icons/abstractGhl.dark.svg',
		},
		group: ['trigger'],
		version: [1, 1.1],
		defaultVersion: 1.1,
		subtitle: eventSubtitle(eventsOf(catalog)),
		description:
			'Starts the workflow when AbstractGHL customers, orders or invoices are created or changed',
		defaults: { name: 'AbstractGHL Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: CREDENTIALS,
		properties: triggerProperties(catalog),
	};

	methods = { listSearch: searches, loadOptions: { getOrderStatuses } };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollCatalog(this, catalog);
	}
}
