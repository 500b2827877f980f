import type { IDataObject } from 'n8n-workflow';

import { isObject, numberOf, textOf } from '../../shared/core/guards';
import { currencyOf } from './payment';
import { entityOf, PaymentReader } from './paymentReader';
import { Revenue } from './revenue';

const NOTHING = { totalAmount: 0, refundedAmount: 0, excluded: [] };

/**
 * Sums the transactions of one order, in the currency of the order: the paid and refunded amounts, and the
 * transactions that may be payments but could not be counted.
 */
export function sumOrderPayments(order: IDataObject, transactions: readonly unknown[]) {
	const revenue = new Revenue();
	const reader = new PaymentReader((row, reason) =>
		revenue.exclude(currencyOf(row), {}, reason, textOf(row._id)),
	);
	const payments = transactions.filter(isObject).flatMap((row) => reader.read(row) ?? []);
	for (const { row, currency, amounts } of [...payments, ...reader.readParents()]) {
		revenue.add(currency, {}, entityOf(row), amounts);
	}
	const sums = revenue.items();
	const inCurrency = sums.find(({ currency }) => currency === currencyOf(order)) ?? NOTHING;
	return {
		paidAmount: inCurrency.totalAmount,
		refundedAmount: inCurrency.refundedAmount,
		excludedPayments: sums.flatMap((sum) =>
			sum.currency === currencyOf(order) ? (sum.excluded as IDataObject[]) : otherCurrency(sum),
		),
	};
}

/** Returns the payments in another currency than the order. They cannot be added to its sums. */
const otherCurrency = ({ currency, payments, excluded }: IDataObject): IDataObject[] => [
	...(numberOf(payments) > 0 ? [{ reason: 'otherCurrency', count: payments, currency }] : []),
	...(excluded as IDataObject[]),
];
