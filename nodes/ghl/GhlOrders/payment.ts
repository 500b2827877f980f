import type { IDataObject } from 'n8n-workflow';

import { isBlank } from '../../shared/core/guards';
import { toMinor } from './money';

/** Money received and refunded, in the smallest unit of the currency. */
export interface Amounts {
	total: number;
	refunded: number;
}

/** Why a transaction that may be a payment is not included in the sums. */
export type ExclusionReason =
	| 'duplicateCharge'
	| 'negativeAmount'
	| 'parentOfPayments'
	| 'unknownMode'
	| 'unknownRefundedAmount'
	| 'unknownStatus'
	| 'unreadableAmount'
	| 'unreadableDate';

/** How a transaction affects the sums: it is a payment, it is not a payment, or it cannot be counted. */
export type Reading = Amounts | ExclusionReason | 'notPaid';

/**
 * Statuses of transactions, by their effect on the money. GHL documents only `succeeded`. The others are
 * terms of users and payment providers (docs/api-notes/ghl.md#statuses).
 */
const STATUSES = {
	paid: [
		'succeeded',
		'success',
		'successful',
		'paid',
		'completed',
		'complete',
		'captured',
		'settled',
	],
	refunded: ['refunded', 'fully_refunded', 'refund'],
	partlyRefunded: ['partially_refunded', 'partial_refund', 'partially_refund'],
	failed: ['failed', 'failure', 'error', 'declined', 'rejected'],
	notPaid: [
		...[
			'canceled',
			'cancelled',
			'void',
			'voided',
			'expired',
			'abandoned',
			'incomplete',
			'unpaid',
			'open',
			'draft',
			'scheduled',
		],
		...['pending', 'processing', 'payment_processing', 'authorized', 'requires_action'],
		...['requires_capture', 'requires_confirmation', 'requires_payment_method'],
	],
} as const satisfies Record<string, readonly string[]>;

type Outcome = keyof typeof STATUSES;

const outcomes = new Map<string, Outcome>(
	Object.entries(STATUSES).flatMap(([outcome, statuses]) =>
		statuses.map((status) => [status, outcome as Outcome] as const),
	),
);

/** Converts `Partially Refunded` to `partially_refunded`. Values other than text become empty. */
const normalize = (status: unknown): string =>
	typeof status === 'string' ? status.trim().toLowerCase().replace(/[\s-]/g, '_') : '';

/** Returns the refunded amount. Returns undefined if the transaction does not contain it. */
function refundedAmount(
	outcome: Outcome,
	total: number,
	amount: unknown,
	currency: string,
): number | undefined {
	const refunded = isBlank(amount) ? 0 : toMinor(amount, currency);
	if (refunded === undefined || refunded < 0 || refunded > total) return undefined;
	if (refunded > 0 || outcome === 'paid') return refunded;
	return outcome === 'refunded' ? total : undefined;
}

/** Reads what a transaction received and refunded, or why it does not count. */
export function readPayment(transaction: IDataObject, currency: string): Reading {
	const outcome = outcomes.get(normalize(transaction.status));
	if (outcome === 'notPaid' || outcome === 'failed') return 'notPaid';
	if (!outcome) return 'unknownStatus';
	const total = toMinor(transaction.amount, currency);
	if (total === undefined) return 'unreadableAmount';
	if (total < 0) return 'negativeAmount';
	const refunded = refundedAmount(outcome, total, transaction.amountRefunded, currency);
	return refunded === undefined ? 'unknownRefundedAmount' : { total, refunded };
}

/** Returns whether a transaction is a payment that failed. */
export const isFailedPayment = ({ status }: IDataObject): boolean =>
	outcomes.get(normalize(status)) === 'failed';

/** Returns the currency code of a record, in upper case. */
export const currencyOf = ({ currency }: IDataObject): string =>
	typeof currency === 'string' ? currency.trim().toUpperCase() : '';
