import type { IDataObject } from 'n8n-workflow';

import { textOf } from '../../shared/core/guards';
import { currencyOf, readPayment } from './payment';
import type { Amounts, ExclusionReason } from './payment';

/** A payment with the transaction that it was read from. */
export interface Payment {
	row: IDataObject;
	currency: string;
	amounts: Amounts;
}

/** Receives each transaction that may be a payment but does not count, with the reason. */
export type Exclude = (row: IDataObject, reason: ExclusionReason) => void;

/** Returns the order or invoice of a payment. A payment without one is its own group. */
export const entityOf = ({ entityId, _id }: IDataObject): string => textOf(entityId ?? _id);

const isParent = ({ isParent: flag }: IDataObject): boolean =>
	textOf(flag).toLowerCase() === 'true';
const parentIdOf = ({ parentId, parentTransactionId }: IDataObject): string =>
	textOf(parentId ?? parentTransactionId);

/**
 * Reads payments from transactions, and counts each amount only once. Of two records of one charge, it keeps
 * the first. It excludes a parent if the payments that it consists of are present. GHL documents the flag
 * `isParent`, but not how children refer to it (docs/api-notes/ghl.md#transactions). So it also recognizes
 * children by their sum.
 */
export class PaymentReader {
	private readonly charges = new Set<string>();

	private readonly parentIds = new Set<string>();

	/** The sum of the payments that are not parents, by order or invoice. */
	private readonly paidByEntity = new Map<string, number>();

	/** Parents, whose children can follow on later pages. */
	private readonly parents: Payment[] = [];

	constructor(private readonly exclude: Exclude) {}

	/** Returns the payment of a transaction, if it counts. Parents are returned by {@link readParents} later. */
	read(row: IDataObject): Payment | undefined {
		const currency = currencyOf(row);
		const amounts = readPayment(row, currency);
		if (amounts === 'notPaid') return undefined;
		if (typeof amounts === 'string') {
			this.exclude(row, amounts);
			return undefined;
		}
		const payment = { row, currency, amounts };
		if (this.isRepeated(payment)) {
			this.exclude(row, 'duplicateCharge');
			return undefined;
		}
		if (isParent(row)) {
			this.parents.push(payment);
			return undefined;
		}
		this.rememberChild(payment);
		return payment;
	}

	/**
	 * Returns the parents that count because they have no children. Call it after all transactions were read.
	 */
	readParents(): Payment[] {
		return this.parents.filter((payment) => {
			const hasChildren =
				this.parentIds.has(textOf(payment.row._id)) || this.isSumOfOthers(payment);
			if (hasChildren) this.exclude(payment.row, 'parentOfPayments');
			return !hasChildren;
		});
	}

	private isRepeated({ row, currency, amounts }: Payment): boolean {
		const charge = textOf(row.chargeId);
		if (!charge) return false;
		const key = `${charge} ${currency} ${amounts.total}`;
		if (this.charges.has(key)) return true;
		this.charges.add(key);
		return false;
	}

	private rememberChild(payment: Payment): void {
		const parentId = parentIdOf(payment.row);
		if (parentId) this.parentIds.add(parentId);
		const key = entityKey(payment);
		this.paidByEntity.set(key, (this.paidByEntity.get(key) ?? 0) + payment.amounts.total);
	}

	/**
	 * Returns whether a parent is the sum of its children. This does not apply to subscriptions, whose payments
	 * all have the same amount as the first one.
	 */
	private isSumOfOthers(payment: Payment): boolean {
		const { row, amounts } = payment;
		if (amounts.total === 0 || row.subscriptionId) return false;
		return this.paidByEntity.get(entityKey(payment)) === amounts.total;
	}
}

const entityKey = ({ row, currency }: Payment): string => `${currency} ${entityOf(row)}`;
