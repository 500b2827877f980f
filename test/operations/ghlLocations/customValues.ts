import { locator } from '../../harness';
import type { Cases } from '../support/types';
import { BAD_LIMIT, locationRecords, PATH, UNKNOWN } from './records';

const VALUES = `${PATH}/customValues`;
const byKey = (value: string) => ({ customValueId: { __rl: true, mode: 'key', value } });

/** Custom values. */
export const customValues: Cases = (world) => {
	const { values, email } = locationRecords(world);
	const unknown = {
		parameters: { customValueId: locator(UNKNOWN) },
		message: new RegExp(`Custom value not found for id:${UNKNOWN}`),
	};
	const list = { method: 'GET', path: VALUES };
	const one = `${VALUES}/${email.id}`;
	const body = { name: 'Support Email', value: 'support@example.com' };
	return [
		{
			resource: 'customValue',
			operation: 'create',
			parameters: { name: 'Opening Offer', value: 'Free shipping' },
			expect: {
				request: {
					method: 'POST',
					path: VALUES,
					body: { name: 'Opening Offer', value: 'Free shipping' },
				},
				output: { key: '{{ custom_values.opening_offer }}', value: 'Free shipping' },
			},
			bad: { parameters: { value: '' }, message: /'Value' is empty/ },
		},
		{
			resource: 'customValue',
			operation: 'upsert',
			title: 'a new value',
			parameters: { name: 'Opening Offer', value: 'Free shipping' },
			expect: {
				request: [
					list,
					{
						method: 'POST',
						path: VALUES,
						body: { name: 'Opening Offer', value: 'Free shipping' },
					},
				],
				output: { name: 'Opening Offer', value: 'Free shipping', isNew: true },
			},
			bad: { parameters: { name: ' ' }, message: /'Name' is empty/ },
		},
		{
			resource: 'customValue',
			operation: 'upsert',
			title: 'an existing value',
			parameters: body,
			expect: {
				request: [list, { method: 'PUT', path: one, body }],
				output: { customValueId: email.id, value: 'support@example.com', isNew: false },
			},
		},
		{
			resource: 'customValue',
			operation: 'delete',
			parameters: byKey('{{ custom_values.support_email }}'),
			expect: {
				request: [list, { method: 'DELETE', path: one }],
				output: [{ deleted: true }],
			},
			bad: {
				parameters: byKey('custom_values.fax'),
				message: /No custom value has the key custom_values\.fax/,
			},
		},
		{
			resource: 'customValue',
			operation: 'get',
			parameters: { customValueId: locator(email.id) },
			expect: {
				request: { method: 'GET', path: one },
				output: { customValueId: email.id, name: 'Support Email', value: email.value },
			},
			bad: unknown,
		},
		{
			resource: 'customValue',
			operation: 'getAll',
			parameters: {},
			expect: {
				request: list,
				output: values.map(({ id, name, value }) => ({ customValueId: id, name, value })),
			},
			bad: BAD_LIMIT,
		},
		{
			resource: 'customValue',
			operation: 'update',
			parameters: {
				customValueId: locator(email.id),
				updateFields: { value: 'support@example.com' },
			},
			expect: {
				request: [
					{ method: 'GET', path: one },
					{ method: 'PUT', path: one, body },
				],
				output: { customValueId: email.id, name: 'Support Email', value: 'support@example.com' },
			},
			bad: unknown,
		},
	];
};
