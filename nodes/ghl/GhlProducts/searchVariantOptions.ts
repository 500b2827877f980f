import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { locatorValue } from '../../shared/engine/parameters';
import { clientOfForm } from '../../shared/engine/search';
import { ghl, LOCATION_ID } from '../api';

interface Variant extends IDataObject {
	name: string;
	options?: Array<{ id: string; name: string }>;
}

/** The variant options of the chosen product: `Size: XL`. */
export async function searchVariantOptions(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const productId = String(locatorValue(this.getCurrentNodeParameter('productId')) ?? '');
	if (productId === '' || productId.startsWith('=')) return { results: [] };
	const client = await clientOfForm(this, ghl);
	const product = await client.requestObject({
		method: 'GET',
		path: `/products/${encodeURIComponent(productId)}`,
		query: LOCATION_ID.values(client.connection.account),
		scope: 'products.readonly',
	});
	const results = ((product.variants ?? []) as Variant[]).flatMap(({ name, options = [] }) =>
		options.map((option) => ({ name: `${name}: ${option.name}`, value: option.id })),
	);
	return {
		results: results.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase())),
	};
}
