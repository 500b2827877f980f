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
import { mediaSearches } from '../fields/mediaSearches';
import { STORE_LIST_VERSION } from '../fields/products';
import { searches } from '../fields/searches';
import { catalog } from './catalog';
import { searchVariantOptions } from './searchVariantOptions';

export class GhlProducts implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'GHL Products',
		name: 'ghlProducts',
		icon: {
			light: 'file:../../../icons/ghlProducts.svg',
			dark: 'file:../../../icons/ghlProducts.dark.svg',
		},
		group: ['transform'],
		version: [1, STORE_LIST_VERSION],
		defaultVersion: STORE_LIST_VERSION,
		subtitle: actionSubtitle(catalog),
		description:
			'Manage products in GoHighLevel (HighLevel) with their prices, inventory, collections, and reviews',
		defaults: { name: 'GHL Products' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: CREDENTIALS,
		properties: propertiesOf(catalog),
	};

	methods = {
		listSearch: {
			...searches,
			searchFunnels: mediaSearches.searchFunnels,
			searchVariantOptions,
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeCatalog(this, catalog);
	}
}
