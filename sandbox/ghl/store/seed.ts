import type { Random } from '../../server/random';
import { type Location, MAIN_LOCATION, OAUTH_CLIENTS, SECOND_LOCATION } from '../accounts';
import type { GhlData } from '../types';
import type { ShippingRate, ZoneCountry } from './data';

type Terms = Pick<
	ShippingRate,
	'name' | 'description' | 'amount' | 'conditionType' | 'minCondition' | 'maxCondition'
>;

const rate = (
	name: string,
	amount: number,
	conditionType: Terms['conditionType'] = 'none',
	[minCondition, maxCondition] = [0, 0],
): Terms => ({ name, amount, conditionType, minCondition, maxCondition });

/** Zones: name, countries, rates. */
const ZONES: ReadonlyArray<[string, ZoneCountry[], Terms[]]> = [
	[
		'United Kingdom',
		[{ code: 'GB' }],
		[
			rate('Standard', 4.5, 'price', [0, 50]),
			rate('Free over 50', 0, 'price', [50.01, 0]),
			{ ...rate('Express', 9), description: 'Ships the next day' },
		],
	],
	[
		'North America',
		[{ code: 'US' }, { code: 'CA', states: [{ code: 'ON' }, { code: 'QC' }] }],
		[rate('Up to 2 kg', 14, 'weight', [0, 2]), rate('Over 2 kg', 29, 'weight', [2.01, 0])],
	],
];

/** The address from which each location ships. */
const ORIGINS: Record<string, object> = {
	[MAIN_LOCATION.id]: {
		country: 'GB',
		city: 'Bristol',
		street1: '12 Harbour Street',
		zip: 'BS1 4QA',
	},
	[SECOND_LOCATION.id]: {
		country: 'US',
		state: 'OR',
		city: 'Portland',
		street1: '480 Alder Avenue',
		zip: '97205',
	},
};

const SERVICES = [
	{ name: 'Tracked', value: 'tracked' },
	{ name: 'Signed For', value: 'signed' },
];

/** Adds a carrier, zones with rates, and settings to a location. */
export function seedStore(data: GhlData, random: Random, location: Location, at: string): void {
	const altId = location.id;
	const times = { createdAt: at, updatedAt: at };
	const shippingCarrierId = random.objectId();
	data.store.carriers.load([
		{
			_id: shippingCarrierId,
			altId,
			name: 'Harbour Couriers',
			callbackUrl: 'https://couriers.example.com/rates',
			services: SERVICES,
			allowsMultipleServiceSelection: true,
			marketplaceAppId: OAUTH_CLIENTS.subAccount.appId,
			...times,
		},
	]);
	for (const [name, countries, terms] of ZONES) {
		const _id = random.objectId();
		data.store.zones.load([{ _id, altId, name, countries, ...times }]);
		data.store.rates.load(
			terms.map((one) => ({
				_id: random.objectId(),
				altId,
				shippingZoneId: _id,
				currency: 'USD',
				isCarrierRate: false,
				shippingCarrierId,
				...one,
				...times,
			})),
		);
	}
	data.store.settings.set(altId, {
		_id: random.objectId(),
		altId,
		shippingOrigin: { name: location.name, ...ORIGINS[altId] },
		...times,
	});
}
