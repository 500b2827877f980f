import type { Collection, StoredRecord } from '../../server/collection';
import type { Random } from '../../server/random';

/** A line of an invoice. Amounts are in major units. */
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

/** A discount: a percentage of each line, or a fixed amount of the total. */
export interface Discount {
	type: 'percentage' | 'fixed';
	value?: number;
	validOnProductIds?: string[];
}

/** The customer, as in the request. */
export interface ContactDetails {
	id: string;
	name: string;
	phoneNo: string;
	email: string;
	address?: object;
}

/** The writable fields. Responses return unknown fields unchanged. */
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

/** The totals of an invoice, in major units. */
export interface Totals {
	subTotal: number;
	discount: number;
	tax: number;
	total: number;
}

/** A record of the invoices API: an invoice, a template, a schedule or an estimate. */
export interface Bill extends StoredRecord {
	fields: Fields;
	totals: Totals;
	status: string;
	/** Only invoices and estimates. */
	number: number;
	amountPaid: number;
	/** The order that the first payment of the invoice created. */
	orderId?: string;
	/** The invoices that a schedule created. */
	invoiceIds: string[];
}

/** All records of the invoices API. */
export interface Billing {
	/** A separate generator, so that invoices do not change the IDs of other records. */
	random: Random;
	invoices: Collection<Bill>;
	templates: Collection<Bill>;
	schedules: Collection<Bill>;
	estimates: Collection<Bill>;
	estimateTemplates: Collection<Bill>;
}
