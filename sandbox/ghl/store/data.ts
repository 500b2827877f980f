import { Collection, type StoredRecord } from '../../server/collection';

/** A country of a shipping zone, by its ISO 3166-1 code. Without states, the zone includes the entire country. */
export interface ZoneCountry {
	code: string;
	states?: Array<{ code: string }>;
}

/** An area that the online store ships to. */
export interface ShippingZone extends StoredRecord {
	name: string;
	countries: ZoneCountry[];
}

/** A service of a carrier. */
export interface CarrierService {
	name: string;
	value: string;
}

/** The price of shipping to a zone, in major units. A condition of 0 does not apply. */
export interface ShippingRate extends StoredRecord {
	shippingZoneId: string;
	name: string;
	description?: string;
	currency: string;
	amount: number;
	conditionType: 'none' | 'price' | 'weight';
	minCondition: number;
	maxCondition: number;
	isCarrierRate?: boolean;
	shippingCarrierId: string;
	percentageOfRateFee?: number;
	shippingCarrierServices?: CarrierService[];
}

/** An external service that calculates rates. */
export interface ShippingCarrier extends StoredRecord {
	name: string;
	callbackUrl: string;
	services?: CarrierService[];
	allowsMultipleServiceSelection?: boolean;
	marketplaceAppId: string;
}

/** The settings of a location's online store. */
export interface StoreSetting extends StoredRecord {
	shippingOrigin: Record<string, unknown>;
	storeOrderNotification?: Record<string, unknown>;
	storeOrderFulfillmentNotification?: Record<string, unknown>;
}

/** The data of the store API. */
export interface StoreData {
	zones: Collection<ShippingZone>;
	rates: Collection<ShippingRate>;
	carriers: Collection<ShippingCarrier>;
	/** By location. */
	settings: Map<string, StoreSetting>;
}

/** Returns data without records. */
export function emptyStore(): StoreData {
	return {
		zones: new Collection<ShippingZone>(),
		rates: new Collection<ShippingRate>(),
		carriers: new Collection<ShippingCarrier>(),
		settings: new Map(),
	};
}
