import { roundAmount } from '../../server/currency';
import type { Discount, Fields, Item, Totals } from './types';

/**
 * Returns the totals. The API calculates them and ignores totals in the request. Discounts apply first, then taxes
 * are added, unless the prices include them.
 */
export function totalsOf(fields: Fields): Totals {
	const { items, currency, discount = { type: 'percentage', value: 0 } } = fields;
	const round = (amount: number) => roundAmount(amount, currency);
	const subTotal = sum(items.map(priceOf));
	const discountable = items.filter((item) => isDiscounted(item, discount));
	const base = sum(discountable.map(priceOf));
	const value = discount.value ?? 0;
	const taken = discount.type === 'percentage' ? (base * value) / 100 : Math.min(value, base);
	const share = base > 0 ? taken / base : 0;
	const tax = sum(
		items.map((item) => {
			const net = priceOf(item) * (isDiscounted(item, discount) ? 1 - share : 1);
			return item.taxInclusive ? 0 : (net * sum((item.taxes ?? []).map(({ rate }) => rate))) / 100;
		}),
	);
	return {
		subTotal: round(subTotal),
		discount: round(taken),
		tax: round(tax),
		total: round(subTotal - taken + tax),
	};
}

const priceOf = ({ amount, qty }: Item): number => amount * qty;

const sum = (numbers: number[]): number => numbers.reduce((total, one) => total + one, 0);

function isDiscounted({ productId }: Item, { validOnProductIds = [] }: Discount): boolean {
	return validOnProductIds.length === 0 || validOnProductIds.includes(productId ?? '');
}
