import type { IDataObject } from 'n8n-workflow';

import { numberOf, objectsOf, textOf } from '../../../shared/core/guards';
import { DAY_MS } from '../../../shared/core/time';
import { toMajor, toMinor } from '../money';
import { binsOf } from './bins';
import type { OrderReview, RecordList, ReportData } from './data';
import type { Format } from './format';
import type { Bar, CurrencyView, ListView, ReviewView, SourceBar, Tile, View } from './view';

/** Sources with a separate bar. The others are one bar. */
const MAX_SOURCES = 6;
/** Longer reviews are shortened. */
const MAX_TEXT = 280;
const YEAR_MS = 365 * DAY_MS;

/** Converts `partially_fulfilled` or `duplicateCharge` to words: `Partially fulfilled`. */
function words(value: unknown): string {
	const text = textOf(value)
		.replace(/([a-z])([A-Z])/g, '$1 $2')
		.replace(/[_-]+/g, ' ')
		.toLowerCase();
	return text.charAt(0).toUpperCase() + text.slice(1);
}

const amountOf = (item: IDataObject, name: string): number => numberOf(item[name] ?? 0) || 0;
const currencyOf = ({ currency }: IDataObject): string => textOf(currency);
const plural = (count: string, one: string, many: string): string =>
	`${count} ${count === '1' ? one : many}`;

/** Converts the numbers of a report to the texts that it shows. */
export class Presentation {
	constructor(
		private readonly data: ReportData,
		private readonly format: Format,
	) {}

	/** Returns everything that the report shows. */
	view(): View {
		const { title, notice, theme, locale, revenue } = this.data;
		return {
			...{ title, theme, language: locale },
			period: this.period(),
			notices: notice === '' ? [] : [notice],
			tiles: this.tiles(),
			...(revenue && { revenue: revenue.byCurrency.map((item) => this.currency(item)) }),
			lists: this.lists(),
			...(this.data.reviews && { reviews: this.data.reviews.map((one) => this.review(one)) }),
		};
	}

	private period(): string {
		const { from, to, timeZone, isTestMode } = this.data;
		const { format } = this;
		const days = `${format.date(new Date(from))} – ${format.date(new Date(to))}`;
		return [days, timeZone, isTestMode && 'Test payments'].filter(Boolean).join(' · ');
	}

	private tiles(): Tile[] {
		const { revenue, openOrders, failedPayments, endedSubscriptions, trustScore } = this.data;
		const { format } = this;
		const counted = (label: string, list?: RecordList): Tile[] =>
			list ? [{ label, value: format.count(list.count), note: this.totals(list) }] : [];
		const money = (revenue?.byCurrency ?? []).map((item) => ({
			label: 'Net revenue',
			value: format.money(amountOf(item, 'netAmount'), currencyOf(item)),
			note: plural(format.count(amountOf(item, 'orders')), 'order', 'orders'),
		}));
		return [
			...money,
			...counted('Open orders', openOrders),
			...counted('Failed payments', failedPayments),
			...counted('Ended subscriptions', endedSubscriptions),
			...(trustScore === undefined
				? []
				: [
						{
							label: 'TrustScore',
							value: `★ ${trustScore.toFixed(1)}`,
							note: 'of 5 at Trustpilot',
						},
					]),
		];
	}

	private totals({ totals }: RecordList): string {
		return totals.map(({ currency, amount }) => this.format.money(amount, currency)).join(' + ');
	}

	private currency(item: IDataObject): CurrencyView {
		const { revenue } = this.data;
		const { format } = this;
		const currency = currencyOf(item);
		const money = (name: string) => format.money(amountOf(item, name), currency);
		const own = (items: readonly IDataObject[] | undefined) =>
			items?.filter((one) => currencyOf(one) === currency);
		const excluded = objectsOf(item.excluded).map(
			({ reason, count }) => `${format.count(numberOf(count))} × ${words(reason).toLowerCase()}`,
		);
		const [days, sources] = [own(revenue?.byDay), own(revenue?.bySource)];
		return {
			currency,
			tiles: [
				{ label: 'Received', value: money('totalAmount') },
				{ label: 'Refunded', value: money('refundedAmount') },
				{ label: 'Net', value: money('netAmount') },
				{ label: 'Payments', value: format.count(amountOf(item, 'payments')) },
				{ label: 'Average order', value: money('averageAmount') },
			],
			...(days && this.bars(days, currency)),
			...(sources && { sources: this.sources(sources, currency) }),
			...(excluded.length > 0 && { note: `Not included: ${excluded.join(', ')}` }),
		};
	}

