import type { Resource } from '../../../shared/catalog/types';
import { lists } from '../../fields/lists';
import { assertIdentified, mapper, mapRecord } from '../../fields/mapping';
import { records as f } from '../../fields/records';
import { read, simplifiedAbstractGhlInvoice, write } from '../../operations';

export const invoice: Resource = {
	name: 'Invoice',
	operations: {
		upsert: write('POST /invoices', {
			name: 'Create or Update',
			action: 'Create or update invoice',
			description: 'Create a new record, or update the current one if it already exists (upsert)',
			fields: [mapper('getInvoiceFields')],
			steps: [
				mapRecord('invoices'),
				assertIdentified('invoices', ['invoice_id', 'customer_id', 'amount']),
			],
			ownId: ['invoice_id'],
			simplified: simplifiedAbstractGhlInvoice,
		}),
		get: read('GET /invoices/{invoice_id}', {
			name: 'Get',
			action: 'Get invoice',
			description: 'Retrieve one invoice with its payments',
			path: { invoice_id: f.invoiceId },
			options: [f.loadFields],
			simplified: simplifiedAbstractGhlInvoice,
		}),
		getAll: read('GET /invoices', {
			name: 'Get Many',
			action: 'Get many invoices',
			description: 'Retrieve a list of invoices',
			filters: [
				f.queryFilter,
				f.filterCustomer,
				f.filterOrder,
				f.filterPaymentStatus,
				f.updatedSince,
				f.sort,
			],
			list: lists.invoices,
			options: [f.loadFields],
			simplified: simplifiedAbstractGhlInvoice,
		}),
		linkToCustomer: write('PUT /invoices/{invoice_id}/customer', {
			name: 'Link to Customer',
			action: 'Link invoice to customer',
			description: 'Set the customer who pays the invoice',
			path: { invoice_id: f.invoiceId },
			fields: [f.customerRef],
			simplified: simplifiedAbstractGhlInvoice,
		}),
		updatePaymentStatus: write('PUT /invoices/{invoice_id}/payment-status', {
			name: 'Update Payment Status',
			action: 'Update payment status of invoice',
			description: 'Set the payment status that another system, such as GHL, reports',
			path: { invoice_id: f.invoiceId },
			fields: [f.paymentStatus],
			additional: [f.amountPaid, f.paidAt],
			simplified: simplifiedAbstractGhlInvoice,
		}),
		recordPayment: write('POST /invoices/{invoice_id}/payments', {
			name: 'Record Payment',
			action: 'Record payment of invoice',
			description:
				'Record a payment of an invoice. If the payment ID already exists, nothing changes.',
			path: { invoice_id: f.invoiceId },
			fields: [f.paymentId, f.paymentAmount],
			additional: [f.paymentMethod, f.paidAt, f.note],
			ownId: ['payment_id'],
			simplified: simplifiedAbstractGhlInvoice,
			guarded: true,
		}),
		void: write('POST /invoices/{invoice_id}/void', {
			name: 'Void',
			action: 'Void invoice',
			description: 'Void an unpaid invoice',
			path: { invoice_id: f.invoiceId },
			additional: [f.reason],
			simplified: simplifiedAbstractGhlInvoice,
			guarded: true,
		}),
	},
};
