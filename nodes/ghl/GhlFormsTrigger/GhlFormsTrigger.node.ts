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
import { formOptions } from '../fields/formSearches';
import { searches } from '../fields/searches';
import { catalog } from './catalog';

export class GhlFormsTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'GHL Forms Trigger',
		name: 'ghlFormsTrigger',
		icon: {
			light: 'file:../../../icons/ghlForms.svg',
			dark: 'file:../../../icons/ghlForms.dark.svg',
		},
		group: ['trigger'],
		version: 1.1,
		subtitle: eventSubtitle(eventsOf(catalog)),
		description: 'Starts the workflow when GoHighLevel (HighLevel) forms or surveys are submitted',
		defaults: { name: 'GHL Forms Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: CREDENTIALS,
		properties: triggerProperties(catalog),
	};

	methods = { listSearch: searches, loadOptions: formOptions };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollCatalog(this, catalog);
	}
}
