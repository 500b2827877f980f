import type { Resource } from '../../../shared/catalog/types';
import { lists } from '../../fields/lists';
import { records as f } from '../../fields/records';
import { read } from '../../operations';

export const metadata = {
	name: 'Metadata',
	operations: {
		get: read('GET /metadata', {
			name: 'Get',
			action: 'Get metadata',
			description: 'Retrieve the name, currency, resources and events of the account',
		}),
		getFields: read('GET /metadata/{resource}/fields', {
			name: 'Get Many Fields',
			action: 'Get many fields',
			description: 'Retrieve the standard and custom fields of a record type',
			path: { resource: f.resourceName },
			list: lists.fields,
		}),
		getStatuses: read('GET /metadata/{resource}/statuses', {
			name: 'Get Many Statuses',
			action: 'Get many statuses',
			description: 'Retrieve the statuses of a record type',
			path: { resource: f.resourceName },
			list: lists.statuses,
		}),
		search: read('GET /search', {
			name: 'Search All Records',
			action: 'Search all records',
			description: 'Search customers, orders and invoices by text',
			fields: [f.query],
			filters: [f.recordType],
			list: lists.found,
		}),
	},
} satisfies Resource;
