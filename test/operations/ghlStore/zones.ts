import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import { locator } from '../../harness';
import { first } from '../support/records';
import type { Cases } from '../support/types';

const account = { altId: MAIN_LOCATION.id, altType: 'location' };
const resource = 'shippingZone';
const list = '/store/shipping-zone';

export const zones: Cases = ({ ghl }) => {
	const all = ghl.store.zones.all(MAIN_LOCATION.id);
	const britain = first(all, ({ name }) => name === 'United Kingdom');
	const path = `${list}/${britain._id}`;
	const form = { shippingZoneId: locator(britain._id) };
	return [
		{
			resource,
			operation: 'create',
			parameters: {
				name: 'South',
				countries: {
					rows: [{ country: locator('us'), states: 'TX, NM' }, { country: locator('MX', 'list') }],
				},
			},
			expect: {
				request: {
					method: 'POST',
					path: list,
					body: {
						...account,
						name: 'South',
						countries: [{ code: 'US', states: [{ code: 'TX' }, { code: 'NM' }] }, { code: 'MX' }],
					},
				},
				output: { name: 'South', countries: [{ code: 'US' }, { code: 'MX' }] },
			},
			bad: { parameters: { countries: {} }, message: /'Countries' is empty/ },
		},
		{
			resource,
			operation: 'delete',
			parameters: form,
			expect: { request: { method: 'DELETE', path, query: account }, output: { deleted: true } },
			bad: {
				parameters: { shippingZoneId: locator('64a1b2c3d4e5f67890123456') },
				message: /Shipping zone not found/,
			},
		},
		{
			resource,
			operation: 'get',
			parameters: { ...form, options: { withShippingRate: true } },
			expect: {
				request: { method: 'GET', path, query: { ...account, withShippingRate: 'true' } },
				output: { _id: britain._id, name: 'United Kingdom', countries: [{ code: 'GB' }] },
			},
			bad: {
				parameters: { shippingZoneId: locator('a/b') },
				message: /'Shipping Zone' is not an ID: a\/b/,
			},
		},
		{
			resource,
			operation: 'getAll',
			parameters: { limit: 10 },
			expect: {
				request: { method: 'GET', path: list, query: { ...account, limit: '10', offset: '0' } },
				output: all.map(({ _id, name }) => ({ _id, name })),
			},
			bad: { parameters: { limit: 0 }, message: /'Limit' is not a whole number/ },
		},
		{
			resource,
			operation: 'update',
			parameters: { ...form, updateFields: { name: 'Great Britain' } },
			expect: {
				request: { method: 'PUT', path, body: { ...account, name: 'Great Britain' } },
				output: { _id: britain._id, name: 'Great Britain', countries: [{ code: 'GB' }] },
			},
			bad: {
				parameters: { updateFields: { countries: { rows: [{ country: locator('Britain') }] } } },
				message: /countries\.0\.code must be one of the following values/,
			},
		},
		{
			resource,
			operation: 'apiCall',
			parameters: { path: '/store/store-setting' },
			expect: {
				request: { method: 'GET', path: '/store/store-setting', query: account },
				output: { status: true, data: { altId: account.altId } },
			},
			bad: {
				parameters: { path: '/../store' },
				message: /'Path' is not a path of the API/,
			},
		},
	];
};
