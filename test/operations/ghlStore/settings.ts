import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import { locator } from '../../harness';
import { ghlToken } from '../../../sandbox/ghl/access';
import type { Cases } from '../support/types';

const account = { altId: MAIN_LOCATION.id, altType: 'location' };
const resource = 'storeSetting';
const path = '/store/store-setting';

export const settings: Cases = ({ ghl }) => {
	const present = ghl.store.settings.get(MAIN_LOCATION.id);
	const templates = {
		emailTemplateId: '6788d542f0462ffd6bc29bb9',
		defaultEmailTemplateId: '6788d542f0462ffd6bc29bb9',
	};
	return [
		{
			resource,
			operation: 'get',
			parameters: {},
			expect: {
				request: { method: 'GET', path, query: account },
				output: { _id: present?._id, shippingOrigin: { country: 'GB', city: 'Bristol' } },
			},
			bad: {
				credentials: ghlToken('agency'),
				message: /belongs to an agency, not to a location/,
			},
		},
		{
			resource,
			operation: 'upsert',
			parameters: {
				originName: 'Harbour Coffee',
				originCountry: locator('gb'),
				originStreet: '14 Harbour Street',
				originCity: 'Bristol',
				originZip: 'BS1 4QB',
				additionalFields: {
					originPhone: '+44 117 496 0000',
					storeOrderNotification: { enabled: true, subject: 'Thank you', ...templates },
				},
			},
			expect: {
				request: {
					method: 'POST',
					path,
					body: {
						...account,
						shippingOrigin: {
							name: 'Harbour Coffee',
							country: 'GB',
							street1: '14 Harbour Street',
							city: 'Bristol',
							zip: 'BS1 4QB',
							phone: '+44 117 496 0000',
						},
						storeOrderNotification: { enabled: true, subject: 'Thank you', ...templates },
					},
				},
				output: { _id: present?._id, shippingOrigin: { street1: '14 Harbour Street' } },
			},
			bad: { parameters: { originZip: '' }, message: /'ZIP Code' is empty/ },
		},
	];
};
