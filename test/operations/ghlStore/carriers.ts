import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import { locator } from '../../harness';
import { ghlToken } from '../../../sandbox/ghl/access';
import type { Cases } from '../support/types';

const account = { altId: MAIN_LOCATION.id, altType: 'location' };
const resource = 'shippingCarrier';
const list = '/store/shipping-carrier';
const callbackUrl = 'https://example.com/shipping-rates';

export const carriers: Cases = ({ ghl }) => {
	const [carrier] = ghl.store.carriers.all(MAIN_LOCATION.id);
	const path = `${list}/${carrier._id}`;
	const form = { shippingCarrierId: locator(carrier._id) };
	return [
		{
			resource,
			operation: 'create',
			parameters: {
				name: 'Canal Boats',
				callbackUrl,
				additionalFields: {
					services: { rows: [{ serviceName: 'Slow', serviceValue: 'slow' }] },
					allowsMultipleServiceSelection: false,
				},
			},
			expect: {
				request: {
					method: 'POST',
					path: list,
					body: {
						...account,
						name: 'Canal Boats',
						callbackUrl,
						services: [{ name: 'Slow', value: 'slow' }],
						allowsMultipleServiceSelection: false,
					},
				},
				output: { name: 'Canal Boats', callbackUrl, services: [{ value: 'slow' }] },
			},
			bad: { parameters: { callbackUrl: '' }, message: /'Callback URL' is empty/ },
		},
		{
			resource,
			operation: 'delete',
			parameters: form,
			expect: { request: { method: 'DELETE', path, query: account }, output: { deleted: true } },
			bad: {
				parameters: { shippingCarrierId: locator('64a1b2c3d4e5f67890123456') },
				message: /Shipping carrier not found/,
			},
		},
		{
			resource,
			operation: 'get',
			parameters: form,
			expect: {
				request: { method: 'GET', path, query: account },
				output: { _id: carrier._id, name: carrier.name },
			},
			bad: {
				parameters: { shippingCarrierId: locator('') },
				message: /'Shipping Carrier' is empty/,
			},
		},
		{
			resource,
			operation: 'getAll',
			parameters: {},
			expect: {
				request: { method: 'GET', path: list, query: account },
				output: [{ _id: carrier._id, name: carrier.name }],
			},
			bad: { parameters: { limit: 0 }, message: /'Limit' is not a whole number/ },
		},
		{
			resource,
			operation: 'update',
			parameters: { ...form, updateFields: { name: 'Harbour Post' } },
			expect: {
				request: { method: 'PUT', path, body: { ...account, name: 'Harbour Post' } },
				output: { _id: carrier._id, name: 'Harbour Post', callbackUrl: carrier.callbackUrl },
			},
			bad: {
				credentials: ghlToken('readOnly'),
				message: /store\/shipping\.write/,
			},
		},
	];
};
