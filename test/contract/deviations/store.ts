import type { Deviation } from '.';

const ZONES = 'GET /store/shipping-zone';
const ZONE = 'GET /store/shipping-zone/{shippingZoneId}';
const NEW_ZONE = 'POST /store/shipping-zone';
const ZONE_CHANGE = 'PUT /store/shipping-zone/{shippingZoneId}';
const SETTING = 'GET /store/store-setting';
const NEW_SETTING = 'POST /store/store-setting';
const AVAILABLE = 'POST /store/shipping-zone/shipping-rates';

/**
 * The values that the specification lists for `amountAvailable`, in its order. They are countries, from another
 * field.
 */
const COUNTRIES =
	'AF AX AL DZ AS AD AO AI AQ AG AR AM AW AU AT AZ BS BH BD BB BY BE BZ BJ BM BT BO BA ' +
	'BW BV BR IO BN BG BF BI KH CM CA CV KY CF TD CL CN CX CC CO KM CG CD CK CR CI HR CU ' +
	'CY CZ DK DJ DM DO EC EG SV GQ ER EE ET FK FO FJ FI FR GF PF TF GA GM GE DE GH GI GR ' +
	'GL GD GP GU GT GG GN GW GY HT HM VA HN HK HU IS IN ID IR IQ IE IM IL IT JM JP JE JO ' +
	'KZ KE KI KP KR XK KW KG LA LV LB LS LR LY LI LT LU MO MK MG MW MY MV ML MT MH MQ MR ' +
	'MU YT MX FM MD MC MN ME MS MA MZ MM NA NR NP NL AN NC NZ NI NE NG NU NF MP NO OM PK ' +
	'PW PS PA PG PY PE PH PN PL PT PR QA RE RO RU RW SH KN LC MF PM VC WS SM ST SA SN RS ' +
	'SC SL SG SX SK SI SB SO ZA GS ES LK SD SR SJ SZ SE CH SY TW TJ TZ TH TL TG TK TO TT ' +
	'TN TR TM TC TV UG GB UA AE US UM UY UZ VU VE VN VG VI WF EH YE ZM ZW';

const isText = {
	fact: 'Declared as a number, with a list of strings in its list of values. It is a country code (docs/api-notes/ghl.md#online-store).',
};
const isFlag = {
	fact: 'Listed with the values of a country; its description says "if it is true".',
};

/** Returns the deviations of a value that has both a wrong type and a wrong enum. */
const wrong = (one: Omit<Deviation, 'rule'>): Deviation[] => [
	{ ...one, rule: 'type' },
	{ ...one, rule: 'enum' },
];

export const store: readonly Deviation[] = [
	...wrong({
		operations: [NEW_ZONE, ZONE_CHANGE],
		part: 'body',
		at: ['countries.code'],
		...isText,
	}),
	...wrong({
		operations: [NEW_ZONE, ZONES, ZONE, ZONE_CHANGE],
		part: 'response',
		at: ['data.countries.code'],
		...isText,
	}),
	...wrong({
		operations: [NEW_SETTING],
		part: 'body',
		at: ['shippingOrigin.country'],
		...isText,
	}),
	...wrong({
		operations: [SETTING, NEW_SETTING],
		part: 'response',
		at: ['data.shippingOrigin.country'],
		...isText,
	}),
	...wrong({ operations: [AVAILABLE], part: 'body', at: ['amountAvailable'], ...isFlag }),
	{
		operations: [AVAILABLE],
		part: 'form',
		at: [`amountAvailable=${COUNTRIES.split(' ').join()}`],
		rule: 'unset',
		...isFlag,
	},
];
