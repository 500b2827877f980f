import { isoDateTime, inputError, textList } from '../../shared/catalog/encode';
import type { Encoder } from '../../shared/catalog/encode';
import { choices, fieldTable, group, locator } from '../../shared/catalog/fields';
import { products } from './products';
import { recordIds } from './recordIds';

/** Prices and variants of coupons require API version V3 (docs/api-notes/ghl.md#api-versions). */
const idsInV3: Encoder = (value, context) => {
	if (context.version === 'v3') return textList(value, context);
	throw inputError(
		context,
		`'${context.label}' requires API version V3`,
		'Open the credential and set API Version to V3, or leave this parameter empty.',
	);
};

const cells = fieldTable({
	type: {
		displayName: 'Type',
		type: 'options',
		options: choices(['fixed', 'forever']),
		default: 'forever',
		description: 'Whether the discount ends after a number of months',
	},
	duration: {
		displayName: 'Months',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 1,
		description: 'Duration of the discount in months. Applies to the type Fixed.',
	},
	durationType: {
		displayName: 'Unit',
		type: 'options',
		options: choices(['months']),
		default: 'months',
		description: 'Unit of the duration. Applies to the type Fixed.',
	},
});

/** Fields of coupons. */
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
		description: 'The code that customers enter to get the discount',
	},
	findBy: {
		displayName: 'Find By',
		type: 'options',
		options: [
			{ name: 'Code', value: 'code', description: 'The code that customers enter' },
			{ name: 'Coupon', value: 'coupon', description: 'The coupon, from the list or by ID' },
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
		typeOptions: { minValue: 0 },
		required: true,
		description: 'A percentage, or an amount in major units (9.5 means 9.50)',
	},
	startDate: {
		displayName: 'Start Date',
		type: 'dateTime',
		as: isoDateTime,
		required: true,
		description: 'When the coupon becomes valid',
	},
	endDate: {
		displayName: 'End Date',
		type: 'dateTime',
		as: isoDateTime,
		description: 'When the coupon expires. If empty, it never expires.',
	},
	usageLimit: {
		displayName: 'Usage Limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 1,
		description: 'How many times the coupon can be used in total',
	},
	productIds: recordIds(
		{ displayName: 'Products', description: 'The discount applies only to these products' },
		products.productId,
	),
	priceIds: {
		displayName: 'Price IDs',
		type: 'string',
		as: idsInV3,
		placeholder: 'e.g. 6578278e879ad2646715ba9c, 6578278e879ad2646715ba9d',
		description:
			'Comma-separated IDs of the prices that the discount applies to. Requires API Version V3 in the credential.',
	},
	variantIds: {
		displayName: 'Variant IDs',
		type: 'string',
		as: idsInV3,
		placeholder: 'e.g. 6578278e879ad2646715ba9c, 6578278e879ad2646715ba9d',
		description:
			'Comma-separated IDs of the product variants that the discount applies to. Requires API Version V3 in the credential.',
	},
	applyToFuturePayments: {
		displayName: 'Apply to Future Payments',
		type: 'boolean',
		default: true,
		description: 'Whether the discount also applies to later payments of a subscription',
	},
	applyToFuturePaymentsConfig: group(
		{
			displayName: 'Future Payments',
			description: 'How long the discount applies to later payments of a subscription',
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
		description: 'Text to search for in names and codes',
	},
});
