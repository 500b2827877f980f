import type { AxiosInstance } from 'axios';
import { MAIN_LOCATION, PRIVATE_TOKENS, SECOND_LOCATION } from '../../../sandbox/ghl/accounts';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { ALT, ghl } from './client';

const LOCATION = { locationId: MAIN_LOCATION.id };

let sandbox: Sandbox;
let api: AxiosInstance;

beforeEach(async () => {
	sandbox = await startSandbox({ orders: 30, rateLimit: null });
	api = ghl(sandbox);
});
afterEach(() => sandbox.close());

describe('products', () => {
	it('lists the products that orders contain', async () => {
		const { data } = await api.get('/products/', { params: LOCATION });
		const ids = data.products.map(({ _id }: { _id: string }) => _id);
		const ordered = sandbox.world.ghl.orders
			.all(MAIN_LOCATION.id)
			.flatMap(({ items }) => items)
			.map(({ priceId }) => sandbox.world.ghl.prices.get(priceId)?.product);
		expect(ordered.length).toBeGreaterThan(0);
		expect(ordered.filter((id) => !ids.includes(id))).toEqual([]);
		expect(data.total).toEqual([{ total: ids.length }]);
	});

	it('are read page by page, by default newest first', async () => {
		const page = async (params: object) =>
			(await api.get('/products/', { params: { ...LOCATION, ...params } })).data.products;
		const all = await page({});
		expect([...(await page({ limit: 4 })), ...(await page({ limit: 100, offset: 4 }))]).toEqual(
			all,
		);
		await api.post('/products/', { ...LOCATION, name: 'New', productType: 'SERVICE' });
		expect((await page({ limit: 1 }))[0].name).toBe('New');
		expect((await page({ limit: 1, sortOrder: 'asc' }))[0].name).not.toBe('New');
	});

	it('are not found after deletion, but old orders still contain them', async () => {
		const [order] = sandbox.world.ghl.orders.all(MAIN_LOCATION.id);
		const productId = sandbox.world.ghl.prices.get(order.items[0].priceId)?.product;
		await api.delete(`/products/${productId}`, { params: LOCATION });
		expect((await api.get(`/products/${productId}`, { params: LOCATION })).status).toBe(404);
		const { data } = await api.get(`/payments/orders/${order._id}`, { params: ALT });
		expect(data.items[0].product._id).toBe(productId);
	});

	it('reject an invalid body with all errors', async () => {
		const { status, data } = await api.post('/products/', {
			...LOCATION,
			productType: 'GAS',
			variants: [{ name: 'Size' }],
		});
		expect(status).toBe(422);
		expect(data.message).toEqual([
			'name must be a string',
			'name should not be empty',
			expect.stringMatching(/^productType must be one of the following values/),
			'variants.0.id must be a string',
			'variants.0.id should not be empty',
			'variants.0.options must be an array',
		]);
	});

	it('require their scope and their location', async () => {
		const body = { ...LOCATION, name: 'New', productType: 'SERVICE' };
		const readOnly = ghl(sandbox, PRIVATE_TOKENS.readOnly.token);
		const refused = await readOnly.post('/products/', body);
		expect([refused.status, refused.data.message]).toEqual([
			401,
			'The token is not authorized for this scope.',
		]);
		const other = await api.post('/products/', { ...body, locationId: SECOND_LOCATION.id });
		expect(other.status).toBe(403);
	});
});

describe('bulk changes', () => {
	const edit = async (count: number) =>
		await api.post('/products/bulk-update/edit', {
			...ALT,
			products: Array.from({ length: count }, () => ({
				_id: [...sandbox.world.ghl.products.values()][0]._id,
				name: 'Renamed',
			})),
		});

	it('accept 30 products and prices in one request', async () => {
		expect((await edit(30)).data).toMatchObject({ status: true, updatedCount: 30 });
		expect((await edit(31)).status).toBe(400);
	});

	it.each([
		['INCREASE_BY_AMOUNT', 1.25, false, 10.75],
		['REDUCE_BY_AMOUNT', 20, false, 0],
		['INCREASE_BY_PERCENTAGE', 10, true, 10],
		['REDUCE_BY_PERCENTAGE', 50, false, 4.75],
		['SET_NEW_PRICE', 3, false, 3],
	])('change the price by %s of %d', async (type, value, roundToWhole, amount) => {
		const [price] = [...sandbox.world.ghl.prices.values()];
		expect(price.amount).toBe(9.5);
		const { status } = await api.post('/products/bulk-update', {
			...ALT,
			type: 'bulk-update-price',
			productIds: [price.product],
			price: { type, value, roundToWhole },
		});
		const path = `/products/${price.product}/price/${price._id}`;
		const { data } = await api.get(path, { params: LOCATION });
		expect([status, data.amount]).toEqual([201, amount]);
	});
});

describe('shipping', () => {
	const carrier = () => sandbox.world.ghl.store.carriers.all(MAIN_LOCATION.id)[0];

	it('accepts country codes as strings and rejects other values', async () => {
		const zone = { ...ALT, name: 'North', countries: [{ code: 'NO' }] };
		const { status, data } = await api.post('/store/shipping-zone', zone);
		expect([status, data.data.countries]).toEqual([201, [{ code: 'NO' }]]);
		const wrong = await api.post('/store/shipping-zone', { ...zone, countries: [{ code: 47 }] });
		expect(wrong.status).toBe(422);
	});

	it('omits rates whose conditions do not match', async () => {
		const names = async (totalOrderAmount: number) => {
			const { data } = await api.post('/store/shipping-zone/shipping-rates', {
				...ALT,
				country: 'GB',
				totalOrderAmount,
				totalOrderWeight: 1,
				source: { type: 'website' },
				products: [],
			});
			return data.data.map(({ name }: { name: string }) => name).sort();
		};
		expect(await names(50)).toEqual(['Express', 'Standard']);
		expect(await names(60)).toEqual(['Express', 'Free over 50']);
	});

	it('finds rates only in their zone', async () => {
		const [zone, other] = sandbox.world.ghl.store.zones.all(MAIN_LOCATION.id);
		const { data } = await api.post(`/store/shipping-zone/${zone._id}/shipping-rate`, {
			...ALT,
			name: 'Slow',
			currency: 'USD',
			amount: 1,
			conditionType: 'none',
			minCondition: 0,
			maxCondition: 0,
			shippingCarrierId: carrier()._id,
		});
		const rate = (zoneId: string) =>
			`/store/shipping-zone/${zoneId}/shipping-rate/${data.data._id}`;
		expect((await api.get(rate(zone._id), { params: ALT })).data.data.name).toBe('Slow');
		expect((await api.get(rate(other._id), { params: ALT })).status).toBe(404);
		const { data: list } = await api.get('/store/shipping-zone', {
			params: { ...ALT, withShippingRate: true },
		});
		const rates = list.data.flatMap((one: { shippingRates: unknown[] }) => one.shippingRates);
		expect(rates).toContainEqual(data.data);
	});

	it('has one setting, created or updated by the same endpoint', async () => {
		const before = (await api.get('/store/store-setting', { params: ALT })).data.data;
		const { data } = await api.post('/store/store-setting', {
			...ALT,
			shippingOrigin: {
				name: 'Shop',
				country: 'GB',
				city: 'Leeds',
				street1: '1 Mill Lane',
				zip: 'LS1 1AA',
			},
		});
		expect(data.data).toMatchObject({ _id: before._id, shippingOrigin: { city: 'Leeds' } });
	});
});
