import type { IDataObject } from 'n8n-workflow';

/**
 * Merges the products and prices of the form into GHL's list, in which prices are part of their product. If a
 * product has no changes, only its ID is sent.
 */
export function joinPrices({ body }: { body: IDataObject }): void {
	const { products = [], prices = [], ...rest } = body as Record<string, IDataObject[]>;
	const joined = new Map(products.map((product) => [product._id, product]));
	for (const { product, ...price } of prices) {
		const { prices: others = [], ...own } = joined.get(product) ?? { _id: product };
		joined.set(product, { ...own, prices: [...(others as IDataObject[]), price] });
	}
	for (const key of Object.keys(body)) delete body[key];
	Object.assign(body, rest, { products: [...joined.values()] });
}
