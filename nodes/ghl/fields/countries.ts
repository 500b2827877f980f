import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

/** Countries supported by the GHL store, as ISO 3166-1 alpha-2 codes (store.json, ShippingZoneCountryDto). */
const CODES =
	'US CA AF AX AL DZ AS AD AO AI AQ AG AR AM AW AU AT AZ BS BH BD BB BY BE BZ BJ BM BT BO BA BW BV BR IO BN ' +
	'BG BF BI KH CM CV KY CF TD CL CN CX CC CO KM CG CD CK CR CI HR CU CY CZ DK DJ DM DO EC EG SV GQ ER EE ET ' +
	'FK FO FJ FI FR GF PF TF GA GM GE DE GH GI GR GL GD GP GU GT GG GN GW GY HT HM VA HN HK HU IS IN ID IR IQ ' +
	'IE IM IL IT JM JP JE JO KZ KE KI KP XK KW KG LA LV LB LS LR LY LI LT LU MO MK MG MW MY MV ML MT MH MQ MR ' +
	'MU YT MX FM MD MC MN ME MS MA MZ MM NA NR NP NL AN NC NZ NI NE NG NU NF MP NO OM PK PW PS PA PG PY PE PH ' +
	'PN PL PT PR QA RE RO RU RW SH KN LC MF PM VC WS SM ST SA SN RS SC SL SG SX SK SI SB SO ZA GS KR ES LK SD ' +
	'SR SJ SZ SE CH SY TW TJ TZ TH TL TG TK TO TT TN TR TM TC TV UG UA AE GB UM UY UZ VU VE VN VG VI WF EH YE ' +
	'ZM ZW';

type Country = { value: string; name: string };

let countries: Country[] | undefined;

/** Returns the countries by name. Built on first use, because the names take longer to load than a node. */
function allCountries(): Country[] {
	const english = new Intl.DisplayNames(['en'], { type: 'region' });
	countries ??= CODES.split(' ')
		.map((value) => ({ value, name: `${english.of(value)} (${value})` }))
		.sort((a, b) => a.name.localeCompare(b.name));
	return countries;
}

/** Countries whose name or code contains the text. Loaded on demand, so that forms stay small. */
export async function searchCountries(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const wanted = filter.toLowerCase();
	return { results: allCountries().filter(({ name }) => name.toLowerCase().includes(wanted)) };
}
