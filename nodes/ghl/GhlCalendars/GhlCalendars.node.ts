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
import { calendarSearches } from '../fields/calendarSearches';
import { searches } from '../fields/searches';
import { catalog } from './catalog';

export class GhlCalendars implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'GHL Calendars',
		name: 'ghlCalendars',
		icon: {
			light: 'file:../../../icons/ghlCalendars.svg',
			dark: 'file:../../../icons/ghlCalendars.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: actionSubtitle(catalog),
		description: 'Book appointments and manage calendars of GoHighLevel (HighLevel)',
		defaults: { name: 'GHL Calendars' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: CREDENTIALS,
		properties: propertiesOf(catalog),
	};

	methods = { listSearch: { ...searches, ...calendarSearches } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeCatalog(this, catalog);
	}
}
