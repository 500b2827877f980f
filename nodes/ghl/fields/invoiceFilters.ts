import { isoDay } from '../../shared/catalog/encode';
import { choices, fieldTable } from '../../shared/catalog/fields';

/** What the lists of GHL's invoices API can be narrowed by. Which day the dates mean is not documented. */
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
		description: 'As GHL writes it',
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
		description: 'Only records from this day on',
	},
	endAt: {
		displayName: 'End Date',
		type: 'dateTime',
		as: isoDay,
		description: 'Only records up to this day',
	},
	search: {
		displayName: 'Search',
		type: 'string',
		placeholder: 'e.g. Ana Diaz',
		description: 'Text to look for in ID, name, email and phone number',
	},
	paymentMode: {
		displayName: 'Payment Mode',
		type: 'options',
		options: choices(['default', 'live', 'test']),
		default: 'live',
		description: 'Without this filter, records of the test mode are returned beside the live ones',
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
