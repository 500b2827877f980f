import type { World } from '../../../sandbox/server';
import { locator } from '../../harness';
import type { Case } from '../support/types';
import { SINCE, SINCE_SENT, mapped, recordsOf } from './records';

/** Cases of customers, their tags and their audit trail. */
export function customerCases(world: World): Case[] {
	const { customer, unpaid, free, customerId, customerPath, page, ofCustomer, noId } =
		recordsOf(world);
	return [
		{
			resource: 'customer',
			operation: 'upsert',
			parameters: {
				record: mapped({
					id: 'cus_new',
					email: 'new@example.com',
					name: 'Nia New',
					birthday: '1990-05-01',
				}),
			},
			expect: {
				request: {
					method: 'POST',
					path: '/customers',
					body: {
						...{ id: 'cus_new', email: 'new@example.com', name: 'Nia New' },
						custom_fields: { birthday: '1990-05-01' },
					},
				},
				output: { customerId: 'cus_new', customerEmail: 'new@example.com' },
			},
			bad: {
				parameters: { record: mapped({ name: 'Nia New' }) },
				message: /The customer has no 'id' or 'email'/,
			},
			samples: {
				record: mapped({
					...{
						id: 'cus_new',
						email: 'new@example.com',
						name: 'Nia',
						phone: '+1555',
						company: 'New Ltd',
					},
					loyalty_tier: 'gold',
				}),
			},
		},
		{
			resource: 'customer',
			operation: 'upsert',
			title: 'by email only',
			parameters: { record: mapped({ email: customer.email, name: 'Ada Changed' }) },
			expect: {
				request: {
					method: 'POST',
					path: '/customers',
					body: { email: customer.email, name: 'Ada Changed' },
				},
				output: { ...ofCustomer, customerName: 'Ada Changed' },
			},
		},
		{
			resource: 'customer',
			operation: 'get',
			parameters: { customerId },
			expect: {
				request: { method: 'GET', path: customerPath },
				output: { ...ofCustomer, customerEmail: customer.email, tags: customer.tags },
			},
			bad: noId('Customer', 'customerId'),
		},
		{
			resource: 'customer',
			operation: 'getAll',
			parameters: {
				limit: 2,
				filters: { filterTag: 'vip', updatedSince: '2026-08-01', sort: '-updated_at' },
				options: { loadFields: 'name, email' },
			},
			expect: {
				request: {
					method: 'GET',
					path: '/customers',
					query: {
						...page,
						...{ 'filter[tag]': 'vip', sort: '-updated_at', fields: 'name,email' },
						updated_since: '2026-08-01T00:00:00.000Z',
					},
				},
				output: [{ tags: null }, { tags: null }],
			},
			bad: {
				parameters: { filters: { updatedSince: 'last week' } },
				message: /'Updated Since' is not a date: "last week"/,
			},
		},
		{
			resource: 'customer',
			operation: 'search',
			parameters: { query: 'abbott', limit: 2 },
			expect: {
				request: { method: 'GET', path: '/customers', query: { ...page, q: 'abbott' } },
				output: { customerId: 'cus_1001' },
			},
			bad: { parameters: { query: '' }, message: /'Search Text' is empty/ },
		},
		{
			resource: 'customer',
			operation: 'update',
			parameters: { customerId, record: mapped({ company: 'Abbott & Co', loyalty_tier: 'gold' }) },
			expect: {
				request: {
					method: 'PATCH',
					path: customerPath,
					body: { company: 'Abbott & Co', custom_fields: { loyalty_tier: 'gold' } },
				},
				output: { ...ofCustomer, company: 'Abbott & Co', customFields: { loyalty_tier: 'gold' } },
			},
			bad: {
				parameters: { record: mapped({ email: 'no address' }) },
				message: /The request is not valid; email: must match format "email"/,
			},
			samples: {
				record: mapped({
					...{ email: 'ada@example.com', name: 'Ada', phone: '+1555', company: 'A' },
					loyalty_tier: 'gold',
				}),
			},
		},
		{
			resource: 'customer',
			operation: 'delete',
			parameters: { customerId: locator(free.id) },
			expect: {
				request: { method: 'DELETE', path: `/customers/${free.id}` },
				output: { deleted: true },
			},
			bad: {
				parameters: { customerId: locator(unpaid.customer_id) },
				message: /Invoice \S+ of this customer is open/,
			},
		},
		{
			resource: 'customer',
			operation: 'addTags',
			parameters: { customerId, tags: 'vip, repeat' },
			expect: {
				request: {
					method: 'POST',
					path: `${customerPath}/tags`,
					body: { tags: ['vip', 'repeat'] },
				},
				output: { ...ofCustomer, tags: [...customer.tags, 'repeat'] },
			},
			bad: {
				parameters: { tags: ' , ' },
				message: /The request is not valid; tags: must NOT have fewer/,
			},
		},
		{
			resource: 'customer',
			operation: 'removeTags',
			parameters: { customerId, tagsToRemove: 'vip, none' },
			expect: {
				request: { method: 'DELETE', path: `${customerPath}/tags`, query: { tags: 'vip,none' } },
				output: { ...ofCustomer, tags: customer.tags.filter((tag) => tag !== 'vip') },
			},
			bad: { parameters: { tagsToRemove: '' }, message: /'Tags' is empty/ },
		},
		{
			resource: 'customer',
			operation: 'getTags',
			parameters: { limit: 1 },
			expect: { request: { method: 'GET', path: '/tags' }, output: [{ name: 'newsletter' }] },
			bad: { parameters: { limit: -1 }, message: /'Limit' is not a whole number/ },
		},
		{
			resource: 'customer',
			operation: 'logActivity',
			parameters: {
				customerId,
				activityType: 'ticket',
				title: 'Broken cups',
				additionalFields: { activityId: 't-1', activityStatus: 'open', occurredAt: SINCE },
			},
			expect: {
				request: {
					method: 'POST',
					path: `${customerPath}/activities`,
					body: {
						...{ type: 'ticket', title: 'Broken cups', activity_id: 't-1', status: 'open' },
						occurred_at: SINCE_SENT,
					},
				},
				output: { activity_id: 't-1', customer_id: customer.id, status: 'open' },
			},
			bad: { parameters: { title: '' }, message: /'Title' is empty/ },
		},
		{
			resource: 'customer',
			operation: 'getActivities',
			parameters: { customerId, returnAll: true, filters: { filterType: 'ticket' } },
			expect: {
				request: {
					method: 'GET',
					path: `${customerPath}/activities`,
					query: { 'filter[type]': 'ticket', limit: '200' },
				},
				output: [{ activity_id: 'act_1', customer_id: customer.id, status: 'open' }],
			},
			bad: {
				parameters: { customerId: locator('nobody') },
				message: /The customer nobody does not exist/,
			},
		},
		{
			resource: 'customer',
			operation: 'apiCall',
			parameters: { path: '/metadata' },
			expect: {
				request: { method: 'GET', path: '/metadata' },
				output: { currency: 'USD' },
			},
			bad: { parameters: { path: '//x' }, message: /'Path' is not a path of the API/ },
		},
	];
}
