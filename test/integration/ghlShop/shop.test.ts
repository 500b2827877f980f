import type { IDataObject, INodeParameters, INodeType } from 'n8n-workflow';
import { GhlProducts } from '../../../nodes/ghl/GhlProducts/GhlProducts.node';
import { GhlStore } from '../../../nodes/ghl/GhlStore/GhlStore.node';
import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import { pricesOf, productsOf } from '../../../sandbox/ghl/products/data';
import { onlineStoreOf } from '../../../sandbox/ghl/products/seed';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { locator, runNode, searchList } from '../../harness';
import { errorOf, tokenCredential } from '../engine/support';

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox({ orders: 5, rateLimit: null });
});
afterEach(() => sandbox.close());

const formOf = (resource: string, operation: string, parameters: INodeParameters) => ({
	credentials: tokenCredential(sandbox),
	parameters: { resource, operation, ...parameters },
});

/** Runs an operation. Returns its first item. */
async function run(node: INodeType, ...form: Parameters<typeof formOf>): Promise<IDataObject> {
	const [{ json }] = await runNode({ node, ...formOf(...form) });
	return json;
}

const products = async (...form: Parameters<typeof formOf>) =>
	await run(new GhlProducts(), ...form);

/** Returns the results of a searchable list at a path of a form. */
async function search(
	node: INodeType,
	method: string,
	form: Parameters<typeof formOf>,
	path?: string,
	filter?: string,
) {
	const options = { node, method, ...formOf(...form), path: path && `parameters.${path}` };
	return (await searchList(options, { filter })).results;
}

interface Variant {
	options: Array<{ id: string }>;
}

const firstProduct = () => productsOf(sandbox.world, MAIN_LOCATION.id)[0];

describe('a product from its variants to its deletion', () => {
	it('has a price for an option that is selected from a list, stock and a new price, and is deleted', async () => {
		const { productId } = await products('product', 'create', {
			name: 'Apron',
			productType: 'PHYSICAL',
			additionalFields: {
				variants: {
					rows: [
						{
							variantName: 'Size',
							options: { rows: [{ optionName: 'S' }, { optionName: 'L' }] },
						},
					],
				},
			},
		});
		const product = { productId: locator(String(productId)) };
		const options = await search(
			new GhlProducts(),
			'searchVariantOptions',
			['price', 'create', product],
			'additionalFields.variantOptionIds.rows[0].variantOption',
			'size: l',
		);
		expect(options).toEqual([{ name: 'Size: L', value: expect.any(String) }]);

		const { priceId } = await products('price', 'create', {
			...product,
			name: 'L',
			amount: 30,
			currency: 'USD',
			additionalFields: {
				variantOptionIds: { rows: [{ variantOption: locator(String(options[0].value)) }] },
				sku: 'APRON-L',
			},
		});
		const price = { ...product, priceId: locator(String(priceId)) };
		await products('inventory', 'update', {
			items: {
				rows: [{ stockId: locator(String(priceId)), change: { availableQuantity: 4 } }],
			},
		});
		expect(await products('inventory', 'getAll', { filters: { search: 'apron' } })).toMatchObject({
			priceId,
			productName: 'Apron',
			sku: 'APRON-L',
			availableQuantity: 4,
		});

		await products('product', 'bulkUpdate', {
			bulkType: 'bulk-update-price',
			productIds: { rows: [product] },
			price: { changeType: 'REDUCE_BY_PERCENTAGE', changeValue: 10 },
		});
		expect(await products('price', 'get', price)).toMatchObject({
			amount: 27,
			variantOptionIds: [options[0].value],
		});

		expect(await products('product', 'delete', product)).toEqual({ deleted: true });
		await expect(products('price', 'get', price)).rejects.toThrow(/Product not found/);
	});

	it('keeps its IDs if its variants are written again with the same names', async () => {
		const variants = (...names: string[]) => ({
			variants: {
				rows: [
					{ variantName: 'Size', options: { rows: names.map((optionName) => ({ optionName })) } },
				],
			},
		});
		const form = { name: 'Apron', productType: 'PHYSICAL' };
		const made = await products('product', 'create', {
			...form,
			output: 'raw',
			additionalFields: variants('S', 'L'),
		});
		const changed = await products('product', 'update', {
			productId: locator(String(made._id)),
			output: 'raw',
			updateFields: variants('L', 'XL'),
		});
		const optionsOf = (product: IDataObject) =>
			(product.variants as Variant[])[0].options.map(({ id }) => id);
		const [, large] = optionsOf(made);
		const [first, other] = optionsOf(changed);
		expect(first).toBe(large);
		expect(other).not.toBe(large);
	});
});

it('accepts several IDs from one expression, as text or as a list', async () => {
	const [one, two, three] = productsOf(sandbox.world, MAIN_LOCATION.id).map(({ _id }) => _id);
	const storeId = onlineStoreOf(MAIN_LOCATION.id);
	const stats = async () =>
		await products('storeProduct', 'getStats', { storeId: locator(storeId) });
	const before = Number((await stats()).includedInStore);
	const form = formOf('storeProduct', 'updateStatus', {
		storeId: locator(storeId),
		storeAction: 'exclude',
		productIds: {
			rows: [
				{ productId: locator('={{ $json.text }}') },
				{ productId: locator('={{ $json.list }}') },
			],
		},
	});
	const items = [{ json: { text: `${one}, ${two}`, list: [three] } }];
	const [{ json }] = await runNode({ node: new GhlProducts(), ...form, items });
	expect(json).toEqual({ success: true });
	// The first product of the catalog was not in the store.
	expect((await stats()).includedInStore).toBe(before - 2);
});

