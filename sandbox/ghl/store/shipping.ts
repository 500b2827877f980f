import type { FastifyInstance } from 'fastify';
import type { World } from '../../server/world';
import { OAUTH_CLIENTS } from '../accounts';
import { serviceError } from '../errors';
import { ALT_RULES } from '../lists';
import { pageOf } from '../products/data';
import { PAGE_RULES } from '../products/rules';
import * as rules from '../validate';
import type { ShippingRate, ShippingZone } from './data';
import { access, recordRoutes } from './records';
import { AVAILABLE_RULES, CARRIER_RULES, RATE_RULES, ZONE_RULES } from './rules';

type ListQuery = { altId: string; limit?: string; offset?: string; withShippingRate?: string };

interface Question {
	altId: string;
	country: string;
	address?: { state?: string };
	totalOrderAmount: number;
	totalOrderWeight: number;
}

const ZONES = '/store/shipping-zone';
const RATES = `${ZONES}/:zoneId/shipping-rate`;
const read = access('shipping', 'readonly');
const withType = <T extends object>(row: T) => ({ altType: 'location', ...row });

/** Zones, and the rates that are available for an order. */
export function zoneRoutes(scope: FastifyInstance, world: World): void {
	const view = (zone: ShippingZone, query: { withShippingRate?: string }) => ({
		...withType(zone),
		...(query.withShippingRate === 'true' && {
			shippingRates: ratesOf(world, zone).map(withType),
		}),
	});

	scope.get<{ Querystring: ListQuery }>(ZONES, read, async ({ query }) => {
		rules.check(query, { ...ALT_RULES, ...PAGE_RULES });
		const rows = [...world.ghl.store.zones.all(query.altId)];
		return { total: rows.length, data: pageOf(world, query, rows).map((one) => view(one, query)) };
	});

	scope.post<{ Body: Question }>(`${ZONES}/shipping-rates`, read, async ({ body }, reply) => {
		rules.check(body, AVAILABLE_RULES);
		const data = availableRates(world, body).map(availableView);
		return reply.code(201).send({ status: true, message: 'Successfully retrieved', data });
	});

	recordRoutes<ShippingZone>(scope, world, {
		path: ZONES,
		name: 'Shipping zone',
		rows: () => world.ghl.store.zones,
		fields: ZONE_RULES,
		start: () => ({}),
		view,
		removed: (zone) => {
			for (const { _id } of ratesOf(world, zone)) world.ghl.store.rates.delete(_id);
		},
	});
}

/** The rates of a zone. */
export function rateRoutes(scope: FastifyInstance, world: World): void {
	scope.get<{ Params: { zoneId: string }; Querystring: ListQuery }>(
		RATES,
		read,
		async ({ params, query }) => {
			rules.check(query, { ...ALT_RULES, ...PAGE_RULES });
			const zone = world.ghl.store.zones.get(params.zoneId, query.altId);
			if (!zone) throw serviceError(404, 'Shipping zone not found');
			const rows = ratesOf(world, zone);
			return { total: rows.length, data: pageOf(world, query, rows).map(withType) };
		},
	);

	recordRoutes<ShippingRate>(scope, world, {
		path: RATES,
		name: 'Shipping rate',
		rows: () => world.ghl.store.rates,
		fields: RATE_RULES,
		start: ({ zoneId }) => ({ shippingZoneId: zoneId }),
		within: (rate, { zoneId }) => rate.shippingZoneId === zoneId,
		view: withType,
	});
}

/** Carriers. They belong to the marketplace app that creates them. */
export function carrierRoutes(scope: FastifyInstance, world: World): void {
	const path = '/store/shipping-carrier';
	scope.get<{ Querystring: ListQuery }>(path, read, async ({ query }) => {
		rules.check(query, ALT_RULES);
		const data = world.ghl.store.carriers.all(query.altId).map(withType);
		return { status: true, message: 'Successfully retrieved', data };
	});

	recordRoutes(scope, world, {
		path,
		name: 'Shipping carrier',
		rows: () => world.ghl.store.carriers,
		fields: CARRIER_RULES,
		start: () => ({ marketplaceAppId: OAUTH_CLIENTS.subAccount.appId }),
		view: withType,
	});
}

function ratesOf({ ghl }: World, { _id, altId }: ShippingZone): ShippingRate[] {
	return ghl.store.rates.all(altId).filter(({ shippingZoneId }) => shippingZoneId === _id);
}

function availableRates(world: World, question: Question): ShippingRate[] {
	const { country, address } = question;
	const reaches = ({ countries }: ShippingZone) =>
		countries.some(
			({ code, states = [] }) =>
				code === country &&
				(states.length === 0 || states.some((state) => state.code === address?.state)),
		);
	const zones = world.ghl.store.zones.all(question.altId).filter(reaches);
	return zones.flatMap((zone) => ratesOf(world, zone)).filter((rate) => applies(rate, question));
}

function applies(rate: ShippingRate, question: Question): boolean {
	const { conditionType, minCondition, maxCondition } = rate;
	if (conditionType === 'none') return true;
	const { totalOrderAmount, totalOrderWeight } = question;
	const value = conditionType === 'price' ? totalOrderAmount : totalOrderWeight;
	return value >= minCondition && (maxCondition === 0 || value <= maxCondition);
}

function availableView(rate: ShippingRate) {
	const { _id, shippingZoneId, shippingCarrierId, name, description, currency, amount } = rate;
	const { isCarrierRate, percentageOfRateFee, shippingCarrierServices } = rate;
	return {
		...{ _id, shippingZoneId, shippingCarrierId, name, description, currency, amount },
		...{ isCarrierRate, percentageOfRateFee, shippingCarrierServices },
	};
}
