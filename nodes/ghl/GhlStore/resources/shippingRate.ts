import type { IDataObject } from 'n8n-workflow';

import type { Resource, Simplified } from '../../../shared/catalog/types';
import { operation } from '../../../shared/catalog/types';
import { lists } from '../../fields/lists';
import { rateDetails, rateTerms, shipping as f } from '../../fields/shipping';

const simplifiedRate: Simplified = {
	shippingRateId: '_id',
	shippingZoneId: 'shippingZoneId',
	name: 'name',
	description: 'description',
	amount: 'amount',
	currency: 'currency',
	conditionType: 'conditionType',
	minCondition: 'minCondition',
	maxCondition: 'maxCondition',
	shippingCarrierId: 'shippingCarrierId',
};

const zone = { shippingZoneId: f.shippingZoneId };
const path = { ...zone, shippingRateId: f.shippingRateId };

/** Adds the country to the address, where GHL requires it too. The default is the country of the order. */
function addCountry({ body }: { body: IDataObject }): void {
	if (body.address) body.address = { country: body.country, ...(body.address as IDataObject) };
}

export const shippingRate: Resource = {
	name: 'Shipping Rate',
	description: 'Shipping rates of a shipping zone',
	operations: {
		create: operation('POST /store/shipping-zone/{shippingZoneId}/shipping-rate', {
			name: 'Create',
			action: 'Create shipping rate',
			description: 'Create a rate for a shipping zone',
			scope: 'store/shipping.write',
			path: zone,
			fields: [...rateTerms, f.shippingCarrierId],
			additional: rateDetails,
			record: 'data',
			simplified: simplifiedRate,
		}),
		delete: operation(
			'DELETE /store/shipping-zone/{shippingZoneId}/shipping-rate/{shippingRateId}',
			{
				name: 'Delete',
				action: 'Delete shipping rate',
				description: 'Delete a rate permanently',
				scope: 'store/shipping.write',
				path,
				result: 'deleted',
			},
		),
		get: operation('GET /store/shipping-zone/{shippingZoneId}/shipping-rate/{shippingRateId}', {
			name: 'Get',
			action: 'Get shipping rate',
			description: 'Retrieve one rate of a shipping zone',
			scope: 'store/shipping.readonly',
			path,
			record: 'data',
			simplified: simplifiedRate,
		}),
		getAll: operation('GET /store/shipping-zone/{shippingZoneId}/shipping-rate', {
			name: 'Get Many',
			action: 'Get many shipping rates',
			description: 'Retrieve a list of shipping rates of a zone',
			scope: 'store/shipping.readonly',
			path: zone,
			list: lists.dataTotal,
			simplified: simplifiedRate,
		}),
		getAvailable: operation('POST /store/shipping-zone/shipping-rates', {
			name: 'Get Available',
			action: 'Get available shipping rates',
			description: 'Retrieve the shipping rates available for an order to a country',
			scope: 'store/shipping.readonly',
			fields: [f.country, f.totalOrderAmount, f.totalOrderWeight, f.sourceType, f.orderedItems],
			additional: [f.address, f.sourceSubType, f.amountAvailable, f.weightAvailable, f.couponCode],
			adapt: addCountry,
			record: 'data',
			repeatable: true,
		}),
		update: operation('PUT /store/shipping-zone/{shippingZoneId}/shipping-rate/{shippingRateId}', {
			name: 'Update',
			action: 'Update shipping rate',
			description: 'Update a rate of a shipping zone',
			scope: 'store/shipping.write',
			path,
			update: [...rateTerms, f.shippingCarrierId, ...rateDetails],
			record: 'data',
			simplified: simplifiedRate,
		}),
	},
};
