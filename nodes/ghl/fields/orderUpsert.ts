import type { Encoder } from '../../shared/catalog/encode';
import { fieldTable, place, required, shownWhen } from '../../shared/catalog/fields';
import type { Field } from '../../shared/catalog/types';
import { contacts } from './contacts';
import { invoices } from './invoices';
import { payments } from './payments';

const trimmed: Encoder = (value) => String(value).trim();

/** Fields that other requests than the one for the invoice send. */
const aside = (fields: readonly Field[]) => fields.map((field) => place(field, 'none'));
const whenSent = (field: Field) => shownWhen(place(field, 'none'), { afterwards: ['send'] });
const whenPaid = (field: Field) =>
	shownWhen(place(field, 'none'), { afterwards: ['recordPayment'], ...field.showWhen });

/** What is particular to creating or updating an order by its invoice. */
export const orderUpsert = fieldTable({
	howItWorks: {
		displayName:
			'GHL makes an order itself when an invoice is paid, and in no other way. So this finds or creates the customer, and creates or updates the invoice that has your order ID as its number. An invoice that is paid in part or whole, or void, is left as it is.',
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
			'Your own ID of the order, which becomes the invoice number. Use IDs that GHL does not give by itself, such as with letters in front. Workers of n8n in queue mode that write the same order at the same moment may make two invoices.',
	},
	afterwards: {
		displayName: 'Afterwards',
		type: 'options',
		in: 'none',
		options: [
			{
				name: 'Leave as Draft',
				value: 'draft',
				description: 'An invoice that was sent already stays sent',
			},
			{
				name: 'Record Payment',
				value: 'recordPayment',
				description: 'Mark all that is due as paid by hand, unless it is paid already',
			},
			{
				name: 'Send to Customer',
				value: 'send',
				description: 'Send the invoice, unless it was sent already',
			},
		],
		default: 'draft',
		description: 'What to do with the invoice when it is written',
	},
});

/** Who the customer is: the fields of GHL Contacts, under their names there. */
export const customerFields: readonly Field[] = aside([
	required(contacts.email),
	{
		...contacts.phone,
		description: 'With the country code. GHL makes no invoice for a customer without one.',
	},
	contacts.firstName,
	contacts.lastName,
]);

/** More of the customer, and of the invoice. */
export const customerDetails: readonly Field[] = aside([
	contacts.address1,
	contacts.city,
	contacts.companyName,
	contacts.country,
	contacts.name,
	contacts.postalCode,
	contacts.state,
]);

/** How the invoice is sent or paid. */
export const settlement: readonly Field[] = [
	whenSent(invoices.sendBy),
	whenSent(invoices.userId),
	whenPaid(payments.mode),
	whenPaid(invoices.card),
	whenPaid(payments.cheque),
];
