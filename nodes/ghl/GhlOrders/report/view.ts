/** Parts of a revenue bar. The refunded part is on top of the net part. */
export interface Bar {
	/** Below the bar. */
	label: string;
	/** If the pointer is over the bar. */
	title: string;
	net: number;
	refunded: number;
}

/** Revenue of one source. */
export interface SourceBar {
	label: string;
	/** The amount as text. */
	value: string;
	net: number;
}

/** A number with its name. */
export interface Tile {
	label: string;
	value: string;
	note?: string;
}

/** Revenue in one currency. Amounts in different currencies are never added up. */
export interface CurrencyView {
	currency: string;
	/** Payments, orders, average and refunds. */
	tiles: Tile[];
	/** `Revenue by day`, or by month or year for long periods. */
	barsTitle?: string;
	bars?: Bar[];
	sources?: SourceBar[];
	/** Transactions that are not included. */
	note?: string;
}

/** A table of records. */
export interface ListView {
	title: string;
	/** Number of records and their amounts. */
	summary: string;
	/** Shown if there is no record. */
	empty: string;
	columns: Column[];
	rows: string[][];
	/** If not all records are in the table. */
	more?: string;
}

/** A column of a table. */
export interface Column {
	name: string;
	/** Amounts are aligned at the right. */
	isAmount?: boolean;
	/** Narrow screens do not show the column. */
	isMinor?: boolean;
}

/** A review next to its order. */
export interface ReviewView {
	stars: number;
	title: string;
	text: string;
	author: string;
	date: string;
	/** The order in words, or why there is none. */
	order: string;
}

/** Everything that a report shows, as texts. */
export interface View {
	title: string;
	period: string;
	language: string;
	theme: Theme;
	notices: string[];
	tiles: Tile[];
	/** Undefined if the report has no revenue section. */
	revenue?: CurrencyView[];
	lists: ListView[];
	/** Undefined if the report has no section for reviews. */
	reviews?: ReviewView[];
}

/** The colors of a report. `auto`: those of the device. */
export type Theme = 'auto' | 'dark' | 'light';