	private bars(
		items: readonly IDataObject[],
		currency: string,
	): Pick<CurrencyView, 'bars' | 'barsTitle'> {
		const { from, to, timeZone } = this.data;
		const { format } = this;
		const days = new Intl.DateTimeFormat('en-CA', { timeZone });
		const { unit, keys, keyOf } = binsOf(days.format(from), days.format(to));
		const sums = new Map(keys.map((key) => [key, { net: 0, refunded: 0 }]));
		const minor = (item: IDataObject, name: string) => toMinor(item[name], currency) ?? 0;
		for (const item of items) {
			const sum = sums.get(keyOf(textOf(item.day)));
			if (!sum) continue;
			sum.net += minor(item, 'netAmount');
			sum.refunded += minor(item, 'refundedAmount');
		}
		const bars = [...sums].map(([key, sum]): Bar => {
			const [net, refunded] = [toMajor(sum.net, currency), toMajor(sum.refunded, currency)];
			const refunds = refunded === 0 ? '' : `, ${format.money(refunded, currency)} refunded`;
			const title = `${format.period(key, 'long')}: ${format.money(net, currency)} net${refunds}`;
			return { label: format.period(key, 'short'), title, net, refunded };
		});
		return { barsTitle: `Revenue by ${unit}`, bars };
	}

	/** Returns the sources with the largest net revenue. The others are one bar. */
	private sources(items: readonly IDataObject[], currency: string): SourceBar[] {
		const { format } = this;
		const bar = (label: string, net: number): SourceBar => {
			return { label, net, value: format.money(net, currency) };
		};
		const bars = items
			.map((item) => {
				const label = textOf(item.source) || words(item.sourceType) || 'Unknown source';
				return bar(label, amountOf(item, 'netAmount'));
			})
			.sort((a, b) => b.net - a.net);
		// A bar for one other source would take the space of the source.
		if (bars.length <= MAX_SOURCES + 1) return bars;
		const others = bars.slice(MAX_SOURCES);
		const rest = others.reduce((sum, { net }) => sum + (toMinor(net, currency) ?? 0), 0);
		const label = `${format.count(others.length)} other sources`;
		return [...bars.slice(0, MAX_SOURCES), bar(label, toMajor(rest, currency))];
	}

	private lists(): ListView[] {
		const { openOrders, failedPayments, endedSubscriptions, from, to } = this.data;
		const { format } = this;
		// In a shorter period, each day occurs once.
		const style = to - from < YEAR_MS ? 'short' : 'long';
		const day = (time: unknown) => format.date(time, style);
		const customer = (record: IDataObject) =>
			textOf(record.customerName) || textOf(record.customerEmail) || 'Unknown customer';
		const money = (record: IDataObject, name: string) => {
			const amount = numberOf(record[name]);
			return Number.isFinite(amount) ? format.money(amount, currencyOf(record)) : '';
		};
		const columns = (day: string, status: string, isMinor = false) => [
			{ name: day },
			{ name: 'Customer' },
			{ name: status, isMinor },
			{ name: 'Amount', isAmount: true },
		];
		const list = (
			given: RecordList | undefined,
			view: Omit<ListView, 'rows' | 'summary'>,
			cells: (record: IDataObject) => string[],
		): ListView[] => {
			if (!given) return [];
			const { count, records } = given;
			const summary = count === 0 ? '' : `${format.count(count)} · ${this.totals(given)}`;
			const more = `${format.count(count - records.length)} more`;
			const rows = records.map(cells);
			return [{ ...view, summary, rows, ...(count > records.length && { more }) }];
		};
		return [
			...list(
				openOrders,
				{
					title: 'Open orders, oldest first',
					empty: 'No open orders in this period',
					columns: columns('Ordered', 'Fulfillment'),
				},
				(order) => [
					day(order.createdAt),
					customer(order),
					words(order.fulfillmentStatus),
					money(order, 'totalAmount'),
				],
			),
			...list(
				failedPayments,
				{
					title: 'Failed payments, newest first',
					empty: 'No failed payments in this period',
					columns: columns('Failed', 'Order', true),
				},
				(payment) => [
					day(payment.createdAt),
					customer(payment),
					textOf(payment.orderId),
					money(payment, 'amount'),
				],
			),
			...list(
				endedSubscriptions,
				{
					title: 'Ended subscriptions, newest first',
					empty: 'No subscription ended in this period',
					columns: columns('Ended', 'Status'),
				},
				(subscription) => [
					day(subscription.endedAt),
					customer(subscription),
					words(subscription.status),
					money(subscription, 'amount'),
				],
			),
		];
	}

	private review({
		stars,
		title,
		text,
		customerName,
		createdAt,
		referenceId,
		order,
	}: OrderReview): ReviewView {
		const characters = [...text];
		const isLong = characters.length > MAX_TEXT;
		return {
			...{ stars, title },
			text: isLong ? `${characters.slice(0, MAX_TEXT - 1).join('')}…` : text,
			author: customerName,
			date: this.format.date(createdAt),
			order: order ? this.order(order) : withoutOrder(referenceId),
		};
	}

	private order(order: IDataObject): string {
		const { format } = this;
		const amount = format.money(amountOf(order, 'totalAmount'), currencyOf(order));
		return [
			`Order of ${format.date(order.createdAt)}`,
			textOf(order.customerName),
			amount,
			words(order.fulfillmentStatus),
		]
			.filter(Boolean)
			.join(' · ');
	}
}

const withoutOrder = (referenceId: string): string =>
	referenceId === '' ? 'No reference number' : `Reference ${referenceId}: no order found`;
