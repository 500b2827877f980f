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
import { getCustomFields, searchCustomFields } from '../fields/customFields';
import { searches } from '../fields/searches';
import { catalog } from './catalog';

export class GhlContacts implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'GHL Contacts',
		name: 'ghlContacts',
		icon: {
			light: 'file:../../../icons/ghlContacts.svg',
			dark: 'file:../../../icons/ghlContacts.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: actionSubtitle(catalog),
		description:
			'Work with contacts (customers) in GoHighLevel (HighLevel), and their notes, tasks, and tags',
		defaults: { name: 'GHL Contacts' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: CREDENTIALS,
		properties: propertiesOf(catalog),
	};

	methods = {
		listSearch: { ...searches, searchCustomFields },
		resourceMapping: { getCustomFields },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeCatalog(this, catalog);
	}
}
