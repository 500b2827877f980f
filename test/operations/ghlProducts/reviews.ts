import { locator } from '../../harness';
import type { Cases } from '../support/types';
import { account, chosen, shopOf, storeId } from './shop';

const resource = 'productReview';

export const reviews: Cases = (world) => {
	const { beans, review } = shopOf(world);
	const list = '/products/reviews';
	const path = `${list}/${review._id}`;
	const form = { reviewId: locator(review._id), productId: locator(beans._id) };
	const done = { status: true, message: 'Successfully updated' };
	return [
		{
			resource,
			operation: 'bulkUpdate',
			parameters: {
				status: 'approved',
				reviews: { rows: [{ ...form, storeId: locator(storeId) }] },
			},
			expect: {
				request: {
					method: 'POST',
					path: `${list}/bulk-update`,
					body: {
						...account,
						status: 'approved',
						reviews: [{ reviewId: review._id, productId: beans._id, storeId }],
					},
				},
				output: done,
			},
			bad: { parameters: { reviews: {} }, message: /'Reviews' is empty/ },
		},
		{
			resource,
			operation: 'count',
			parameters: { filters: { ofProducts: chosen('productId', beans._id) } },
			expect: {
				request: {
					method: 'GET',
					path: `${list}/count`,
					query: { ...account, productId: beans._id },
				},
				output: [{ status: review.status, count: 1 }],
			},
			bad: {
				parameters: { filters: { startDate: 'yesterday' } },
				message: /'Created After' is not a date: "yesterday"/,
			},
		},
		{
			resource,
			operation: 'delete',
			parameters: form,
			expect: {
				request: { method: 'DELETE', path, query: { ...account, productId: beans._id } },
				output: { deleted: true },
			},
			bad: { parameters: { productId: locator('') }, message: /'Product' is empty/ },
		},
		{
			resource,
			operation: 'getAll',
			parameters: {
				limit: 2,
				filters: {
					rating: 5,
					ofStores: chosen('storeId', storeId),
					sortField: 'rating',
					startDate: '2026-11-01',
				},
			},
			expect: {
				request: {
					method: 'GET',
					path: list,
					query: {
						...account,
						rating: '5',
						storeId,
						sortField: 'rating',
						startDate: '2026-11-01T00:00:00.000Z',
						limit: '2',
						offset: '0',
					},
				},
				output: [{ rating: 5 }, { rating: 5 }],
			},
			bad: {
				parameters: { filters: { endDate: '2026-13-01' } },
				message: /'Created Before' is not a date/,
			},
		},
		{
			resource,
			operation: 'update',
			parameters: {
				...form,
				status: 'approved',
				updateFields: {
					rating: 4,
					reply: {
						rows: [
							{
								headline: 'Thank you',
								comment: 'See you soon.',
								name: 'Ana Diaz',
								email: 'ana@example.com',
							},
						],
					},
				},
			},
			expect: {
				request: {
					method: 'PUT',
					path,
					body: {
						...account,
						productId: beans._id,
						status: 'approved',
						rating: 4,
						reply: [
							{
								headline: 'Thank you',
								comment: 'See you soon.',
								user: { name: 'Ana Diaz', email: 'ana@example.com', isCustomer: false },
							},
						],
					},
				},
				output: done,
			},
			bad: { parameters: { status: '' }, message: /'Status' is empty/ },
		},
	];
};
