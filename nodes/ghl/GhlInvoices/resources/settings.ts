import { operation } from '../../../shared/catalog/types';

/** Reads the invoice settings. It has its own file, because the operations of all documents call it. */
export const getInvoiceSettings = operation('GET /invoices/settings', {
	name: 'Get Settings',
	action: 'Get invoice settings',
	description:
		'Retrieve the invoice settings of the location: business details, number format, terms, and reminders',
	scope: 'invoices.readonly',
	mayBeEmpty: true,
});

/** Reads the next invoice number. */
export const generateInvoiceNumber = operation('GET /invoices/generate-invoice-number', {
	name: 'Generate Number',
	action: 'Generate invoice number',
	description: 'Get the next free invoice number',
	scope: 'invoices.readonly',
});
