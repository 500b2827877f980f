import { locator } from '../../harness';
import type { Cases } from '../support/types';
import { account, chosen, shopOf } from './shop';

const resource = 'product';

export const bulk: Cases = (world) => {
	const { beans, beansPrices, grinder, grinderPrices, coffee } = shopOf(world);
	const update = (body: object) => ({
		method: 'POST',
		path: '/products/bulk-update',
		body: { ...account, productIds: [beans._id], ...body },
	});
	const done = { status: true, message: 'Successfully updated' };
	return [
		{
			resource,
			operation: 'bulkUpdate',
			parameters: {
				bulkType: 'bulk-update-price',
				productIds: chosen('productId', beans._id),
				price: { changeType: 'INCREASE_BY_PERCENTAGE', changeValue: 5, roundToWhole: true },
			},
			expect: {
				request: update({
					type: 'bulk-update-price',
					price: { type: 'INCREASE_BY_PERCENTAGE', value: 5, roundToWhole: true },
				}),
				output: done,
			},
			bad: { parameters: { productIds: {} }, message: /'Products' is empty/ },
		},
		{
			resource,
			operation: 'bulkUpdate',
			title: 'of collections',
			parameters: {
				bulkType: 'bulk-update-product-collection',
				productIds: chosen('productId', beans._id),
				collectionIds: chosen('collectionId', coffee._id),
			},
			expect: {
				request: update({
					type: 'bulk-update-product-collection',
					collectionIds: [coffee._id],
				}),
				output: done,
			},
		},
		{
			resource,
			operation: 'bulkUpdate',
			title: 'that deletes',
			parameters: {
				bulkType: 'bulk-delete-products',
				productIds: chosen('productId', beans._id),
			},
			expect: { request: update({ type: 'bulk-delete-products' }), output: done },
		},
		{
			resource,
			operation: 'bulkEdit',
			parameters: {
				editedProducts: {
					rows: [{ productId: locator(beans._id), product: { availableInStore: false } }],
				},
				editedPrices: {
					rows: [
						{
							productId: locator(beans._id),
							priceId: locator(beansPrices[0]._id),
							price: { amount: 10 },
						},
						{
							productId: locator(grinder._id),
							priceId: locator(grinderPrices[0]._id),
							price: { sku: 'GRIND-1', weight: 2, weightUnit: 'kg' },
						},
					],
				},
			},
			expect: {
				request: {
					method: 'POST',
					path: '/products/bulk-update/edit',
					body: {
						...account,
						products: [
							{
								_id: beans._id,
								availableInStore: false,
								prices: [{ _id: beansPrices[0]._id, amount: 10 }],
							},
							{
								_id: grinder._id,
								prices: [
									{
										_id: grinderPrices[0]._id,
										sku: 'GRIND-1',
										shippingOptions: { weight: { value: 2, unit: 'kg' } },
									},
								],
							},
						],
					},
				},
				output: { status: true, updatedCount: 2 },
			},
			bad: {
				parameters: {
					editedProducts: {
						rows: [{ productId: locator(beans._id), product: { taxes: '[{' } }],
					},
				},
				message: /'Taxes' is not valid JSON/,
			},
			samples: { taxes: '[{ "_id": "654492a4e6bef380114de15a" }]' },
		},
	];
};
