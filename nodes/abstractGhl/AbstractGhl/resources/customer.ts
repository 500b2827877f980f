import type { Resource } from '../../../shared/catalog/types';
import { lists } from '../../fields/lists';
import { assertChange, assertIdentified, mapper, mapRecord } from '../../fields/mapping';
import { records as f } from '../../fields/records';
import { apiCall, read, simplifiedAbstractGhlCustomer, write } from '../../operations';

const listed = {
	list: lists.customers,
	options: [f.loadFields],
	simplified: simplifiedAbstractGhlCustomer,
};

export const customer: Resource = {
	name: 'Customer',
	operations: {
		upsert: write('POST /customers', {
			name: 'Create or Update',
			action: 'Create or update customer',
			description: 'Create a new record, or update the current one if it already exists (upsert)',
			fields: [mapper('getCustomerFields')],
			steps: [mapRecord('customers'), assertIdentified('customers', ['id', 'email'], true)],
			ownId: ['id', 'email'],
			simplified: simplifiedAbstractGhlCustomer,
		}),
		get: read('GET /customers/{id}', {
			name: 'Get',
			action: 'Get customer',
			description: 'Retrieve one customer',
			path: { id: f.customerId },
			options: [f.loadFields],
			simplified: simplifiedAbstractGhlCustomer,
		}),
		getAll: read('GET /customers', {
			name: 'Get Many',
			action: 'Get many customers',
			description: 'Retrieve a list of customers',
			filters: [f.filterEmail, f.filterTag, f.updatedSince, f.sort],
			...listed,
		}),
		search: read('GET /customers', {
			name: 'Search',
			action: 'Search customers',
			description: 'Find customers by part of their name, email, company or ID',
			fields: [f.query],
			filters: [f.filterTag, f.updatedSince, f.sort],
			...listed,
		}),
		update: write('PATCH /customers/{id}', {
			name: 'Update',
			action: 'Update customer',
			description: 'Update a customer',
			path: { id: f.customerId },
			fields: [mapper('getCustomerChanges')],
			steps: [mapRecord('customers'), assertChange],
			simplified: simplifiedAbstractGhlCustomer,
		}),
		delete: write('DELETE /customers/{id}', {
			name: 'Delete',
			action: 'Delete customer',
			description: 'Delete a customer without open invoices. Orders and invoices are kept.',
			path: { id: f.customerId },
			result: 'deleted',
		}),
		addTags: write('POST /customers/{id}/tags', {
			name: 'Add Tags',
			action: 'Add tags to customer',
			description: 'Add tags to a customer',
			path: { id: f.customerId },
			fields: [f.tags],
			simplified: simplifiedAbstractGhlCustomer,
		}),
		removeTags: write('DELETE /customers/{id}/tags', {
			name: 'Remove Tags',
			action: 'Remove tags from customer',
			description: 'Remove tags from a customer',
			path: { id: f.customerId },
			fields: [f.tagsToRemove],
			simplified: simplifiedAbstractGhlCustomer,
		}),
		getTags: read('GET /tags', {
			name: 'Get Many Tags',
			action: 'Get many tags',
			description: 'Retrieve the tags in use, with the number of customers for each',
			list: lists.tags,
		}),
		logActivity: write('POST /customers/{id}/activities', {
			name: 'Log Activity',
			action: 'Log activity of customer',
			description: 'Add an entry to the audit trail, or update the entry with the same ID',
			path: { id: f.customerId },
			fields: [f.activityType, f.title],
			additional: [f.activityId, f.details, f.activityStatus, f.occurredAt],
			ownId: ['activity_id'],
		}),
		getActivities: read('GET /customers/{id}/activities', {
			name: 'Get Many Activities',
			action: 'Get many activities of customer',
			description: 'Retrieve the audit trail of a customer',
			path: { id: f.customerId },
			filters: [f.filterType, f.filterActivityStatus, f.updatedSince, f.sort],
			list: lists.activities,
		}),
		apiCall,
	},
};
