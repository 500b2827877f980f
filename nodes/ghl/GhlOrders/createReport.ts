import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { ItemRun } from '../../shared/catalog/run';
import type { Simplified } from '../../shared/catalog/types';
import { mapConcurrently } from '../../shared/core/concurrency';
import { numberOf, scalarText, textOf } from '../../shared/core/guards';
import { getPath } from '../../shared/core/paths';
import { parseTime } from '../../shared/core/time';
import { callForPages } from '../../shared/engine/operation';
import { simplify } from '../../shared/engine/output';
import { subscription } from '../GhlSubscriptions/resources/subscription';
import { transaction } from '../GhlTransactions/resources/transaction';
import { simplifiedSubscription, simplifiedTransaction } from '../fields/simplified';
import { isFailedPayment } from './payment';
import { readOrders } from './readOrders';
import { RecordCollection } from './recordCollection';
import type { OrderReview, ReportData, Section } from './report/data';
import { drawEmail } from './report/email';
import { Format } from './report/format';
import { drawPage } from './report/page';
import { Presentation } from './report/present';
import { drawSvgFile } from './report/svgFile';
import { readReportForm } from './reportForm';
import type { ReportForm } from './reportForm';
import { getOrders } from './resources/orderReads';
import { simplifiedOrder } from './resources/simplified';
import { GROUPINGS, RevenueSummary, selectionOf } from './revenueSummary';

/** Statuses of subscriptions that ended (docs/api-notes/ghl.md#statuses). */
const ENDED = ['canceled', 'cancelled', 'expired', 'incomplete_expired'];

/** The list contains no time of the end, but each change updates the subscription. */
const simplifiedEnd: Simplified = {
	...simplifiedSubscription,
	endedAt: ['canceledAt', 'updatedAt', 'createdAt'],
};

/** Reads the records of one report. */
class ReportReader {
	constructor(
		private readonly run: ItemRun,
		private readonly form: ReportForm,
	) {}

	/** Reads the lists that the sections need, concurrently, and then the orders of the reviews. */
	async read(): Promise<ReportData> {
		const { title, notice, theme, locale, from, to, paymentMode, trustScore } = this.form;
		const parts: Array<Partial<ReportData>> = await mapConcurrently(
			[
				async () => await this.transactions(),
				async () => await this.openOrders(),
				async () => await this.endedSubscriptions(),
			],
			Infinity,
			async (read) => await read(),
		);
		parts.push(await this.reviews());
		const general = { title, notice, theme, locale, from, to, trustScore };
		const timeZone = this.run.timezone;
		return Object.assign({ ...general, timeZone, isTestMode: paymentMode === 'test' }, ...parts);
	}

	private has(...sections: Section[]): boolean {
		return sections.some((one) => this.form.sections.has(one));
	}

	/** Returns the filters of a list, and which of its records are in the period and mode. */
	private selection() {
		const { from, to, paymentMode } = this.form;
		const [startAt, endAt] = [from, to].map((time) => new Date(time).toISOString());
		const query = { startAt, endAt, paymentMode };
		const select = selectionOf(query, true);
		return { query, isSelected: (row: IDataObject) => select(row) === 'in', select };
	}

	/** Reads the transactions once, for the revenue and for the failed payments. */
	private async transactions(): Promise<Partial<ReportData>> {
		if (!this.has('revenueByDay', 'revenueBySource', 'failedPayments')) return {};
		const { query, isSelected, select } = this.selection();
		const summaryOf = (name: keyof typeof GROUPINGS) =>
			new RevenueSummary(this.run, GROUPINGS[name]);
		const byDay = this.has('revenueByDay') ? summaryOf('day') : undefined;
		const bySource = this.has('revenueBySource') ? summaryOf('source') : undefined;
		const byCurrency = byDay || bySource ? summaryOf('currency') : undefined;
		const failed = new RecordCollection('amount', 'createdAt', 'newest');
		for await (const rows of callForPages(this.run, transaction.operations.getAll, query)) {
			for (const one of [byCurrency, byDay, bySource]) await one?.add(rows, select);
			const failures = rows.filter((row) => isFailedPayment(row) && isSelected(row));
			failed.add(failures.map((row) => simplify(row, simplifiedTransaction)));
		}
		return {
			...(byCurrency && {
				revenue: {
					byCurrency: await byCurrency.finish(),
					...(byDay && { byDay: await byDay.finish() }),
					...(bySource && { bySource: await bySource.finish() }),
				},
			}),
			...(this.has('failedPayments') && { failedPayments: failed.list(this.form.maxRows) }),
		};
	}

