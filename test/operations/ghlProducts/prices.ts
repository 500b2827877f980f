import { locator } from '../../harness';
import type { Cases } from '../support/types';
import { account, chosen, location, shopOf } from './shop';

const resource = 'price';

export const prices: Cases = (world) => {
	const { beans, beansPrices, optionsOf } = shopOf(world);
	const [small, large] = beansPrices;
	const list = `/products/${beans._id}/price`;
	const path = `${list}/${small._id}`;
	const form = { productId: locator(beans._id), priceId: locator(small._id) };
	return [
		{
			resource,
			operation: 'create',
			parameters: {
				productId: locator(beans._id),
				name: 'Weekly, 250 g',
				amount: 8.5,
				currency: 'USD',
				type: 'recurring',
				interval: 'week',
				intervalCount: 2,
				additionalFields: {
					variantOptionIds: chosen('variantOption', optionsOf(small._id)[0]),
					trialPeriod: 7,
					availableQuantity: 20,
				},
			},
			expect: {
				request: {
					method: 'POST',
					path: list,
					body: {
						...location,
						name: 'Weekly, 250 g',
						amount: 8.5,
						currency: 'USD',
						type: 'recurring',
						recurring: { interval: 'week', intervalCount: 2 },
						variantOptionIds: optionsOf(small._id),
						trialPeriod: 7,
						availableQuantity: 20,
					},
				},
				output: { productId: beans._id, amount: 8.5, interval: 'week', availableQuantity: 20 },
			},
			bad: { parameters: { currency: '' }, message: /'Currency' is empty/ },
		},
		{
			resource,
			operation: 'create',
			title: 'paid once',
			parameters: {
				productId: locator(beans._id),
				name: '2 kg',
				amount: 60,
				currency: 'USD',
			},
			expect: {
				request: {
					method: 'POST',
					path: list,
					body: { ...location, name: '2 kg', amount: 60, currency: 'USD', type: 'one_time' },
				},
				output: { name: '2 kg', type: 'one_time', interval: null },
			},
		},
		{
			resource,
			operation: 'delete',
			parameters: form,
			expect: { request: { method: 'DELETE', path, query: location }, output: { deleted: true } },
			bad: {
				parameters: { priceId: locator('64a1b2c3d4e5f67890123456') },
				message: /Price not found/,
			},
		},
		{
			resource,
			operation: 'get',
			parameters: form,
			expect: {
				request: { method: 'GET', path, query: location },
				output: {
					priceId: small._id,
					productId: beans._id,
					amount: small.amount,
					variantOptionIds: optionsOf(small._id),
				},
			},
			bad: { parameters: { priceId: locator('a/b') }, message: /'Price' is not an ID: a\/b/ },
		},
		{
			resource,
			operation: 'getAll',
			parameters: {
				productId: locator(beans._id),
				returnAll: true,
				filters: { ids: chosen('price', small._id, large._id) },
			},
			expect: {
				request: {
					method: 'GET',
					path: list,
					query: {
						...location,
						ids: `${small._id},${large._id}`,
						limit: '100',
						offset: '0',
					},
				},
				output: [{ priceId: small._id }, { priceId: large._id }],
			},
			bad: { parameters: { productId: locator('') }, message: /'Product' is empty/ },
		},
		{
			resource,
			operation: 'update',
			parameters: { ...form, updateFields: { amount: 11 } },
			expect: {
				request: [
					{ method: 'GET', path, query: location },
					{
						method: 'PUT',
						path,
						body: { ...location, name: small.name, type: 'one_time', amount: 11, currency: 'USD' },
					},
				],
				output: { priceId: small._id, name: small.name, amount: 11 },
			},
			bad: { parameters: { priceId: locator('?') }, message: /'Price' is not an ID: \?/ },
		},
		{
			resource: 'inventory',
			operation: 'getAll',
			parameters: { limit: 2, filters: { search: 'house blend' } },
			expect: {
				request: {
					method: 'GET',
					path: '/products/inventory',
					query: { ...account, search: 'house blend', limit: '2', offset: '0' },
				},
				output: [
					{ priceId: small._id, productId: beans._id, productName: beans.name },
					{ priceId: large._id },
				],
			},
			bad: { parameters: { limit: 1.5 }, message: /'Limit' is not a whole number/ },
		},
		{
			resource: 'inventory',
			operation: 'update',
			parameters: {
				items: {
					rows: [
						{ stockId: locator(small._id), change: { availableQuantity: 12 } },
						{ stockId: locator(large._id), change: { allowOutOfStockPurchases: false } },
					],
				},
			},
			expect: {
				request: {
					method: 'POST',
					path: '/products/inventory',
					body: {
						...account,
						items: [
							{ priceId: small._id, availableQuantity: 12 },
							{ priceId: large._id, allowOutOfStockPurchases: false },
						],
					},
				},
				output: { status: true, message: 'Successfully updated' },
			},
			bad: { parameters: { items: {} }, message: /'Items' is empty/ },
		},
	];
};
