import { fieldTable } from '../../shared/catalog/fields';
import { payments } from './payments';

/** Grouping and filters of the revenue summary. */
export const revenue = fieldTable({
	groupBy: {
		displayName: 'Group By',
		type: 'options',
		in: 'none',
		options: [
			{ name: 'Currency Only', value: 'currency' },
			{ name: 'Day', value: 'day', description: 'In the time zone of the workflow' },
			{ name: 'Month', value: 'month', description: 'In the time zone of the workflow' },
			{
				name: 'Product',
				value: 'product',
				description:
					'Splits each payment among the products of its order by price. Uses one more request per order.',
			},
			{
				name: 'Source',
				value: 'source',
				description:
					'The funnel, store, form, or other source of the order. All invoices count as one source.',
			},
		],
		default: 'source',
		description: 'Amounts in different currencies are never added up',
	},
	paymentMode: {
		...payments.paymentMode,
		description: 'Only live payments count, unless you choose test mode',
	},
	startAt: {
		...payments.startAt,
		displayName: 'Paid After',
		description: 'Only payments at or after this time. If empty, there is no lower bound.',
	},
	endAt: {
		...payments.endAt,
		displayName: 'Paid Before',
		description: 'Only payments at or before this time. If empty, there is no upper bound.',
	},
});
