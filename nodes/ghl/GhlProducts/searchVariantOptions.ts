import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { objectsOf, textOf } from '../../shared/core/guards';
import { listEntries } from '../../shared/engine/listEntries';
import { locatorValue } from '../../shared/engine/parameters';
import { runOfForm } from '../../shared/engine/formRun';
import { call } from '../../shared/engine/operation';
import { ghl } from '../api';
import { product as productResource } from './resources/product';

/** Returns the variant options of the chosen product: `Size: XL`. */
export async function searchVariantOptions(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const productId = textOf(locatorValue(this.getCurrentNodeParameter('productId')));
	if (productId === '' || productId.startsWith('=')) return { results: [] };
	const run = await runOfForm(this, ghl);
	const product = await call(run, productResource.operations.get, { productId });
	const options = objectsOf(product.variants).flatMap((variant) =>
		objectsOf(variant.options).map(({ name, id }) => ({
			name: [variant.name, name].map(textOf).filter(Boolean).join(': '),
			value: id,
		})),
	);
	return { results: listEntries(options, filter) };
}
