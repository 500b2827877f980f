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

export class GhlContactsTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'GHL Contacts Trigger',
		name: 'ghlContactsTrigger',
		icon: {
			light: 'file:../../../icons/ghlContacts.svg',
			dark: 'file:../../../icons/ghlContacts.dark.svg',
		},
		group: ['trigger'],
		version: 1.1,
		subtitle: eventSubtitle(eventsOf(catalog)),
		description:
			'Starts the workflow when GoHighLevel (HighLevel) contacts are created, or their tasks are created, due or completed',
		defaults: { name: 'GHL Contacts Trigger' },
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