describe('an online store', () => {
	const storeId = onlineStoreOf(MAIN_LOCATION.id);
	const review = { productId: locator('p1'), reviewId: locator('r1') };

	it('is an entry of the list of funnels, marked as a store', async () => {
		const form: Parameters<typeof formOf> = ['storeProduct', 'getStats', {}];
		const found = await search(new GhlProducts(), 'searchFunnels', form, 'storeId', 'store');
		expect(found).toEqual([{ name: 'Online Store · website · store', value: storeId }]);
	});

	it.each([
		['storeProduct', 'getStats', { storeId: locator(storeId) }, { storeId }],
		['product', 'getAll', { filters: { storeId: locator(storeId) } }, { filters: { storeId } }],
		[
			'productReview',
			'getAll',
			{ filters: { ofStores: { rows: [{ storeId: locator(storeId) }] } } },
			{ filters: { ofStores: storeId } },
		],
		[
			'productReview',
			'bulkUpdate',
			{ status: 'approved', reviews: { rows: [{ ...review, storeId: locator(storeId) }] } },
			{ status: 'approved', reviews: { rows: [{ ...review, storeId }] } },
		],
	])(
		'of %s.%s is sent in the same way by version 1 of the node',
		async (resource, operation, newest, saved) => {
			const sent = async (parameters: INodeParameters, typeVersion?: number) => {
				const before = sandbox.requests.lastSeq;
				const form = formOf(resource, operation, parameters);
				await runNode({ node: new GhlProducts(), ...form, typeVersion }).catch(() => {});
				return sandbox.requests
					.since(before)
					.map(({ method, path, query, body }) => ({ method, path, query, body }));
			};
			const requests = await sent(newest);
			expect(JSON.stringify(requests)).toContain(storeId);
			expect(await sent(saved, 1)).toEqual(requests);
		},
	);

	it('is a text with its own message in version 1 of the node', async () => {
		const form = formOf('storeProduct', 'getStats', { storeId: ' ' });
		const { message } = await errorOf(
			runNode({ node: new GhlProducts(), ...form, typeVersion: 1 }),
		);
		expect(message).toBe("'Store ID' is empty");
	});
});

describe('lists that depend on the form', () => {
	const priceNames = (productId: string) =>
		pricesOf(sandbox.world, MAIN_LOCATION.id, productId).map(({ name, amount }) => {
			return `${name} · ${amount} USD`;
		});

	it('show the prices of the product in the same row', async () => {
		const [one, two] = productsOf(sandbox.world, MAIN_LOCATION.id);
		const form: Parameters<typeof formOf> = [
			'shippingRate',
			'getAvailable',
			{
				country: locator('GB'),
				orderedItems: {
					rows: [{ productId: locator(one._id) }, { productId: locator(two._id) }],
				},
			},
		];
		const found = await search(
			new GhlStore(),
			'searchPrices',
			form,
			'orderedItems.rows[1].priceId',
		);
		expect(found.map(({ name }) => name)).toEqual(priceNames(two._id));
	});

	it('show the prices of the selected product, and none before one is selected', async () => {
		const { _id } = firstProduct();
		const found = async (productId: string) =>
			await search(
				new GhlProducts(),
				'searchPrices',
				['price', 'get', { productId: locator(productId) }],
				'priceId',
			);
		expect((await found(_id)).map(({ name }) => name)).toEqual(priceNames(_id));
		expect(await found('')).toEqual([]);
	});

	it('show the reviews of one product, if one is selected', async () => {
		const { _id } = firstProduct();
		const found = async (parameters: INodeParameters) =>
			await search(
				new GhlProducts(),
				'searchProductReviews',
				['productReview', 'update', parameters],
				'reviewId',
			);
		expect((await found({})).length).toBeGreaterThan(1);
		expect((await found({ productId: locator(_id) })).map(({ name }) => name)).toEqual([
			expect.stringContaining('Best beans in town · 5 stars'),
		]);
	});
});

it('find countries by name and by code, without a request', async () => {
	const found = async (filter: string) =>
		await search(new GhlStore(), 'searchCountries', ['shippingZone', 'create', {}], '', filter);
	expect(await found('united k')).toEqual([{ name: 'United Kingdom (GB)', value: 'GB' }]);
	expect(await found('(se)')).toEqual([{ name: 'Sweden (SE)', value: 'SE' }]);
	expect(await found('')).toHaveLength(247);
	expect(sandbox.requests.lastSeq).toBe(0);
});

describe('shipping', () => {
	it('offers the rates of a new zone until the zone is deleted', async () => {
		const store = async (...form: Parameters<typeof formOf>) => await run(new GhlStore(), ...form);
		const carrier = sandbox.world.ghl.store.carriers.all(MAIN_LOCATION.id)[0]._id;
		const { _id } = await store('shippingZone', 'create', {
			name: 'Texas',
			countries: { rows: [{ country: locator('US'), states: 'TX' }] },
		});
		const zone = { shippingZoneId: locator(String(_id)) };
		const { shippingRateId } = await store('shippingRate', 'create', {
			...zone,
			name: 'Ground',
			currency: 'USD',
			amount: 7,
			shippingCarrierId: locator(carrier),
		});
		const price = pricesOf(sandbox.world, MAIN_LOCATION.id)[0];
		const available = async () => {
			const items = await runNode({
				node: new GhlStore(),
				...formOf('shippingRate', 'getAvailable', {
					country: locator('US'),
					totalOrderAmount: 10,
					totalOrderWeight: 1,
					orderedItems: { rows: [{ priceId: locator(price._id), quantity: 1 }] },
					additionalFields: { address: { state: 'TX' } },
				}),
			});
			return items.map(({ json }) => json._id);
		};
		expect(await available()).toContain(shippingRateId);
		await store('shippingZone', 'delete', zone);
		expect(await available()).not.toContain(shippingRateId);
	});
});