	private async openOrders(): Promise<Partial<ReportData>> {
		if (!this.has('openOrders')) return {};
		const { query, isSelected } = this.selection();
		const values = { ...query, paymentStatus: 'paid' };
		const open = new RecordCollection('totalAmount', 'createdAt', 'oldest');
		for await (const rows of callForPages(this.run, getOrders, values)) {
			const selected = rows.filter((row) => isSelected(row) && isOpen(row));
			open.add(selected.map((row) => simplify(row, simplifiedOrder)));
		}
		return { openOrders: open.list(this.form.maxRows) };
	}

	/** Reads all subscriptions, because an old one can end in the period. */
	private async endedSubscriptions(): Promise<Partial<ReportData>> {
		if (!this.has('endedSubscriptions')) return {};
		const { from, to, paymentMode } = this.form;
		const ended = new RecordCollection('amount', 'endedAt', 'newest');
		const { getAll } = subscription.operations;
		for await (const rows of callForPages(this.run, getAll, { paymentMode })) {
			const records = rows
				.filter(({ status }) => ENDED.includes(textOf(status).toLowerCase()))
				.map((row) => simplify(row, simplifiedEnd))
				.filter(({ endedAt }) => parseTime(endedAt) >= from && parseTime(endedAt) <= to);
			ended.add(records);
		}
		return { endedSubscriptions: ended.list(this.form.maxRows) };
	}

	/** Returns the newest reviews of the form, each with the order of its reference number. */
	private async reviews(): Promise<Partial<ReportData>> {
		if (!this.has('reviews')) return {};
		const newest = this.form.reviews
			.flatMap((review) => reviewOf(review) ?? [])
			.sort((a, b) => (parseTime(b.createdAt) || 0) - (parseTime(a.createdAt) || 0))
			.slice(0, this.form.maxRows);
		const ids = newest.map(({ referenceId }) => referenceId);
		const { orders } = await readOrders(this.run, ids);
		const reviews = newest.map((review) => {
			const order = orders.get(review.referenceId);
			return { ...review, order: order ? simplify(order, simplifiedOrder) : null };
		});
		return { reviews };
	}
}

function isOpen({ fulfillmentStatus }: IDataObject): boolean {
	const status = textOf(fulfillmentStatus).toLowerCase();
	return status !== '' && status !== 'fulfilled';
}

/** Reads a raw or simplified review. Returns undefined for an item without stars, such as one with an error. */
function reviewOf(review: IDataObject): OrderReview | undefined {
	const stars = Math.round(numberOf(review.stars));
	if (!(stars >= 1 && stars <= 5)) return undefined;
	const text = (name: string) => textOf(getPath(review, name));
	return {
		stars,
		title: text('title'),
		text: text('text'),
		customerName: text('customerName') || text('consumer.displayName'),
		createdAt: text('createdAt') || null,
		referenceId: text('referenceId'),
		order: null,
	};
}

const FILES = {
	page: { key: 'html', name: 'report.html', type: 'text/html' },
	email: { key: 'html', name: 'report.html', type: 'text/html' },
	svg: { key: 'svg', name: 'report.svg', type: 'image/svg+xml' },
} as const;

/** Reads the records of a report, and returns its numbers with its HTML or SVG. */
export async function createReport(run: ItemRun): Promise<IDataObject> {
	const form = readReportForm(run);
	const data = await new ReportReader(run, form).read();
	const { title, locale, timeZone, revenue, openOrders, failedPayments } = data;
	const format = new Format(locale, timeZone);
	const view = new Presentation(data, format).view();
	const draw = { page: drawPage, email: drawEmail, svg: drawSvgFile }[form.format];
	return {
		title,
		from: new Date(data.from).toISOString(),
		to: new Date(data.to).toISOString(),
		timeZone,
		...withoutMissing({ revenue, openOrders, failedPayments }),
		...withoutMissing({ endedSubscriptions: data.endedSubscriptions, reviews: data.reviews }),
		...withoutMissing({ trustScore: data.trustScore }),
		[FILES[form.format].key]: draw(view, format),
	};
}

/** Returns the values of the sections that the report has. */
const withoutMissing = (values: object): IDataObject =>
	Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

/** Returns the report as an item, with its file if the form requests one. */
export async function withReportFile(
	[json]: IDataObject[],
	run: ItemRun,
): Promise<INodeExecutionData[]> {
	const { format, outputField } = readReportForm(run);
	if (outputField === '') return [{ json }];
	const { key, name, type } = FILES[format];
	const { helpers } = run.context;
	const file = await helpers.prepareBinaryData(Buffer.from(scalarText(json[key])), name, type);
	return [{ json, binary: { [outputField]: file } }];
}
