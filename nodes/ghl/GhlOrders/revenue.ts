import type { IDataObject } from 'n8n-workflow';

import { toMajor, toMinor } from './money';

/** Money taken and given back, in whole units of the smallest coin. */
export interface Taken {
	total: number;
	refunded: number;
}

/** The sums of one group. */
interface Sums extends Taken {
	currency: string;
	labels: IDataObject;
	payments: number;
	/** What was paid for, so that several payments of one order count as one order. */
	entities: Set<string>;
}

/** Transaction statuses of successful payments, refunded or not (docs/api-notes/ghl.md#statuses). */
const TAKEN = ['succeeded', 'refunded', 'partially_refunded'];

/** What a transaction took and gave back; undefined: it took nothing. */
export function takenBy(transaction: IDataObject, currency: string): Taken | undefined {
	const { amount, amountRefunded, status } = transaction;
	if (!TAKEN.includes(String(status))) return undefined;
	const total = toMinor(amount, currency);
	const refunded = status === 'refunded' ? (amountRefunded ?? amount) : (amountRefunded ?? 0);
	return { total, refunded: toMinor(refunded, currency) };
}

/** Sums of revenue by currency and group, exact to the cent. Holds sums and IDs, not records. */
export class Revenue {
	private readonly groups = new Map<string, Sums>();

	/**
	 * Adds a payment, or the part of one that falls to a group.
	 *
	 * @param labels What the group is called in the output; equal labels are one group.
	 * @param entityId The order or invoice that was paid for.
	 */
	add(currency: string, labels: IDataObject, entityId: string, { total, refunded }: Taken): void {
		const key = JSON.stringify([currency, labels]);
		let sums = this.groups.get(key);
		if (!sums) {
			sums = { currency, labels, payments: 0, entities: new Set(), total: 0, refunded: 0 };
			this.groups.set(key, sums);
		}
		sums.payments += 1;
		sums.entities.add(entityId);
		sums.total += total;
		sums.refunded += refunded;
	}

	/** One item for each group: by currency, then by time or, where groups are no times, the largest first. */
	items(): IDataObject[] {
		const when = ({ labels }: Sums) => String(labels.day ?? labels.month ?? '');
		const sorted = [...this.groups.values()].sort(
			(a, b) =>
				a.currency.localeCompare(b.currency) || when(a).localeCompare(when(b)) || b.total - a.total,
		);
		return sorted.map(itemOf);
	}
}

function itemOf({ currency, labels, payments, entities, total, refunded }: Sums): IDataObject {
	const major = (minor: number) => toMajor(minor, currency);
	return {
		...labels,
		currency,
		orders: entities.size,
		payments,
		totalAmount: major(total),
		refundedAmount: major(refunded),
		netAmount: major(total - refunded),
		averageAmount: major(Math.round(total / entities.size)),
	};
}
