/** Currencies whose number of decimals is not 2 (ISO 4217). The runtime's own table follows usage: it has none for HUF. */
const DECIMALS = new Map(
	Object.entries({
		0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
		3: 'BHD IQD JOD KWD LYD OMR TND',
		4: 'CLF UYW',
	}).flatMap(([decimals, codes]) => codes.split(' ').map((code) => [code, Number(decimals)])),
);

/** Returns the number of decimals of a currency: 3 for KWD, 0 for JPY, and 2 for an unknown code. */
export const decimalsOf = (currency: string): number => DECIMALS.get(currency.toUpperCase()) ?? 2;

/** Converts an amount in major units to a whole number of the currency's smallest unit. */
export const toMinorUnits = (amount: number, currency: string): number =>
	Math.round(amount * 10 ** decimalsOf(currency));

/** Converts a number of the currency's smallest unit to an amount in major units. */
export const toMajorUnits = (minor: number, currency: string): number =>
	minor / 10 ** decimalsOf(currency);

/** Rounds an amount in major units to the decimals of its currency. */
export const roundAmount = (amount: number, currency: string): number =>
	toMajorUnits(toMinorUnits(amount, currency), currency);
