import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { locatorValue } from '../../shared/engine/parameters';
import { runOfForm } from '../../shared/engine/formRun';
import { call } from '../../shared/engine/operation';
import { ghl } from '../api';
import { product as productResource } from './resources/product';

interface Variant extends IDataObject {
	name: string;
	options?: Array<{ id: string; name: string }>;
}

/** Returns the variant options of the chosen product: `Size: XL`. */
export async function searchVariantOptions(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const productId = String(locatorValue(this.getCurrentNodeParameter('productId')) ?? '');
	if (productId === '' || productId.startsWith('=')) return { results: [] };
	const run = await runOfForm(this, ghl);
	const product = await call(run, productResource.operations.get, { productId });
	const variants = Array.isArray(product.variants) ? (product.variants as Variant[]) : [];
	const results = variants.flatMap(({ name, options = [] }) =>
		options.map((option) => ({ name: `${name}: ${option.name}`, value: option.id })),
	);
	return {
		results: results.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase())),
	};
}
