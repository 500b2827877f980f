/** Currencies whose number of decimals is not 2 (ISO 4217). The runtime's own table follows usage: it has none for HUF. */
const DECIMALS: Record<number, readonly string[]> = {
	0: [
		...['BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI'],
		...['VND', 'VUV', 'XAF', 'XOF', 'XPF'],
	],
	3: ['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'],
	4: ['CLF', 'UYW'],
};
const decimalsByCode = new Map(
	Object.entries(DECIMALS).flatMap(([decimals, codes]) =>
		codes.map((code) => [code, Number(decimals)] as const),
	),
);

/**
 * Returns the number of decimals of a currency: 2 for USD, 0 for JPY, 3 for KWD, and 2 for an unknown code.
 */
export const decimalsOf = (currency: string): number =>
	decimalsByCode.get(currency.trim().toUpperCase()) ?? 2;
