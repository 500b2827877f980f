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
import { calendarSearches } from '../fields/calendarSearches';
import { searches } from '../fields/searches';
import { catalog } from './catalog';

export class GhlCalendarsTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'GHL Calendars Trigger',
		name: 'ghlCalendarsTrigger',
		icon: {
			light: 'file:../../../icons/ghlCalendars.svg',
			dark: 'file:../../../icons/ghlCalendars.dark.svg',
		},
		group: ['trigger'],
		version: 1.1,
		subtitle: eventSubtitle(eventsOf(catalog)),
		description:
			'Starts the workflow when GoHighLevel (HighLevel) appointments are created or changed',
		defaults: { name: 'GHL Calendars Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: CREDENTIALS,
		properties: triggerProperties(catalog),
	};

	methods = { listSearch: { ...searches, ...calendarSearches } };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollCatalog(this, catalog);
	}
}
