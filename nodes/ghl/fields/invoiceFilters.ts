import { isoDay } from '../../shared/catalog/encode';
import { choices, fieldTable } from '../../shared/catalog/fields';

/** Filters of the invoice lists. Which date of the invoice the filter applies to is not documented. */
export const filters = fieldTable({
	status: {
		displayName: 'Status',
		type: 'options',
		options: choices(['draft', 'sent', 'payment_processing', 'paid', 'void', 'partially_paid']),
		default: 'sent',
	},
	statusText: {
		displayName: 'Status',
		type: 'string',
		at: 'status',
		placeholder: 'e.g. draft',
		description: 'As in GHL',
	},
	estimateStatusFilter: {
		displayName: 'Status',
		type: 'options',
		at: 'status',
		options: choices(['all', 'draft', 'sent', 'accepted', 'declined', 'invoiced', 'viewed']),
		default: 'accepted',
	},
	startAt: {
		displayName: 'Start Date',
		type: 'dateTime',
		as: isoDay,
		description: 'Only records on or after this date',
	},
	endAt: {
		displayName: 'End Date',
		type: 'dateTime',
		as: isoDay,
		description: 'Only records on or before this date',
	},
	search: {
		displayName: 'Search',
		type: 'string',
		placeholder: 'e.g. Ana Diaz',
		description: 'Text to search for in the ID, name, email, and phone number',
	},
	paymentMode: {
		displayName: 'Payment Mode',
		type: 'options',
		options: choices(['default', 'live', 'test']),
		default: 'live',
		description: 'Without this filter, both live and test records are returned',
	},
	sortOrder: {
		displayName: 'Sort by Issue Date',
		type: 'options',
		options: [
			{ name: 'Newest First', value: 'descend' },
			{ name: 'Oldest First', value: 'ascend' },
		],
		default: 'descend',
	},
});
