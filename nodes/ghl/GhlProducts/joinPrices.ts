import type { IDataObject } from 'n8n-workflow';

/**
 * Turns the form's two lists into the one of GHL, in which prices travel inside their products. A
 * product that only its prices name is sent with its ID alone.
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
