import type { World } from '../../../sandbox/server';
import { locator } from '../../harness';
import { first } from '../support/records';
import type { Case } from '../support/types';
import { SINCE, SINCE_SENT, mapped, recordsOf } from './records';

/** Cases of invoices and their payments. */
export function invoiceCases(world: World): Case[] {
	const {
		invoices,
		customer,
		order,
		unpaid,
		customerId,
		invoiceId,
		invoicePath,
		page,
		ofCustomer,
		noId,
	} = recordsOf(world);
	return [
		{
			resource: 'invoice',
			operation: 'upsert',
			parameters: {
				record: mapped({
					...{ invoice_id: 'INV-9', customer_id: customer.id, amount: 12.5 },
					...{ due_date: '2026-12-24', cost_center: 'shop' },
				}),
			},
			expect: {
				request: {
					method: 'POST',
					path: '/invoices',
					body: {
						...{ invoice_id: 'INV-9', customer_id: customer.id, amount: 12.5 },
						...{ due_date: '2026-12-24', custom_fields: { cost_center: 'shop' } },
					},
				},
				output: { invoiceId: 'INV-9', paymentStatus: 'unpaid', totalAmount: 12.5 },
			},
			bad: {
				parameters: { record: mapped({ invoice_id: 'INV-9', amount: 12.5 }) },
				message: /The invoice has no 'customer_id'/,
			},
			samples: {
				record: mapped({
					...{ invoice_id: 'INV-9', customer_id: customer.id, amount: 12.5, currency: 'USD' },
					...{ order_id: order.order_id, due_date: '2026-12-24', cost_center: 'shop' },
				}),
			},
		},
		{
			resource: 'invoice',
			operation: 'get',
			parameters: { invoiceId },
			expect: {
				request: { method: 'GET', path: invoicePath },
				output: { invoiceId: unpaid.invoice_id, paymentStatus: 'unpaid' },
			},
			bad: noId('Invoice', 'invoiceId'),
		},
		{
			resource: 'invoice',
			operation: 'getAll',
			parameters: { limit: 2, filters: { filterPaymentStatus: 'unpaid' } },
			expect: {
				request: {
					method: 'GET',
					path: '/invoices',
					query: { ...page, 'filter[payment_status]': 'unpaid' },
				},
				output: [{ paymentStatus: 'unpaid' }, { paymentStatus: 'unpaid' }],
			},
			bad: {
				parameters: { filters: { filterPaymentStatus: 'open' } },
				message: /filter\[payment_status\]: must be equal to one of the allowed values: unpaid/,
			},
		},
		{
			resource: 'invoice',
			operation: 'linkToCustomer',
			parameters: { invoiceId, customerRef: customerId },
			expect: {
				request: {
					method: 'PUT',
					path: `${invoicePath}/customer`,
					body: { customer_id: customer.id },
				},
				output: { invoiceId: unpaid.invoice_id, ...ofCustomer },
			},
			bad: { parameters: { customerRef: locator('') }, message: /'Customer' is empty/ },
		},
		{
			resource: 'invoice',
			operation: 'updatePaymentStatus',
			parameters: { invoiceId, paymentStatus: 'paid', additionalFields: { paidAt: SINCE } },
			expect: {
				request: {
					method: 'PUT',
					path: `${invoicePath}/payment-status`,
					body: { payment_status: 'paid', paid_at: SINCE_SENT },
				},
				output: { paymentStatus: 'paid', amountPaid: unpaid.amount, paidAt: SINCE_SENT },
			},
			bad: {
				parameters: { paymentStatus: 'settled' },
				message: /payment_status: must be equal to one of the allowed values: unpaid/,
			},
		},
		{
			resource: 'invoice',
			operation: 'recordPayment',
			parameters: {
				invoiceId,
				paymentId: 'txn-1',
				paymentAmount: 1.5,
				additionalFields: { paymentMethod: 'cash', note: 'At the counter' },
			},
			expect: {
				request: {
					method: 'POST',
					path: `${invoicePath}/payments`,
					body: { payment_id: 'txn-1', amount: 1.5, method: 'cash', note: 'At the counter' },
				},
				output: { paymentStatus: 'partially_paid', amountPaid: 1.5 },
			},
			bad: {
				parameters: { paymentAmount: 1_000_000 },
				message: /amount: exceeds the amount due/,
			},
		},
		{
			resource: 'invoice',
			operation: 'void',
			parameters: { invoiceId, additionalFields: { reason: 'Never sent' } },
			expect: {
				request: { method: 'POST', path: `${invoicePath}/void`, body: { reason: 'Never sent' } },
				output: { paymentStatus: 'void' },
			},
			bad: {
				parameters: {
					invoiceId: locator(first(invoices, (one) => one.amount_paid > 0).invoice_id),
				},
				message: /The invoice has payments/,
			},
		},
	];
}
