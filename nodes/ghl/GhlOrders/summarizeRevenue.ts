import type { IDataObject } from 'n8n-workflow';

import { readRows } from '../../shared/engine/lists';
import { getPath } from '../../shared/core/paths';
import { buildRequest } from '../../shared/engine/request';
import type { ItemRun } from '../../shared/catalog/run';
import { lists } from '../fields/lists';
import { orderIdOf, readOrders } from '../fields/orders';
import { divide, toMinor } from './money';
import { Revenue, takenBy } from './revenue';
import type { Taken } from './revenue';

/** One payment that counts. */
interface Payment {
	row: IDataObject;
	currency: string;
	taken: Taken;
}

/** Puts the payments of a page into their groups. */
type Group = (payments: Payment[], revenue: Revenue, run: ItemRun) => void | Promise<void>;

const DAY_MS = 86_400_000;

/** What a payment was for; one that names nothing stands for itself. */
const entityOf = ({ entityId, _id }: IDataObject) => String(entityId ?? _id);

/** Groups that the payment itself names. */
const byRow =
	(labelsOf: (row: IDataObject, day: string) => IDataObject): Group =>
	(payments, revenue, { context }) => {
		const days = new Intl.DateTimeFormat('en-CA', { timeZone: context.getTimezone() });
		for (const { row, currency, taken } of payments) {
			const day = days.format(new Date(String(row.createdAt)));
			revenue.add(currency, labelsOf(row, day), entityOf(row), taken);
		}
	};

/** The products of an order with what each costs in it; a payment without an order is for none. */
function productsOf(order: IDataObject | undefined, currency: string) {
	const products = new Map<string, { labels: IDataObject; weight: number }>();
	for (const item of (order?.items ?? []) as IDataObject[]) {
		const id = getPath(item, 'product._id') ?? null;
		const labels = { product: getPath(item, 'product.name') ?? item.name, productId: id };
		const key = String(id ?? labels.product);
		const weight = toMinor(getPath(item, 'price.amount'), currency) * Number(item.qty ?? 1);
		const before = products.get(key)?.weight ?? 0;
		products.set(key, { labels: labels as IDataObject, weight: before + weight });
	}
	const sold = [...products.values()].filter(({ weight }) => weight > 0);
	return sold.length > 0 ? sold : [{ labels: { product: null, productId: null }, weight: 1 }];
}

const byProduct: Group = async (payments, revenue, run) => {
	const orders = await readOrders(
		run,
		payments.map(({ row }) => orderIdOf(row)),
	);
	for (const { row, currency, taken } of payments) {
		const products = productsOf(orders.get(orderIdOf(row)), currency);
		const weights = products.map(({ weight }) => weight);
		const totals = divide(taken.total, weights);
		const refunds = divide(taken.refunded, weights);
		products.forEach(({ labels }, index) => {
			const part = { total: totals[index], refunded: refunds[index] };
			revenue.add(currency, labels, entityOf(row), part);
		});
	}
};

/** Kinds of sources of which each order has one of its own: they count together. */
const SINGLE = ['document_contracts', 'invoice', 'text2Pay'];

function sourceOf(row: IDataObject): IDataObject {
	const sourceType = row.entitySourceType ?? null;
	if (SINGLE.includes(String(sourceType))) return { source: null, sourceType, sourceId: null };
	const { entitySourceName: source = null, entitySourceId: sourceId = null } = row;
	return { source, sourceType, sourceId };
}

const GROUPS: Record<string, Group> = {
	currency: byRow(() => ({})),
	day: byRow((_row, day) => ({ day })),
	month: byRow((_row, day) => ({ month: day.slice(0, 7) })),
	product: byProduct,
	source: byRow(sourceOf),
};

/**
 * Returns the filter for payments of the period and mode. The request includes one more day on each
 * side, because the time zone of the filter is not documented (docs/api-notes/ghl.md#dates-and-time-zones).
 */
function counting(query: IDataObject): (row: IDataObject) => boolean {
	const from = query.startAt ? Date.parse(String(query.startAt)) : -Infinity;
	const to = query.endAt ? Date.parse(String(query.endAt)) : Infinity;
	const isLive = query.paymentMode === 'live';
	const shifted = (time: number) => new Date(time).toISOString();
	if (query.startAt) query.startAt = shifted(from - DAY_MS);
	if (query.endAt) query.endAt = shifted(to + DAY_MS);
	return ({ createdAt, liveMode = isLive }) => {
		const time = Date.parse(String(createdAt));
		return time >= from && time <= to && liveMode === isLive;
	};
}

/**
 * Sums up what was paid, by currency and group: one item for each. The transactions are read page
 * by page; no more than a few pages are held at a time.
 */
export async function summarizeRevenue(run: ItemRun): Promise<IDataObject[]> {
	const { client, operation, read, itemIndex } = run;
	const request = buildRequest(operation, run);
	const counts = counting(request.query);
	const group = GROUPS[String(read('groupBy', itemIndex))];
	const revenue = new Revenue();
	for await (const rows of readRows(client, request, lists.data)) {
		const payments = rows.filter(counts).flatMap((row): Payment[] => {
			const currency = String(row.currency ?? '').toUpperCase();
			const taken = takenBy(row, currency);
			return taken ? [{ row, currency, taken }] : [];
		});
		await group(payments, revenue, run);
	}
	return revenue.items();
}
