import type { IDataObject } from 'n8n-workflow';

import { scalarText } from '../../shared/core/guards';
import { toMajor } from './money';
import type { Amounts, ExclusionReason } from './payment';

/** Transactions that the output names for each reason. */
const MAX_EXAMPLES = 5;

/** Transactions that are not in the sums for one reason. */
interface Excluded {
	count: number;
	examples: string[];
}

/** The sums of one group. */
interface Sums extends Amounts {
	currency: string;
	labels: IDataObject;
	payments: number;
	/** The orders and invoices of the payments. Several payments of one order count as one order. */
	entities: Set<string>;
	excluded: Map<ExclusionReason, Excluded>;
}

/** Sums of revenue by currency and group, exact to the cent. It stores sums and IDs, not records. */
export class Revenue {
	private readonly groups = new Map<string, Sums>();

	/**
	 * Adds a payment, or the part of one that belongs to a group.
	 *
	 * @param labels The name of the group in the output. Equal labels are one group.
	 * @param entityId The order or invoice of the payment.
	 */
	add(currency: string, labels: IDataObject, entityId: string, { total, refunded }: Amounts): void {
		const sums = this.group(currency, labels);
		sums.payments += 1;
		sums.entities.add(entityId);
		sums.total += total;
		sums.refunded += refunded;
	}

	/** Stores a transaction that is not included in the sums of a group. */
	exclude(currency: string, labels: IDataObject, reason: ExclusionReason, id: string): void {
		const { excluded } = this.group(currency, labels);
		const entry = excluded.get(reason) ?? { count: 0, examples: [] };
		excluded.set(reason, entry);
		entry.count += 1;
		if (entry.examples.length < MAX_EXAMPLES) entry.examples.push(id);
	}

	/** Returns one item for each group: by currency, then by time, or the largest first if the groups are not times. */
	items(): IDataObject[] {
		const time = ({ labels }: Sums) => scalarText(labels.day ?? labels.month);
		const sorted = [...this.groups.values()].sort(
			(a, b) =>
				a.currency.localeCompare(b.currency) || time(a).localeCompare(time(b)) || b.total - a.total,
		);
		return sorted.map(itemOf);
	}

	private group(currency: string, labels: IDataObject): Sums {
		const key = JSON.stringify([currency, labels]);
		const known = this.groups.get(key);
		if (known) return known;
		const sums: Sums = {
			currency,
			labels,
			payments: 0,
			entities: new Set(),
			total: 0,
			refunded: 0,
			excluded: new Map(),
		};
		this.groups.set(key, sums);
		return sums;
	}
}

function itemOf(sums: Sums): IDataObject {
	const { currency, labels, payments, entities, total, refunded, excluded } = sums;
	const major = (minor: number) => toMajor(minor, currency);
	return {
		...labels,
		currency,
		orders: entities.size,
		payments,
		totalAmount: major(total),
		refundedAmount: major(refunded),
		netAmount: major(total - refunded),
		averageAmount: entities.size > 0 ? major(Math.round(total / entities.size)) : 0,
		excluded: [...excluded].map(([reason, { count, examples }]) => ({
			reason,
			count,
			transactionIds: examples,
		})),
	};
}
