import type { Collection, Stored } from '../../server/collection';
import type { Random } from '../../server/random';

/** A line of a bill. Amounts are in major units. */
export interface Item {
	_id: string;
	name: string;
	currency: string;
	amount: number;
	qty: number;
	type: string;
	productId?: string;
	priceId?: string;
	taxes?: Array<{ _id: string; name: string; rate: number }>;
	taxInclusive?: boolean;
}

/** What is taken off: a share of each line, or an amount of the whole. */
export interface Discount {
	type: 'percentage' | 'fixed';
	value?: number;
	validOnProductIds?: string[];
}

/** The customer, as the request spelt it out. */
export interface ContactDetails {
	id: string;
	name: string;
	phoneNo: string;
	email: string;
	address?: object;
}

/** What a request may write; what is not named here is kept and answered as it came. */
export interface Fields {
	name: string;
	title: string;
	currency: string;
	liveMode?: boolean;
	items: Item[];
	discount?: Discount;
	contactDetails?: ContactDetails;
	[field: string]: unknown;
}

/** Sums of a bill, in major units. */
export interface Totals {
	subTotal: number;
	discount: number;
	tax: number;
	total: number;
}

/** Any record of the invoices API: an invoice, a template, a schedule, an estimate. */
export interface Bill extends Stored {
	fields: Fields;
	totals: Totals;
	status: string;
	/** Of invoices and estimates. */
	number: number;
	amountPaid: number;
	/** The order that the first payment of an invoice has made. */
	orderId?: string;
	/** Invoices that a schedule has made. */
	invoiceIds: string[];
}

/** All records of the invoices API. */
export interface Billing {
	/** A source of its own, so that its records do not change the ids of others. */
	random: Random;
	invoices: Collection<Bill>;
	templates: Collection<Bill>;
	schedules: Collection<Bill>;
	estimates: Collection<Bill>;
	estimateTemplates: Collection<Bill>;
}
