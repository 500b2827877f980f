import { locator } from '../../harness';
import { ghlToken } from '../../../sandbox/ghl/access';
import type { Cases } from '../support/types';
import { mapper, namedFields, sentFields } from './customFields';
import { location, peopleOf, withNames } from './people';

export const contacts: Cases = (world) => {
	const { all, plain, rich, fields, business } = peopleOf(world);
	const ofBusiness = all.filter(({ businessId }) => businessId === business.id);
	const customFields = mapper(fields);
	const samples = { customFields };
	const person = { email: 'nathan@example.com', firstName: 'Nathan', lastName: 'Smith' };
	return [
		{
			resource: 'contact',
			operation: 'create',
			parameters: {
				...person,
				customFields,
				additionalFields: {
					tags: 'vip, wholesale',
					dateOfBirth: '1990-09-25',
					dndSettings: { SMS: { status: 'active', message: 'Asked by phone' } },
				},
			},
			expect: {
				request: withNames({
					method: 'POST',
					path: '/contacts/',
					body: {
						...location,
						...person,
						customFields: sentFields(fields),
						tags: ['vip', 'wholesale'],
						dateOfBirth: '1990-09-25',
						dndSettings: { SMS: { status: 'active', message: 'Asked by phone' } },
					},
				}),
				output: {
					name: 'Nathan Smith',
					email: 'nathan@example.com',
					tags: ['vip', 'wholesale'],
					customFields: namedFields,
				},
			},
			bad: {
				parameters: { email: plain.email },
				message: /This location does not allow duplicated contacts/,
			},
			samples,
		},
		{
			resource: 'contact',
			operation: 'upsert',
			parameters: { email: plain.email, firstName: 'Nathan' },
			expect: {
				request: {
					method: 'POST',
					path: '/contacts/upsert',
					body: { ...location, email: plain.email, firstName: 'Nathan' },
				},
				output: { contactId: plain._id, name: `Nathan ${plain.lastName}`, isNew: false },
			},
			bad: {
				parameters: { email: 'nathan at example.com' },
				message: /email must be an email/,
			},
			samples,
		},
		{
			resource: 'contact',
			operation: 'delete',
			parameters: { contactId: locator(plain._id) },
			expect: {
				request: { method: 'DELETE', path: `/contacts/${plain._id}` },
				output: [{ deleted: true }],
			},
			bad: {
				parameters: { contactId: locator('XPLSw2SVagl12LMDeTmQ') },
				message: /Contact not found for id:XPLSw2SVagl12LMDeTmQ/,
			},
		},
		{
			resource: 'contact',
			operation: 'findDuplicate',
			parameters: { email: plain.email },
			expect: {
				request: {
					method: 'GET',
					path: '/contacts/search/duplicate',
					query: { ...location, email: plain.email },
				},
				output: [{ contactId: plain._id }],
			},
			bad: { parameters: { email: '' }, message: /'Email' and 'Phone' are both empty/ },
		},
		{
			resource: 'contact',
			operation: 'findDuplicate',
			title: 'finds none',
			parameters: { number: '+4400000000' },
			expect: {
				request: {
					method: 'GET',
					path: '/contacts/search/duplicate',
					query: { ...location, number: '+4400000000' },
				},
				output: [],
			},
		},
		{
			resource: 'contact',
			operation: 'get',
			parameters: { contactId: locator(rich._id) },
			expect: {
				request: withNames({ method: 'GET', path: `/contacts/${rich._id}` }),
				output: {
					contactId: rich._id,
					name: `${rich.firstName} ${rich.lastName}`,
					customFields: { 'Favorite Roast': rich.customFields?.[0].value },
				},
			},
			bad: { parameters: { contactId: locator('a/b') }, message: /'Contact' is not an ID: a\/b/ },
		},
		{
			resource: 'contact',
			operation: 'get',
			title: 'raw',
			parameters: { contactId: locator(rich._id), output: 'raw' },
			expect: {
				request: { method: 'GET', path: `/contacts/${rich._id}` },
				output: { id: rich._id, customFields: rich.customFields ?? [] },
			},
		},
		{
			resource: 'contact',
			operation: 'setBusiness',
			parameters: {
				businessId: locator(business.id),
				ids: { rows: [{ contactId: locator(plain._id) }, { contactId: locator(rich._id) }] },
			},
			expect: {
				request: {
					method: 'POST',
					path: '/contacts/bulk/business',
					body: { ...location, ids: [plain._id, rich._id], businessId: business.id },
				},
				output: { success: true, ids: [plain._id, rich._id] },
			},
			bad: { parameters: { businessId: locator('') }, message: /'Business' is empty/ },
		},
		{
			resource: 'contact',
			operation: 'setBusiness',
			title: 'to none',
			parameters: {
				businessAction: 'remove',
				ids: { rows: [{ contactId: locator(ofBusiness[0]._id) }] },
			},
			expect: {
				request: {
					method: 'POST',
					path: '/contacts/bulk/business',
					body: { ...location, ids: [ofBusiness[0]._id], businessId: null },
				},
				output: { success: true },
			},
		},
		{
			resource: 'contact',
			operation: 'update',
			parameters: {
				contactId: locator(plain._id),
				updateFields: { city: 'Leeds', website: '', dnd: true },
			},
			expect: {
				request: {
					method: 'PUT',
					path: `/contacts/${plain._id}`,
					body: { city: 'Leeds', website: '', dnd: true },
				},
				output: { contactId: plain._id, email: plain.email },
			},
			bad: {
				credentials: ghlToken('readOnly'),
				message: /The credential does not have the scope contacts\.write/,
			},
			samples,
		},
		{
			resource: 'contact',
			operation: 'apiCall',
			parameters: { path: `/contacts/${plain._id}`, addAccount: 'none' },
			expect: {
				request: { method: 'GET', path: `/contacts/${plain._id}` },
				output: { contact: { id: plain._id } },
			},
			bad: { parameters: { path: '//example.com' }, message: /'Path' is not a path of the API/ },
		},
	];
};
