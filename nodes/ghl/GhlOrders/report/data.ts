import type { IDataObject } from 'n8n-workflow';

import type { Theme } from './view';

/** The parts of a report that a user can choose. */
export const SECTIONS = [
	'endedSubscriptions',
	'failedPayments',
	'openOrders',
	'revenueByDay',
	'revenueBySource',
	'reviews',
] as const;

export type Section = (typeof SECTIONS)[number];

/** Simplified records of one kind. */
export interface RecordList {
	/** All records, also those that the report does not show. */
	count: number;
	/** The sums of all records by currency. */
	totals: Array<{ currency: string; amount: number }>;
	/** The records that the report shows. */
	records: IDataObject[];
}

/** A review with its order. */
export interface OrderReview {
	stars: number;
	title: string;
	text: string;
	customerName: string;
	createdAt: string | null;
	referenceId: string;
	/** Null if GHL has no order with the reference number. */
	order: IDataObject | null;
}

/** The numbers and records of a report. */
export interface ReportData {
	title: string;
	notice: string;
	theme: Theme;
	locale: string;
	timeZone: string;
	isTestMode: boolean;
	/** Epoch ms. */
	from: number;
	to: number;
	/** The items of Summarize Revenue by currency, by day and by source. */
	revenue?: { byCurrency: IDataObject[]; byDay?: IDataObject[]; bySource?: IDataObject[] };
	openOrders?: RecordList;
	failedPayments?: RecordList;
	endedSubscriptions?: RecordList;
	reviews?: OrderReview[];
	trustScore?: number;
}
