import { string } from '../products/rules';
import { ALT_RULES } from '../lists';
import * as rules from '../validate';

/** A country code is a string, although it is declared as a number (docs/api-notes/ghl.md#online-store). */
const country: rules.Rule = (value, field) =>
	typeof value === 'string' && /^[A-Z]{2}$/.test(value)
		? []
		: [`${field} must be one of the following values: ISO 3166-1 alpha-2 country codes`];

const maybe = { string: rules.optional(string), boolean: rules.optional(rules.boolean) };

const SERVICES = rules.optional(rules.list(rules.shape({ name: rules.text, value: rules.text })));

const COUNTRIES = rules.list(
	rules.shape({
		code: country,
		states: rules.optional(rules.list(rules.shape({ code: rules.text }))),
	}),
);

const NOTIFICATION = rules.optional(
	rules.shape({
		enabled: rules.boolean,
		subject: rules.text,
		emailTemplateId: rules.text,
		defaultEmailTemplateId: rules.text,
	}),
);

type Rules = Record<string, rules.Rule>;

/** The same fields, all optional, for an update. */
export const partly = (fields: Rules): Rules =>
	Object.fromEntries(Object.entries(fields).map(([name, rule]) => [name, rules.optional(rule)]));

/** Body of a zone. */
export const ZONE_RULES: Rules = { name: rules.text, countries: COUNTRIES };

/** Body of a rate. */
export const RATE_RULES: Rules = {
	name: rules.text,
	description: maybe.string,
	currency: rules.text,
	amount: rules.number,
	conditionType: rules.oneOf('none', 'price', 'weight'),
	minCondition: rules.number,
	maxCondition: rules.number,
	isCarrierRate: maybe.boolean,
	shippingCarrierId: rules.text,
	percentageOfRateFee: rules.optional(rules.number),
	shippingCarrierServices: SERVICES,
};

/** Body of a carrier. */
export const CARRIER_RULES: Rules = {
	name: rules.text,
	callbackUrl: rules.text,
	services: SERVICES,
	allowsMultipleServiceSelection: maybe.boolean,
};

/** Body of the settings. */
export const SETTING_RULES: Rules = {
	...ALT_RULES,
	shippingOrigin: rules.shape({
		name: rules.text,
		country,
		state: maybe.string,
		city: rules.text,
		street1: rules.text,
		street2: maybe.string,
		zip: rules.text,
		phone: maybe.string,
		email: maybe.string,
	}),
	storeOrderNotification: NOTIFICATION,
	storeOrderFulfillmentNotification: NOTIFICATION,
};

/** Body of a request for available rates. */
export const AVAILABLE_RULES: Rules = {
	...ALT_RULES,
	country,
	address: rules.optional(
		rules.shape({
			name: maybe.string,
			companyName: maybe.string,
			addressLine1: maybe.string,
			country,
			state: maybe.string,
			city: maybe.string,
			zip: maybe.string,
			phone: maybe.string,
			email: maybe.string,
		}),
	),
	amountAvailable: maybe.boolean,
	totalOrderAmount: rules.number,
	weightAvailable: maybe.boolean,
	totalOrderWeight: rules.number,
	source: rules.shape({ type: rules.text, subType: maybe.string }),
	products: rules.list(rules.shape({ id: rules.text, qty: rules.number })),
	couponCode: maybe.string,
};
