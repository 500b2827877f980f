const decimals = new Map<string, number>();

/** Rounds an amount in major units to the decimals of its currency: 3 for KWD, 0 for JPY. */
export function roundAmount(amount: number, currency: string): number {
	const factor = 10 ** decimalsOf(currency);
	return Math.round(amount * factor) / factor;
}

function decimalsOf(currency: string): number {
	let count = decimals.get(currency);
	if (count === undefined) decimals.set(currency, (count = lookUp(currency)));
	return count;
}

/** The API accepts any string as a currency. Codes that are not valid have 2 decimals, like most currencies. */
function lookUp(currency: string): number {
	if (!/^[A-Z]{3}$/i.test(currency)) return 2;
	const format = new Intl.NumberFormat('en', { style: 'currency', currency });
	return format.resolvedOptions().maximumFractionDigits ?? 2;
}
