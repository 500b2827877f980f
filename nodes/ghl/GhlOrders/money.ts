/** Decimals of currencies, by code: 2 for USD, 0 for JPY, 3 for KWD (ISO 4217, as the runtime knows it). */
const decimals = new Map<string, number>();
/** Codes remembered at once: more than there are currencies. */
const MAX_CODES = 500;

function decimalsOf(currency: string): number {
	const known = decimals.get(currency);
	if (known !== undefined) return known;
	const isCode = /^[A-Za-z]{3}$/.test(currency);
	const format = new Intl.NumberFormat('en', {
		style: 'currency',
		currency: isCode ? currency : 'USD',
	});
	const { maximumFractionDigits = 2 } = format.resolvedOptions();
	if (decimals.size < MAX_CODES) decimals.set(currency, maximumFractionDigits);
	return maximumFractionDigits;
}

/** An amount in whole units of the smallest coin, in which sums are exact: 9.5 USD → 950. What is no number: 0. */
export function toMinor(amount: unknown, currency: string): number {
	const value = Number(amount ?? 0);
	return Number.isFinite(value) ? Math.round(value * 10 ** decimalsOf(currency)) : 0;
}

/** The amount as the API writes it: 950 → 9.5 USD. */
export function toMajor(minor: number, currency: string): number {
	return minor / 10 ** decimalsOf(currency);
}

/** Divides a whole number by weights, of which at least one is above 0: whole parts whose sum is the number. */
export function divide(total: number, weights: readonly number[]): number[] {
	const all = weights.reduce((sum, weight) => sum + weight, 0);
	let reached = 0;
	let given = 0;
	return weights.map((weight) => {
		reached += weight;
		const upTo = Math.round(total * (reached / all));
		const part = upTo - given;
		given = upTo;
		return part;
	});
}
