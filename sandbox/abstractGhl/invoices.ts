import { roundAmount } from '../server/currency';
import { invalid, ContractError } from './errors';
import { onlyFields, pageOf } from './lists';
import type { HandlerResult, Handler, Store } from './store';
import type { Invoice, Payment } from './types';

type InvoiceInput = Partial<Invoice> & Pick<Invoice, 'invoice_id' | 'customer_id' | 'amount'>;

/** Returns the status after a payment. An invoice without payments keeps its status. */
function statusFor(
	{ amount, currency, payment_status }: Invoice,
	paid: number,
): Invoice['payment_status'] {
	if (paid >= roundAmount(amount, currency)) return 'paid';
	return paid > 0 ? 'partially_paid' : payment_status;
}

/** Returns the handlers of invoices, by operation ID. */
export function invoiceHandlers(store: Store): Record<string, Handler> {
	const resultOf = (record: Invoice, status = 200): HandlerResult => ({
		status,
		body: record,
		record,
	});

	function checkNames({ customer_id, order_id }: Partial<Invoice>): void {
		if (customer_id !== undefined && !store.data.customers.has(customer_id)) {
			throw invalid('customer_id', `the customer ${customer_id} does not exist`, 'unknown');
		}
		if (order_id && !store.data.orders.has(order_id)) {
			throw invalid('order_id', `the order ${order_id} does not exist`, 'unknown');
		}
	}

	function change(invoice: Invoice, { custom_fields, ...rest }: Partial<Invoice>): HandlerResult {
		checkNames(rest);
		const fields = custom_fields && { ...invoice.custom_fields, ...custom_fields };
		return resultOf(
			store.change(invoice, { ...rest, ...(fields && { custom_fields: fields }) }, 'invoice'),
		);
	}

	function create(input: InvoiceInput): HandlerResult {
		checkNames(input);
		const now = store.now();
		const invoice: Invoice = {
			order_id: null,
			amount_paid: 0,
			currency: 'USD',
			payment_status: 'unpaid',
			payment_status_since: now,
			due_date: null,
			paid_at: null,
			void_reason: null,
			payments: [],
			custom_fields: {},
			...input,
			created_at: now,
			updated_at: now,
		};
		return resultOf(store.add(store.data.invoices, invoice.invoice_id, invoice, 'invoice'), 201);
	}

	function setPaymentStatus(invoice: Invoice, body: Partial<Invoice>): HandlerResult {
		const isPaid = body.payment_status === 'paid';
		return change(invoice, {
			payment_status: body.payment_status,
			amount_paid: body.amount_paid ?? (isPaid ? invoice.amount : undefined),
			paid_at: body.paid_at ?? (isPaid ? (invoice.paid_at ?? store.now()) : undefined),
		});
	}

	function recordPayment(invoice: Invoice, body: Partial<Payment>): HandlerResult {
		const { payment_id: id, amount } = body as Payment;
		if (invoice.payments.some(({ payment_id }) => payment_id === id)) return resultOf(invoice);
		if (invoice.payment_status === 'void') {
			throw new ContractError(409, 'conflict', 'The invoice is void');
		}
		const rounded = (value: number) => roundAmount(value, invoice.currency);
		const left = rounded(invoice.amount - invoice.amount_paid);
		if (rounded(amount) > left) throw invalid('amount', `exceeds the amount due: ${left}`);
		const paid_at = body.paid_at ?? store.now();
		const payment: Payment = { payment_id: id, amount, method: null, note: null, ...body, paid_at };
		const amount_paid = rounded(invoice.amount_paid + amount);
		const payment_status = statusFor(invoice, amount_paid);
		const patch: Partial<Invoice> = {
			payments: [...invoice.payments, payment],
			amount_paid,
			payment_status,
			...(payment_status === 'paid' && { paid_at }),
		};
		return resultOf(store.change(invoice, patch, 'invoice'), 201);
	}

	function makeVoid(invoice: Invoice, reason: string | null): HandlerResult {
		if (invoice.payment_status === 'void') return resultOf(invoice);
		if (invoice.amount_paid > 0) {
			throw new ContractError(409, 'conflict', 'The invoice has payments');
		}
		return change(invoice, { payment_status: 'void', void_reason: reason });
	}

	return {
		upsertInvoice: ({ body }) => {
			const input = body as unknown as InvoiceInput;
			const existing = store.data.invoices.get(input.invoice_id);
			return existing ? change(existing, input) : create(input);
		},
		listInvoices: ({ query }) => {
			const page = pageOf({
				rows: store.data.invoices.values(),
				idOf: ({ invoice_id }) => invoice_id,
				query,
				filters: {
					customer_id: ({ customer_id }, wanted) => customer_id === wanted,
					order_id: ({ order_id }, wanted) => order_id === wanted,
					payment_status: ({ payment_status }, wanted) => payment_status === wanted,
				},
				texts: ({ invoice_id, order_id, customer_id }) => [invoice_id, order_id, customer_id],
			});
			const data = page.data.map((row) => onlyFields(row, query.fields, 'invoice_id'));
			return { status: 200, body: { ...page, data } };
		},
		getInvoice: ({ params, query }) => ({
			status: 200,
			body: onlyFields(store.invoice(params.invoice_id), query.fields, 'invoice_id'),
		}),
		linkInvoice: ({ params, body }) => change(store.invoice(params.invoice_id), body),
		setPaymentStatus: ({ params, body }) =>
			setPaymentStatus(store.invoice(params.invoice_id), body),
		recordPayment: ({ params, body }) => recordPayment(store.invoice(params.invoice_id), body),
		voidInvoice: ({ params, body }) =>
			makeVoid(store.invoice(params.invoice_id), (body.reason as string | undefined) ?? null),
	};
}
