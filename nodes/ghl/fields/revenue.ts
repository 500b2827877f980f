import { fieldTable } from '../../shared/catalog/fields';
import { payments } from './payments';

/** What revenue is summed up by, and which payments count. */
export const revenue = fieldTable({
	groupBy: {
		displayName: 'Group By',
		type: 'options',
		in: 'none',
		options: [
			{ name: 'Currency Only', value: 'currency' },
			{ name: 'Day', value: 'day', description: "By the workflow's time zone" },
			{ name: 'Month', value: 'month', description: "By the workflow's time zone" },
			{
				name: 'Product',
				value: 'product',
				description:
					'Divides each payment among the products of its order by their prices. Costs one request more for each order.',
			},
			{
				name: 'Source',
				value: 'source',
				description:
					'The funnel, store, form or other place that the order came from. All invoices count together.',
			},
		],
		default: 'source',
		description: 'Currencies are always kept apart',
	},
	paymentMode: {
		...payments.paymentMode,
		description: 'Only live payments count, unless you choose the test mode',
	},
	startAt: {
		...payments.startAt,
		displayName: 'Paid After',
		description: 'Only payments taken at or after this time. Left empty: from the first one on.',
	},
	endAt: {
		...payments.endAt,
		displayName: 'Paid Before',
		description: 'Only payments taken at or before this time. Left empty: up to now.',
	},
});
