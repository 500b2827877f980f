import { decimalsOf } from '../../shared/core/currencies';

/** A longer text is not an amount. */
const MAX_LENGTH = 40;
/** Digits with separators, after the currency and blanks are removed. */
const AMOUNT = /^-?\d[\d.,]*$/;

/** Splits an amount at its decimal separator; undefined if the separators are ambiguous or wrong. */
function splitDecimals(text: string, decimals: number): [string, string] | undefined {
	const separators = text.replace(/\d/g, '');
	const last = separators.at(-1);
	if (!last) return [text, ''];
	const at = text.lastIndexOf(last);
	const fraction = text.slice(at + 1);
	const others = separators.slice(0, -1);
	// A separator that occurs twice groups thousands. So does one in front of three digits, unless it can be
	// the decimal separator of a currency with three decimals: then the text is ambiguous.
	const isGrouped = others !== '' && others.includes(last);
	const looksGrouped = others === '' && fraction.length === 3 && at <= 3 && text[0] !== '0';
	if (looksGrouped && (last === '.' || decimals === 3)) return undefined;
	if (isGrouped || looksGrouped) return [text, ''];
	return [text.slice(0, at), fraction];
}

/** Removes the separators of thousands from an integer. Returns undefined if they are wrong. */
function ungroup(text: string): string | undefined {
	const [first, ...groups] = text.split(/[.,]/);
	const areThousands = groups.every((group) => group.length === 3) && first.length <= 3;
	const isUniform = new Set(text.replace(/\d/g, '')).size <= 1;
	return groups.length === 0 || (areThousands && isUniform) ? first + groups.join('') : undefined;
}

/** Reads an amount as text: `100`, `1,234.50`, `1.234,50`, `1 234,50`, `USD 100`, `€ 9.50`. */
function parseAmount(text: string, currency: string): number | undefined {
	if (text.length > MAX_LENGTH) return undefined;
	const bare = text
		.replace(/[\s'’]/g, '')
		.replace(/^[A-Z]{3}|[A-Z]{3}$/i, '')
		.replace(/^(-?)\p{Sc}|\p{Sc}$/u, '$1');
	if (!AMOUNT.test(bare)) return undefined;
	const sign = bare.startsWith('-') ? -1 : 1;
	const [whole, fraction] = splitDecimals(bare.replace('-', ''), decimalsOf(currency)) ?? [];
	const digits = whole === undefined ? undefined : ungroup(whole);
	return digits === undefined ? undefined : sign * Number(`${digits}.${fraction || '0'}`);
}

/**
 * Converts an amount to the smallest unit of its currency, so that sums are exact: 9.5 USD → 950. Returns
 * undefined if the amount is not a number. Also returns undefined for a text with two meanings: `1.234`.
 */
export function toMinor(amount: unknown, currency: string): number | undefined {
	const value = typeof amount === 'string' ? parseAmount(amount, currency) : amount;
	if (typeof value !== 'number') return undefined;
	const minor = Math.round(value * 10 ** decimalsOf(currency));
	return Number.isSafeInteger(minor) ? minor : undefined;
}

/** Converts an amount in the smallest unit back: 950 → 9.5 USD. */
export function toMajor(minor: number, currency: string): number {
	return minor / 10 ** decimalsOf(currency);
}

/** Splits an integer by weights into integers with the same sum. At least one weight must be positive. */
export function divide(total: number, weights: readonly number[]): number[] {
	const sum = weights.reduce((all, weight) => all + weight, 0);
	let weightSoFar = 0;
	let totalSoFar = 0;
	return weights.map((weight) => {
		weightSoFar += weight;
		const upTo = Math.round(total * (weightSoFar / sum));
		const part = upTo - totalSoFar;
		totalSoFar = upTo;
		return part;
	});
}
