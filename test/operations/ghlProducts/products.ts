import { locator } from '../../harness';
import { ghlToken } from '../../../sandbox/ghl/access';
import type { Cases } from '../support/types';
import { account, chosen, location, shopOf, storeId } from './shop';

const resource = 'product';

export const products: Cases = (world) => {
	const { beans, beansPrices, coffee } = shopOf(world);
	const path = `/products/${beans._id}`;
	return [
		{
			resource,
			operation: 'create',
			parameters: {
				name: 'Aeropress',
				productType: 'PHYSICAL',
				additionalFields: {
					availableInStore: true,
					collectionIds: chosen('collectionId', coffee._id),
					variants: {
						rows: [
							{
								variantName: 'Size',
								options: {
									rows: [{ optionName: 'S' }, { optionName: 'L', optionId: 'h4z7u0im2q8' }],
								},
							},
						],
					},
					medias: {
						rows: [{ mediaUrl: 'https://example.com/front.png', mediaTitle: 'front.png' }],
					},
					label: { labelTitle: 'New', startDate: '2026-12-01' },
				},
			},
			expect: {
				request: {
					method: 'POST',
					path: '/products/',
					body: {
						...location,
						name: 'Aeropress',
						productType: 'PHYSICAL',
						availableInStore: true,
						collectionIds: [coffee._id],
						variants: [
							{
								// SHA-256 of `Size` and of `Size/S`, shortened to the length of GHL's own IDs.
								id: '1af85190733',
								name: 'Size',
								options: [
									{ id: 'ad26f96071d', name: 'S' },
									{ id: 'h4z7u0im2q8', name: 'L' },
								],
							},
						],
						medias: [
							{
								id: '8e7109c5a3a',
								url: 'https://example.com/front.png',
								type: 'image',
								title: 'front.png',
								isFeatured: false,
							},
						],
						label: { title: 'New', startDate: '2026-12-01T00:00:00.000Z' },
					},
				},
				output: { name: 'Aeropress', slug: 'aeropress', collectionIds: [coffee._id] },
			},
			bad: { parameters: { name: '' }, message: /'Name' is empty/ },
		},
		{
			resource,
			operation: 'delete',
			parameters: { productId: locator(beans._id) },
			expect: {
				request: { method: 'DELETE', path, query: location },
				output: { deleted: true },
			},
			bad: {
				parameters: { productId: locator('64a1b2c3d4e5f67890123456') },
				message: /Product not found/,
			},
		},
		{
			resource,
			operation: 'get',
			parameters: { productId: locator(beans.slug), options: { sendWishlistStatus: true } },
			expect: {
				request: {
					method: 'GET',
					path: `/products/${beans.slug}`,
					query: { ...location, sendWishlistStatus: 'true' },
				},
				output: { productId: beans._id, name: beans.name, collectionIds: [coffee._id] },
			},
			bad: {
				parameters: { productId: locator('../x') },
				message: /'Product' is not an ID: \.\.\/x/,
			},
		},
		{
			resource,
			operation: 'getAll',
			parameters: {
				limit: 5,
				filters: {
					search: 'beans',
					inCollections: chosen('collectionId', coffee._id),
					onlyProducts: chosen('productId', beans._id, `${beans._id}, 64a1b2c3d4e5f67890123456`),
					storeId: locator(storeId),
					includedInStore: false,
					expand: ['tax'],
					sortOrder: 'asc',
				},
			},
			expect: {
				request: {
					method: 'GET',
					path: '/products/',
					query: {
						...location,
						search: 'beans',
						collectionIds: coffee._id,
						productIds: [beans._id, beans._id, '64a1b2c3d4e5f67890123456'],
						storeId,
						includedInStore: 'false',
						expand: 'tax',
						sortOrder: 'asc',
						limit: '5',
						offset: '0',
					},
				},
				output: [{ productId: beans._id, name: beans.name, availableInStore: true }],
			},
			bad: { parameters: { limit: 0 }, message: /'Limit' is not a whole number/ },
		},
		{
			resource,
			operation: 'update',
			parameters: {
				productId: locator(beans._id),
				updateFields: {
					description: 'Roasted on Mondays.',
					prices: chosen('price', beansPrices[0]._id),
				},
			},
			expect: {
				request: [
					{ method: 'GET', path, query: location },
					{
						method: 'PUT',
						path,
						body: {
							...location,
							name: beans.name,
							productType: 'PHYSICAL',
							description: 'Roasted on Mondays.',
							prices: [beansPrices[0]._id],
						},
					},
				],
				output: { productId: beans._id, description: 'Roasted on Mondays.' },
			},
			bad: {
				parameters: {
					updateFields: { name: 'Beans', productType: 'SERVICE', label: { endDate: 'soon' } },
				},
				message: /'End Date' is not a date: "soon"/,
			},
		},
		{
			resource,
			operation: 'update',
			title: 'with the fields that GHL requires',
			parameters: {
				productId: locator(beans._id),
				updateFields: { name: 'Beans', productType: 'SERVICE' },
			},
			expect: {
				request: {
					method: 'PUT',
					path,
					body: { ...location, name: 'Beans', productType: 'SERVICE' },
				},
				output: { productId: beans._id, name: 'Beans', productType: 'SERVICE' },
			},
		},
		{
			resource,
			operation: 'apiCall',
			parameters: {
				path: '/products/inventory',
				query: { rows: [{ name: 'limit', value: '1' }] },
			},
			expect: {
				request: {
					method: 'GET',
					path: '/products/inventory',
					query: { ...account, limit: '1' },
				},
				output: { inventory: [{ _id: beansPrices[0]._id }] },
			},
			bad: {
				parameters: { path: 'products' },
				message: /'Path' is not a path of the API: products/,
			},
		},
		{
			resource: 'storeProduct',
			operation: 'getStats',
			parameters: {
				storeId: locator(storeId),
				filters: { inCollections: chosen('collectionId', coffee._id) },
			},
			expect: {
				request: {
					method: 'GET',
					path: `/products/store/${storeId}/stats`,
					query: { ...account, collectionIds: coffee._id },
				},
				// The first product of the catalog is not in the store.
				output: { totalProducts: 3, includedInStore: 2, excludedFromStore: 1 },
			},
			bad: { parameters: { storeId: locator(' ') }, message: /'Store' is empty/ },
		},
		{
			resource: 'storeProduct',
			operation: 'updateStatus',
			parameters: {
				storeId: locator(storeId),
				storeAction: 'exclude',
				productIds: chosen('productId', beans._id),
			},
			expect: {
				request: {
					method: 'POST',
					path: `/products/store/${storeId}`,
					body: { ...account, action: 'exclude', productIds: [beans._id] },
				},
				output: { success: true },
			},
			bad: { parameters: { productIds: {} }, message: /'Products' is empty/ },
		},
		{
			resource: 'storeProduct',
			operation: 'updatePriority',
			parameters: { storeId: locator(storeId), displayPriorities: `[["${beans._id}", 1]]` },
			expect: {
				request: {
					method: 'POST',
					path: `/products/store/${storeId}/priority`,
					body: { ...account, products: [[beans._id, 1]] },
				},
				output: { success: true },
			},
			bad: {
				parameters: {},
				credentials: ghlToken('readOnly'),
				message: /products\.write/,
			},
			samples: { displayPriorities: `[["${beans._id}", 1]]` },
		},
	];
};
