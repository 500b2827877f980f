import type { IDataObject } from 'n8n-workflow';

import { isObject, numberOf, scalarText, textOf } from '../../shared/core/guards';
import { getPath } from '../../shared/core/paths';
import { DAY_MS, parseTime } from '../../shared/core/time';
import type { ItemRun } from '../../shared/catalog/run';
import { orderIdOf } from '../fields/orders';
import { divide, toMinor } from './money';
import { readLiveMode } from '../testMode';
import { currencyOf, readPayment } from './payment';
import type { ExclusionReason } from './payment';
import { entityOf, PaymentReader } from './paymentReader';
import type { Payment } from './paymentReader';
import { readOrders } from './readOrders';
import { Revenue } from './revenue';

/** The labels of the group of a transaction. The day is null if its date is unreadable, or not needed. */
type Labels = (row: IDataObject, day: string | null) => IDataObject;

/** How to group payments. */
export interface Grouping {
	/** The labels of a payment, or of an excluded transaction. */
	labels: Labels;
	/** Whether the group needs the date of the transaction. */
	byTime?: boolean;
	/** Divides each payment between the products of its order, instead of adding it to one group. */
	byProduct?: boolean;
}

const NO_PRODUCT = { product: null, productId: null };

/** Returns the products of an order with the price of each. A payment without an order has no product. */
function productsOf(order: IDataObject | undefined, currency: string) {
	const products = new Map<string, { labels: IDataObject; weight: number }>();
	const items = Array.isArray(order?.items) ? order.items.filter(isObject) : [];
	for (const item of items) {
		const id = getPath(item, 'product._id') ?? null;
		const labels = { product: getPath(item, 'product.name') ?? item.name, productId: id };
		const key = textOf(id ?? labels.product);
		const price = toMinor(getPath(item, 'price.amount'), currency) ?? 0;
		const before = products.get(key)?.weight ?? 0;
		const weight = before + price * (numberOf(item.qty ?? 1) || 0);
		products.set(key, { labels: labels as IDataObject, weight });
	}
	const sold = [...products.values()].filter(({ weight }) => weight > 0);
	return sold.length > 0 ? sold : [{ labels: NO_PRODUCT, weight: 1 }];
}

/** Types of sources that have a different name for each order. They form one group. */
const SOURCES_PER_ORDER = ['document_contracts', 'invoice', 'text2Pay'];

function sourceOf(row: IDataObject): IDataObject {
	const sourceType = row.entitySourceType ?? null;
	if (SOURCES_PER_ORDER.includes(textOf(sourceType)))
		return { source: null, sourceType, sourceId: null };
	const { entitySourceName: source = null, entitySourceId: sourceId = null } = row;
	return { source, sourceType, sourceId };
}

/** The groupings by their value in the form. */
export const GROUPINGS = {
	currency: { labels: () => ({}) },
	day: { labels: (_row, day) => ({ day }), byTime: true },
	month: { labels: (_row, day) => ({ month: day && day.slice(0, 7) }), byTime: true },
	product: { labels: () => NO_PRODUCT, byProduct: true },
	source: { labels: sourceOf },
} satisfies Record<string, Grouping>;

/** What to do with a transaction because of its date and mode. */
export type Selection = 'in' | 'out' | ExclusionReason;

/**
 * Returns a function that selects the transactions of the period and mode. The request includes one more day
 * on both sides, because the time zone of the period is not documented
 * (docs/api-notes/ghl.md#dates-and-time-zones).
 */
export function selectionOf(
	query: IDataObject,
	needsDate: boolean,
): (row: IDataObject) => Selection {
	const { startAt, endAt } = query;
	const from = startAt ? Date.parse(scalarText(startAt)) : -Infinity;
	const to = endAt ? Date.parse(scalarText(endAt)) : Infinity;
	const isLive = query.paymentMode === 'live';
	if (startAt) query.startAt = new Date(from - DAY_MS).toISOString();
	if (endAt) query.endAt = new Date(to + DAY_MS).toISOString();
	return (row) => {
		const hasMode = row.liveMode !== undefined && row.liveMode !== null;
		const mode = hasMode ? readLiveMode(row) : isLive;
		if (mode === undefined) return 'unknownMode';
		if (mode !== isLive) return 'out';
		const time = parseTime(row.createdAt);
		if (Number.isNaN(time)) return needsDate || startAt || endAt ? 'unreadableDate' : 'in';
		return time >= from && time <= to ? 'in' : 'out';
	};
}

/** Adds transactions to the sums of one grouping, page by page. */
export class RevenueSummary {
	readonly revenue = new Revenue();

	private readonly reader = new PaymentReader((row, reason) => this.exclude(row, reason));

	private readonly days: Intl.DateTimeFormat;

	constructor(
		private readonly run: ItemRun,
		private readonly grouping: Grouping,
	) {
		this.days = new Intl.DateTimeFormat('en-CA', { timeZone: run.context.getTimezone() });
	}

	/** Adds the transactions of a page. */
	async add(rows: readonly IDataObject[], select: (row: IDataObject) => Selection): Promise<void> {
		const payments: Payment[] = [];
		for (const row of rows.filter(isObject)) {
			const selection = select(row);
			if (selection === 'in')
				for (const payment of [this.reader.read(row) ?? []].flat()) payments.push(payment);
			else if (selection !== 'out' && readPayment(row, currencyOf(row)) !== 'notPaid') {
				this.exclude(row, selection);
			}
		}
		await this.count(payments);
	}

	/** Adds the payments that could not be decided before all pages were read. */
	async finish(): Promise<IDataObject[]> {
		await this.count(this.reader.readParents());
		return this.revenue.items();
	}

	private labelsOf(row: IDataObject): IDataObject {
		const time = this.grouping.byTime ? parseTime(row.createdAt) : NaN;
		return this.grouping.labels(row, Number.isNaN(time) ? null : this.days.format(time));
	}

	private exclude(row: IDataObject, reason: ExclusionReason): void {
		this.revenue.exclude(currencyOf(row), this.labelsOf(row), reason, textOf(row._id));
	}

	private async count(payments: readonly Payment[]): Promise<void> {
		if (this.grouping.byProduct) return await this.countByProduct(payments);
		for (const { row, currency, amounts } of payments) {
			this.revenue.add(currency, this.labelsOf(row), entityOf(row), amounts);
		}
	}

	private async countByProduct(payments: readonly Payment[]): Promise<void> {
		const ids = payments.map(({ row }) => orderIdOf(row));
		const { orders } = await readOrders(this.run, ids);
		for (const { row, currency, amounts } of payments) {
			const products = productsOf(orders.get(orderIdOf(row)), currency);
			const weights = products.map(({ weight }) => weight);
			const totals = divide(amounts.total, weights);
			const refunds = divide(amounts.refunded, weights);
			products.forEach(({ labels }, index) => {
				const part = { total: totals[index], refunded: refunds[index] };
				this.revenue.add(currency, labels, entityOf(row), part);
			});
		}
	}
}
