import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import { locator } from '../../harness';
import { first } from '../support/records';
import type { Cases } from '../support/types';

const account = { altId: MAIN_LOCATION.id, altType: 'location' };
const resource = 'shippingRate';

export const rates: Cases = ({ ghl }) => {
	const zone = first(ghl.store.zones.all(MAIN_LOCATION.id), ({ name }) => /Kingdom/.test(name));
	const all = ghl.store.rates.all(MAIN_LOCATION.id);
	const express = first(all, ({ name }) => name === 'Express');
	const standard = first(all, ({ name }) => name === 'Standard');
	const [price] = [...ghl.prices.values()];
	const list = `/store/shipping-zone/${zone._id}/shipping-rate`;
	const path = `${list}/${express._id}`;
	const form = { shippingZoneId: locator(zone._id), shippingRateId: locator(express._id) };
	return [
		{
			resource,
			operation: 'create',
			parameters: {
				shippingZoneId: locator(zone._id),
				name: 'Heavy',
				currency: 'USD',
				amount: 19.5,
				conditionType: 'weight',
				minCondition: 10,
				shippingCarrierId: locator(express.shippingCarrierId),
				additionalFields: {
					description: 'By lorry',
					shippingCarrierServices: { rows: [{ serviceName: 'Tracked', serviceValue: 'tracked' }] },
				},
			},
			expect: {
				request: {
					method: 'POST',
					path: list,
					body: {
						...account,
						name: 'Heavy',
						currency: 'USD',
						amount: 19.5,
						conditionType: 'weight',
						minCondition: 10,
						maxCondition: 0,
						shippingCarrierId: express.shippingCarrierId,
						description: 'By lorry',
						shippingCarrierServices: [{ name: 'Tracked', value: 'tracked' }],
					},
				},
				output: { shippingZoneId: zone._id, name: 'Heavy', amount: 19.5, minCondition: 10 },
			},
			bad: {
				parameters: { shippingCarrierId: locator('') },
				message: /'Shipping Carrier' is empty/,
			},
		},
		{
			resource,
			operation: 'delete',
			parameters: form,
			expect: { request: { method: 'DELETE', path, query: account }, output: { deleted: true } },
			bad: {
				parameters: { shippingRateId: locator('64a1b2c3d4e5f67890123456') },
				message: /Shipping rate not found/,
			},
		},
		{
			resource,
			operation: 'get',
			parameters: form,
			expect: {
				request: { method: 'GET', path, query: account },
				output: { shippingRateId: express._id, shippingZoneId: zone._id, amount: express.amount },
			},
			bad: {
				parameters: { shippingRateId: locator('') },
				message: /'Shipping Rate' is empty/,
			},
		},
		{
			resource,
			operation: 'getAll',
			parameters: { shippingZoneId: locator(zone._id), returnAll: true },
			expect: {
				request: { method: 'GET', path: list, query: { ...account, limit: '100', offset: '0' } },
				output: all
					.filter(({ shippingZoneId }) => shippingZoneId === zone._id)
					.map(({ _id, name }) => ({ shippingRateId: _id, name })),
			},
			bad: {
				parameters: { shippingZoneId: locator('64a1b2c3d4e5f67890123456') },
				message: /Shipping zone not found/,
			},
		},
		{
			resource,
			operation: 'getAvailable',
			parameters: {
				country: locator('GB'),
				totalOrderAmount: 20,
				totalOrderWeight: 1,
				sourceType: 'website',
				orderedItems: {
					rows: [{ productId: locator(price.product), priceId: locator(price._id), quantity: 2 }],
				},
				additionalFields: { sourceSubType: 'store', address: { city: 'Bristol' } },
			},
			expect: {
				request: {
					method: 'POST',
					path: '/store/shipping-zone/shipping-rates',
					body: {
						...account,
						country: 'GB',
						totalOrderAmount: 20,
						totalOrderWeight: 1,
						source: { type: 'website', subType: 'store' },
						products: [{ id: price._id, qty: 2 }],
						address: { city: 'Bristol', country: 'GB' },
					},
				},
				// Below 50, so that shipping has a price.
				output: all
					.filter(({ _id }) => [standard._id, express._id].includes(_id))
					.map(({ _id }) => ({ _id })),
			},
			bad: {
				parameters: { country: locator('England') },
				message: /country must be one of the following values/,
			},
		},
		{
			resource,
			operation: 'update',
			parameters: { ...form, updateFields: { amount: 11, isCarrierRate: false } },
			expect: {
				request: { method: 'PUT', path, body: { ...account, amount: 11, isCarrierRate: false } },
				output: { shippingRateId: express._id, name: 'Express', amount: 11 },
			},
			bad: {
				parameters: { shippingZoneId: locator('../x') },
				message: /'Shipping Zone' is not an ID: \.\.\/x/,
			},
		},
	];
};
