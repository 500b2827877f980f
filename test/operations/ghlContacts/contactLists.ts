import { locator } from '../../harness';
import type { Cases } from '../support/types';
import { location, peopleOf, withNames } from './people';

export const contactLists: Cases = (world) => {
	const { all, plain, busy, appointment, fields, business } = peopleOf(world);
	const newest = [...all].reverse();
	const ofBusiness = all.filter(({ businessId }) => businessId === business.id);
	const search = { method: 'POST', path: '/contacts/search' };
	return [
		{
			resource: 'contact',
			operation: 'getAll',
			parameters: {
				filters: {
					query: plain.lastName,
					conditions: {
						rows: [
							{ field: 'email', operator: 'eq', value: plain.email },
							{ field: 'dateAdded', operator: 'gte', value: '2026-01-01' },
							{ field: 'tags', operator: 'eq', value: `${plain.tags[0]}, nobody` },
							{ field: 'dnd', operator: 'eq', value: 'false' },
							{
								field: 'customField',
								customFieldId: locator(fields['Loyalty Points']),
								operator: 'not_exists',
							},
						],
					},
					filterGroups:
						'{ "group": "OR", "filters": [{ "field": "email", "operator": "exists" }] }',
					sort: { rows: [{ sortField: 'email', direction: 'asc' }] },
				},
			},
			expect: {
				request: {
					...search,
					body: {
						...location,
						pageLimit: 50,
						query: plain.lastName,
						filters: [
							{
								group: 'AND',
								filters: [
									{ field: 'email', operator: 'eq', value: plain.email },
									{
										field: 'dateAdded',
										operator: 'range',
										value: { gte: '2026-01-01T00:00:00.000Z' },
									},
									{ field: 'tags', operator: 'eq', value: [plain.tags[0], 'nobody'] },
									{ field: 'dnd', operator: 'eq', value: false },
									{ field: `customFields.${fields['Loyalty Points']}`, operator: 'not_exists' },
								],
							},
							{ group: 'OR', filters: [{ field: 'email', operator: 'exists' }] },
						],
						sort: [{ field: 'email', direction: 'asc' }],
					},
				},
				output: [{ contactId: plain._id, email: plain.email, customFields: {} }],
			},
			bad: {
				parameters: {
					filters: {
						conditions: { rows: [{ field: 'dateAdded', operator: 'lte', value: 'soon' }] },
					},
				},
				message: /'Value' is not a date: "soon"/,
			},
			samples: { filterGroups: '[]' },
		},
		{
			resource: 'contact',
			operation: 'getAll',
			title: 'all, with custom fields by name',
			parameters: { returnAll: true },
			expect: {
				request: withNames({ ...search, body: { ...location, pageLimit: 500 } }),
				output: newest.map(({ _id }) => ({ contactId: _id })),
			},
		},
		{
			resource: 'contact',
			operation: 'getAllOfBusiness',
			parameters: { businessId: locator(business.id), output: 'raw' },
			expect: {
				request: {
					method: 'GET',
					path: `/contacts/business/${business.id}`,
					query: { ...location, limit: '50', skip: '0' },
				},
				output: ofBusiness.map(({ _id }) => ({ id: _id, businessId: business.id })),
			},
			bad: { parameters: { businessId: locator('') }, message: /'Business' is empty/ },
		},
		{
			resource: 'contact',
			operation: 'getAppointments',
			parameters: { contactId: locator(busy._id) },
			expect: {
				request: { method: 'GET', path: `/contacts/${busy._id}/appointments` },
				output: [{ appointmentId: appointment?.id, title: 'Tasting', status: 'confirmed' }],
			},
			bad: { parameters: { contactId: locator('..') }, message: /'Contact' is not an ID: \.\./ },
		},
	];
};
