import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import { locator } from '../../harness';
import { ghlToken } from '../../../sandbox/ghl/access';
import type { Testbed } from '../support/testbed';
import type { Cases } from '../support/types';

const full = ghlToken('full');
const account = { altId: MAIN_LOCATION.id, altType: 'location' };

const required = {
	name: 'New Year Sale',
	code: 'NEWYEAR27',
	discountType: 'amount',
	discountValue: 9.5,
	startDate: '2026-12-31T23:00:00Z',
};
const sent = { ...account, ...required, startDate: '2026-12-31T23:00:00.000Z' };
/** Uses API version V3, because only this version supports prices and variants. */
const credentials = (testbed: Testbed) => ({
	ghlApi: { ...full(testbed).ghlApi, apiVersion: 'v3' },
});

export const coupons: Cases = ({ ghl }) => {
	const [coupon] = ghl.coupons.all(MAIN_LOCATION.id);
	const [product] = ghl.products.values();
	const path = '/payments/coupon';
	const list = { ...account, limit: '100', offset: '0' };
	const found = {
		couponId: coupon._id,
		code: 'WELCOME10',
		status: 'active',
		discountValue: 10,
	};
	return [
		{
			resource: 'coupon',
			operation: 'create',
			parameters: {
				...required,
				additionalFields: {
					endDate: '2027-01-31',
					usageLimit: 10,
					productIds: { rows: [{ productId: locator(product._id) }] },
					applyToFuturePaymentsConfig: { type: 'fixed', duration: 3, durationType: 'months' },
					priceIds: 'p1, p2',
					variantIds: 'v1',
					limitPerCustomer: true,
				},
			},
			credentials,
			expect: {
				request: {
					method: 'POST',
					path,
					body: {
						...sent,
						endDate: '2027-01-31T00:00:00.000Z',
						usageLimit: 10,
						productIds: [product._id],
						applyToFuturePaymentsConfig: { type: 'fixed', duration: 3, durationType: 'months' },
						priceIds: ['p1', 'p2'],
						variantIds: ['v1'],
						limitPerCustomer: true,
					},
				},
				output: { name: 'New Year Sale', code: 'NEWYEAR27', status: 'scheduled' },
			},
			bad: {
				parameters: { additionalFields: { priceIds: '6578278e879ad2646715ba9c' } },
				credentials: full,
				message: /'Price IDs' requires API version V3/,
			},
		},
		{
			resource: 'coupon',
			operation: 'delete',
			parameters: { couponId: locator(coupon._id) },
			expect: {
				request: { method: 'DELETE', path, body: { ...account, id: coupon._id } },
				output: [{ deleted: true }],
			},
			bad: {
				parameters: { couponId: locator('6241712be68f7a98102ba272') },
				message: /Coupon not found/,
			},
		},
		{
			resource: 'coupon',
			operation: 'get',
			parameters: { findBy: 'code', code: 'WELCOME10' },
			expect: {
				request: [
					{ method: 'GET', path: `${path}/list`, query: { ...list, search: 'WELCOME10' } },
					{ method: 'GET', path, query: { ...account, id: coupon._id, code: 'WELCOME10' } },
				],
				output: found,
			},
			bad: {
				parameters: { code: 'WELCOME1' },
				message: /There is no coupon with the code WELCOME1/,
			},
		},
		{
			resource: 'coupon',
			operation: 'get',
			title: 'by ID',
			parameters: { couponId: locator(coupon._id) },
			expect: {
				request: [
					{ method: 'GET', path: `${path}/list`, query: list },
					{ method: 'GET', path, query: { ...account, id: coupon._id, code: 'WELCOME10' } },
				],
				output: found,
			},
		},
		{
			resource: 'coupon',
			operation: 'getAll',
			parameters: { filters: { search: 'welcome', status: 'active' } },
			expect: {
				request: {
					method: 'GET',
					path: `${path}/list`,
					query: { ...account, search: 'welcome', status: 'active', limit: '50', offset: '0' },
				},
				output: [found],
			},
			bad: {
				parameters: { limit: -1 },
				message: /'Limit' is not a whole number of 1 or more: -1/,
			},
		},
		{
			resource: 'coupon',
			operation: 'update',
			parameters: { couponId: locator(coupon._id), ...required },
			credentials,
			expect: {
				request: { method: 'PUT', path, body: { ...sent, id: coupon._id } },
				output: { couponId: coupon._id, name: 'New Year Sale', discountType: 'amount' },
			},
			bad: { parameters: { code: '' }, message: /'Code' is empty/ },
		},
		{
			resource: 'coupon',
			operation: 'apiCall',
			parameters: { path: `${path}/list` },
			expect: {
				request: { method: 'GET', path: `${path}/list`, query: account },
				output: { data: [{ _id: coupon._id }], totalCount: 1 },
			},
			bad: { parameters: { path: '' }, message: /'Path' is not a path of the API/ },
		},
	];
};
