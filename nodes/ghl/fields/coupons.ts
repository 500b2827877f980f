import { isoDateTime, refuse, textList } from '../../shared/catalog/encode';
import type { Encoder } from '../../shared/catalog/encode';
import { choices, fieldTable, group, locator } from '../../shared/catalog/fields';
import { products } from './products';
import { recordIds } from './recordIds';

/** Prices and variants of coupons exist in the API's version v3 only (ghl-facts 6). */
const idsInV3: Encoder = (value, context) => {
	if (context.version === 'v3') return textList(value, context);
	throw refuse(
		context,
		`'${context.label}' needs the API version v3`,
		'Open the credential and choose V3 as its API Version, or leave this parameter out.',
	);
};

const cells = fieldTable({
	type: {
		displayName: 'Type',
		type: 'options',
		options: choices(['fixed', 'forever']),
		default: 'forever',
		description: 'Whether the discount ends after some months',
	},
	duration: {
		displayName: 'Months',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 1,
		description: 'How many months the discount lasts, for the type Fixed',
	},
	durationType: {
		displayName: 'Unit',
		type: 'options',
		options: choices(['months']),
		default: 'months',
		description: 'Unit of the duration, for the type Fixed',
	},
});

/** The fields of GHL's coupons. */
export const coupons = fieldTable({
	couponId: {
		...locator({
			displayName: 'Coupon',
			search: 'searchCoupons',
			example: '6241712be68f7a98102ba272',
		}),
		at: 'id',
		required: true,
	},
	code: {
		displayName: 'Code',
		type: 'string',
		required: true,
		placeholder: 'e.g. LEVELUPDAY2026',
		description: 'What customers enter to get the discount',
	},
	findBy: {
		displayName: 'Find By',
		type: 'options',
		options: [
			{ name: 'Code', value: 'code', description: 'The code that customers enter' },
			{ name: 'Coupon', value: 'coupon', description: 'The coupon, from a list or by its ID' },
		],
		default: 'coupon',
		in: 'none',
	},
	name: { displayName: 'Name', type: 'string', required: true, placeholder: 'e.g. New Year Sale' },
	discountType: {
		displayName: 'Discount Type',
		type: 'options',
		options: choices(['amount', 'percentage']),
		default: 'percentage',
	},
	discountValue: {
		displayName: 'Discount Value',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		required: true,
		description: 'Percent, or an amount in the currency itself: 9.5 is nine and a half, not cents',
	},
	startDate: {
		displayName: 'Start Date',
		type: 'dateTime',
		as: isoDateTime,
		required: true,
		description: 'From when on the coupon can be used',
	},
	endDate: {
		displayName: 'End Date',
		type: 'dateTime',
		as: isoDateTime,
		description: 'Until when the coupon can be used. Left out: for ever.',
	},
	usageLimit: {
		displayName: 'Usage Limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 1,
		description: 'How often the coupon can be used in all',
	},
	productIds: recordIds(
		{ displayName: 'Products', description: 'Only these products get the discount' },
		products.productId,
	),
	priceIds: {
		displayName: 'Price IDs',
		type: 'string',
		as: idsInV3,
		placeholder: 'e.g. 6578278e879ad2646715ba9c, 6578278e879ad2646715ba9d',
		description:
			'IDs of the prices that get the discount, divided by commas. Needs V3 as API Version of the credential.',
	},
	variantIds: {
		displayName: 'Variant IDs',
		type: 'string',
		as: idsInV3,
		placeholder: 'e.g. 6578278e879ad2646715ba9c, 6578278e879ad2646715ba9d',
		description:
			'IDs of the product variants that get the discount, divided by commas. Needs V3 as API Version of the credential.',
	},
	applyToFuturePayments: {
		displayName: 'Apply to Future Payments',
		type: 'boolean',
		default: true,
		description: 'Whether later payments of a subscription get the discount too',
	},
	applyToFuturePaymentsConfig: group(
		{
			displayName: 'Future Payments',
			description: 'How long later payments of a subscription get the discount',
		},
		[cells.type, cells.duration, cells.durationType],
	),
	limitPerCustomer: {
		displayName: 'Once per Customer',
		type: 'boolean',
		description: 'Whether each customer can use the coupon only once',
	},
	status: {
		displayName: 'Status',
		type: 'options',
		options: choices(['scheduled', 'active', 'expired']),
		default: 'active',
	},
	search: {
		displayName: 'Search',
		type: 'string',
		placeholder: 'e.g. DEAL50',
		description: 'Text to look for in the names and codes',
	},
});
