import { locator } from '../../harness';
import { TEXT_FILE } from '../ghlConversations/talks';
import type { Cases } from '../support/types';
import { BAD_LIMIT, locationRecords, PATH, UNKNOWN } from './records';

const FIELDS = `${PATH}/customFields`;
const score = {
	name: 'Trustpilot Score',
	dataType: 'NUMERICAL',
	model: 'contact',
};
const list = { method: 'GET', path: FIELDS, query: { model: 'contact' } };

/** Custom fields. */
export const customFields: Cases = (world) => {
	const { fields, points, roast } = locationRecords(world);
	const unknown = {
		parameters: { customFieldId: locator(UNKNOWN) },
		message: new RegExp(`Custom field not found for id:${UNKNOWN}`),
	};
	const samples = { description: 'Stars of the latest review', fieldKey: 'stars' };
	const [contact] = world.ghl.contacts.all(points.locationId);
	return [
		{
			resource: 'customField',
			operation: 'create',
			parameters: { ...score, additionalFields: { placeholder: '1 to 5', position: 100 } },
			expect: {
				request: {
					method: 'POST',
					path: FIELDS,
					body: { ...score, placeholder: '1 to 5', position: 100 },
				},
				output: {
					name: 'Trustpilot Score',
					key: 'contact.trustpilot_score',
					dataType: 'NUMERICAL',
					placeholder: '1 to 5',
				},
			},
			bad: {
				parameters: { dataType: 'RADIO', choices: '' },
				message: /'Choices' is empty/,
			},
			samples,
		},
		{
			resource: 'customField',
			operation: 'upsert',
			title: 'a new field',
			parameters: score,
			expect: {
				request: [list, { method: 'POST', path: FIELDS, body: score }],
				output: { name: 'Trustpilot Score', key: 'contact.trustpilot_score', isNew: true },
			},
			bad: {
				parameters: { name: 'Loyalty Points', dataType: 'TEXT' },
				message: /The custom field 'Loyalty Points' has the data type NUMERICAL, not TEXT/,
			},
			samples,
		},
		{
			resource: 'customField',
			operation: 'upsert',
			title: 'an existing field',
			parameters: {
				...score,
				name: 'loyalty points',
				additionalFields: { placeholder: 'e.g. 100' },
			},
			expect: {
				request: [
					list,
					{
						method: 'PUT',
						path: `${FIELDS}/${points.id}`,
						body: { name: 'loyalty points', model: 'contact', placeholder: 'e.g. 100' },
					},
				],
				output: { customFieldId: points.id, name: 'loyalty points', isNew: false },
			},
		},
		{
			resource: 'customField',
			operation: 'delete',
			parameters: { customFieldId: locator(points.id) },
			expect: {
				request: { method: 'DELETE', path: `${FIELDS}/${points.id}` },
				output: [{ deleted: true }],
			},
			bad: unknown,
		},
		{
			resource: 'customField',
			operation: 'get',
			parameters: {
				customFieldId: { __rl: true, mode: 'key', value: 'contact.favorite_roast' },
			},
			expect: {
				request: { method: 'GET', path: `${FIELDS}/contact.favorite_roast` },
				output: {
					customFieldId: roast.id,
					name: 'Favorite Roast',
					options: ['Light', 'Medium', 'Dark'],
				},
			},
			bad: unknown,
		},
		{
			resource: 'customField',
			operation: 'getAll',
			parameters: { filters: { modelFilter: 'all' } },
			expect: {
				request: { method: 'GET', path: FIELDS, query: { model: 'all' } },
				output: fields.map(({ id, name, model }) => ({ customFieldId: id, name, model })),
			},
			bad: BAD_LIMIT,
		},
		{
			resource: 'customField',
			operation: 'update',
			parameters: {
				customFieldId: locator(roast.id),
				updateFields: { choices: 'Light, Dark', placeholder: 'Choose one' },
			},
			expect: {
				request: [
					{ method: 'GET', path: `${FIELDS}/${roast.id}` },
					{
						method: 'PUT',
						path: `${FIELDS}/${roast.id}`,
						body: {
							name: 'Favorite Roast',
							options: ['Light', 'Dark'],
							placeholder: 'Choose one',
						},
					},
				],
				output: { customFieldId: roast.id, options: ['Light', 'Dark'] },
			},
			bad: {
				parameters: { updateFields: {} },
				message: /All fields of 'Update custom field' are empty/,
			},
			samples,
		},
		{
			resource: 'customField',
			operation: 'uploadFiles',
			parameters: {
				uploadFor: 'contact',
				contactId: locator(contact._id),
				inputFields: 'data',
				additionalFields: { maxFiles: 3 },
			},
			items: [TEXT_FILE],
			expect: {
				request: {
					method: 'POST',
					path: `${FIELDS}/upload`,
					body: {
						id: contact._id,
						maxFiles: '3',
						'invoice.txt': 'invoice.txt (text/plain, 10 bytes)',
					},
				},
				output: {
					uploadedFiles: {
						'invoice.txt': `https://files.example.com/custom-fields/${contact._id}/invoice.txt`,
					},
				},
			},
			bad: {
				parameters: { inputFields: 'invoice' },
				message: /The input item has no binary data in the field 'invoice'/,
			},
			samples: { inputFields: 'data' },
		},
	];
};
