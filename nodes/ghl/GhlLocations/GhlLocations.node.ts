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
import { locationSearches } from '../fields/locationSearches';
import { searches } from '../fields/searches';
import { catalog } from './catalog';

export class GhlLocations implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'GHL Locations',
		name: 'ghlLocations',
		icon: {
			light: 'file:../../../icons/ghlLocations.svg',
			dark: 'file:../../../icons/ghlLocations.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: actionSubtitle(catalog),
		description:
			'Manage custom fields, custom values, tags, templates and tasks of a GoHighLevel (HighLevel) location',
		defaults: { name: 'GHL Locations' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: CREDENTIALS,
		properties: propertiesOf(catalog),
	};

	methods = { listSearch: { ...searches, ...locationSearches } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeCatalog(this, catalog);
	}
}
