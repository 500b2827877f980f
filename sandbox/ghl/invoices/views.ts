import { randomUUID } from 'node:crypto';
import type { World } from '../../server/world';
import { COMPANY } from '../accounts';
import { roundAmount } from '../../server/currency';
import type { Bill, Fields } from './types';

// A day is stored as its start or end in the location's time zone (docs/api-notes/ghl.md#dates-and-time-zones).
const DAY_STARTS_MS = 6 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

const isDay = (value: unknown): value is string =>
	typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

/** Converts a day to its start in the location's time zone. Returns other values unchanged. */
function firstMoment(value: unknown): unknown {
	return isDay(value) ? new Date(Date.parse(value) + DAY_STARTS_MS).toISOString() : value;
}

function lastMoment(value: unknown): unknown {
	if (!isDay(value)) return value;
	return new Date(Date.parse(value) + DAY_STARTS_MS + DAY_MS - 1).toISOString();
}

function common({ _id, altId, fields, createdAt, updatedAt, totals }: Bill) {
	return { ...fields, _id, altId, altType: 'location', total: totals.total, createdAt, updatedAt };
}

/** Returns a number as a number and a string such as `SHOP-1001` as a string (docs/api-notes/ghl.md#invoice-rules). */
export function numberOf({ fields: { invoiceNumber }, number }: Bill): unknown {
	return Number.isNaN(Number(invoiceNumber ?? number)) ? invoiceNumber : number;
}

/** Returns an invoice. Requests call the lines `items`, responses call them `invoiceItems`. */
export function invoiceView(bill: Bill) {
	const { items, ...rest } = common(bill);
	const { subTotal, discount, tax, total } = bill.totals;
	const { fields } = bill;
	return {
		automaticTaxesEnabled: false,
		automaticTaxesCalculated: false,
		...rest,
		status: bill.status,
		amountPaid: bill.amountPaid,
		amountDue: roundAmount(total - bill.amountPaid, fields.currency),
		invoiceNumber: numberOf(bill),
		invoiceItems: items,
		issueDate: firstMoment(fields.issueDate),
		dueDate: lastMoment(fields.dueDate ?? fields.issueDate),
		totalSummary: { subTotal, discount, tax },
	};
}

/** Returns a template of invoices. */
export const templateView = (bill: Bill) => common(bill);

/** Returns a schedule with the invoices that it created. */
export function scheduleView({ ghl }: World, bill: Bill) {
	const invoices = bill.invoiceIds.flatMap((id) => ghl.billing.invoices.get(id) ?? []);
	const termsNotes = (bill.fields.termsNotes as string | undefined) ?? '';
	return {
		...common(bill),
		status: bill.status,
		invoices: invoices.map(invoiceView),
		termsNotes,
		compiledTermsNotes: termsNotes,
	};
}

/** Returns the fields that estimates and their templates share. */
function draftView(bill: Bill) {
	return {
		automaticTaxesEnabled: false,
		liveMode: true,
		...common(bill),
		deleted: false,
		__v: 0,
	};
}

/** Returns an estimate. For `totalamountInUSD`, the exchange rate of each currency is 1. */
export function estimateView(bill: Bill) {
	const { fields, totals } = bill;
	return {
		meta: {},
		sentTo: recipientsOf(fields),
		...draftView(bill),
		companyId: COMPANY.id,
		estimateStatus: bill.status,
		estimateNumber: bill.number,
		issueDate: firstMoment(fields.issueDate ?? bill.createdAt.slice(0, 10)),
		expiryDate: lastMoment(fields.expiryDate ?? bill.createdAt.slice(0, 10)),
		automaticTaxesCalculated: false,
		estimateActionHistory: [],
		lastVisitedAt: bill.updatedAt,
		totalamountInUSD: totals.total,
		traceId: randomUUID(),
	};
}

/** Returns a template of estimates. */
export const estimateTemplateView = (bill: Bill) => draftView(bill);

function recipientsOf({ contactDetails }: Fields) {
	return contactDetails && { email: [contactDetails.email], phoneNo: [contactDetails.phoneNo] };
}
