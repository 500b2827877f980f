import { sentIn, shownWhen } from '../../../shared/catalog/fields';
import type { Resource, Simplified } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { call } from '../../../shared/engine/operation';
import { ALT, inBody } from '../../api';
import { coupons as f } from '../../fields/coupons';
import { lists } from '../../fields/lists';
import { apiCall } from '../../operations';
import { getCoupon } from '../getCoupon';

const simplified: Simplified = {
	couponId: '_id',
	name: 'name',
	code: 'code',
	status: 'status',
	discountType: 'discountType',
	discountValue: 'discountValue',
	usageCount: 'usageCount',
	startDate: 'startDate',
	endDate: 'endDate',
	createdAt: 'createdAt',
};

const settings = {
	required: [f.name, f.code, f.discountType, f.discountValue, f.startDate],
	optional: [
		f.endDate,
		f.usageLimit,
		f.limitPerCustomer,
		f.productIds,
		f.priceIds,
		f.variantIds,
		f.applyToFuturePayments,
		f.applyToFuturePaymentsConfig,
	],
};

const getAll = operation('GET /payments/coupon/list', {
	name: 'Get Many',
	action: 'Get many coupons',
	description: 'Retrieve a list of coupons',
	scope: 'payments/coupons.readonly',
	filters: [f.search, f.status],
	list: lists.data,
	simplified,
});

export const coupon: Resource = {
	name: 'Coupon',
	operations: {
		create: operation('POST /payments/coupon', {
			name: 'Create',
			action: 'Create coupon',
			description: 'Create a discount code',
			scope: 'payments/coupons.write',
			fields: settings.required,
			additional: settings.optional,
			simplified,
		}),
		delete: operation('DELETE /payments/coupon', {
			name: 'Delete',
			action: 'Delete coupon',
			description: 'Delete a coupon permanently',
			scope: 'payments/coupons.write',
			account: inBody(ALT),
			fields: [sentIn(f.couponId, 'body')],
			result: 'deleted',
		}),
		get: operation('GET /payments/coupon', {
			name: 'Get',
			action: 'Get coupon',
			description: 'Retrieve one coupon, by its ID or by its code',
			scope: 'payments/coupons.readonly',
			fields: [
				f.findBy,
				shownWhen(f.couponId, { findBy: ['coupon'] }),
				shownWhen(f.code, { findBy: ['code'] }),
			],
			run: getCoupon(async (run, search) => await call(run, getAll, { search })),
			simplified,
		}),
		getAll,
		update: operation('PUT /payments/coupon', {
			name: 'Update',
			action: 'Update coupon',
			description:
				'Replace all settings of a coupon. Enter every setting, not only the changed ones: GHL clears the settings that you do not enter.',
			scope: 'payments/coupons.write',
			fields: [f.couponId, ...settings.required],
			additional: settings.optional,
			simplified,
		}),
		apiCall,
	},
};
