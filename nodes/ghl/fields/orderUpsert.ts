import type { Encoder } from '../../shared/catalog/encode';
import { fieldTable, sentIn, required, shownWhen } from '../../shared/catalog/fields';
import type { Field } from '../../shared/catalog/types';
import { anyText } from '../../shared/core/guards';
import { contacts } from './contacts';
import { invoices } from './invoices';
import { payments } from './payments';

const trimmed: Encoder = (value) => anyText(value).trim();

/** Marks fields that are not part of the invoice request. */
const notSent = (fields: readonly Field[]) => fields.map((field) => sentIn(field, 'none'));
const whenSent = (field: Field) => shownWhen(sentIn(field, 'none'), { afterwards: ['send'] });
const whenPaid = (field: Field) =>
	shownWhen(sentIn(field, 'none'), { afterwards: ['recordPayment'], ...field.showWhen });

/** Fields specific to creating or updating an order through its invoice. */
export const orderUpsert = fieldTable({
	howItWorks: {
		displayName:
			'GHL has no endpoint to create orders. It creates an order when an invoice is paid. This operation finds or creates the customer, then creates or updates the invoice whose number is your order ID. Paid, partially paid, and void invoices are not changed.',
		type: 'notice',
		in: 'none',
	},
	externalOrderId: {
		displayName: 'External Order ID',
		type: 'string',
		at: 'invoiceNumber',
		as: trimmed,
		required: true,
		placeholder: 'e.g. SHOP-1001',
		description:
			'Your own order ID. It becomes the invoice number. Use IDs that GHL does not generate itself, for example with a letter prefix. In queue mode, two workers that write the same order at the same time may create two invoices.',
	},
	afterwards: {
		displayName: 'After Saving',
		type: 'options',
		in: 'none',
		options: [
			{
				name: 'Leave as Draft',
				value: 'draft',
				description: 'Invoices that are already sent stay sent',
			},
			{
				name: 'Record Payment',
				value: 'recordPayment',
				description:
					'Record a manual payment of the full amount due, unless the invoice is already paid',
			},
			{
				name: 'Send to Customer',
				value: 'send',
				description: 'Send the invoice, unless it is already sent',
			},
		],
		default: 'draft',
		description: 'Action for the invoice after it is saved',
	},
});

/** Customer fields, with the names used in GHL Contacts. */
export const customerFields: readonly Field[] = notSent([
	required(contacts.email),
	{
		...contacts.phone,
		description: 'With the country code. GHL requires a phone number for invoices.',
	},
	contacts.firstName,
	contacts.lastName,
]);

/** Additional fields of the customer and the invoice. */
export const customerDetails: readonly Field[] = notSent([
	contacts.address1,
	contacts.city,
	contacts.companyName,
	contacts.country,
	contacts.name,
	contacts.postalCode,
	contacts.state,
]);

/** How to send the invoice or record its payment. */
export const invoiceCompletion: readonly Field[] = [
	whenSent(invoices.sendBy),
	whenSent(invoices.userId),
	whenPaid(payments.mode),
	whenPaid(invoices.card),
	whenPaid(payments.cheque),
];
