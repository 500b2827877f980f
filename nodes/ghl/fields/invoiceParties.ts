import { textList } from '../../shared/catalog/encode';
import { fieldTable, group, locator, rows } from '../../shared/catalog/fields';

/** Postal addresses of the business and the customer (AddressDto). */
const address = fieldTable({
	addressLine1: {
		displayName: 'Address Line 1',
		type: 'string',
		placeholder: 'e.g. 12 Harbour Street',
	},
	addressLine2: { displayName: 'Address Line 2', type: 'string', placeholder: 'e.g. Floor 2' },
	city: { displayName: 'City', type: 'string', placeholder: 'e.g. Bristol' },
	state: { displayName: 'State', type: 'string', placeholder: 'e.g. TX' },
	countryCode: locator({
		displayName: 'Country',
		search: 'searchCountries',
		example: 'US',
	}),
	postalCode: { displayName: 'Postal Code', type: 'string', placeholder: 'e.g. BS1 4QA' },
});

const shared = fieldTable({
	name: { displayName: 'Name', type: 'string', placeholder: 'e.g. Ana Diaz' },
	phoneNo: { displayName: 'Phone', type: 'string', placeholder: 'e.g. +12145596993' },
	address: group({ displayName: 'Address' }, Object.values(address)),
});

const business = fieldTable({
	logoUrl: {
		displayName: 'Logo URL',
		type: 'string',
		placeholder: 'e.g. https://example.com/logo.png',
	},
	website: { displayName: 'Website', type: 'string', placeholder: 'e.g. www.example.com' },
	customValues: {
		displayName: 'Custom Values',
		type: 'string',
		as: textList,
		placeholder: 'e.g. VAT GB123456789, Reg. 8123456',
		description: 'Comma-separated lines to show below the business name',
	},
});

const contact = fieldTable({
	email: { displayName: 'Email', type: 'string', placeholder: 'e.g. name@example.com' },
	companyName: { displayName: 'Company Name', type: 'string', placeholder: 'e.g. Harbour Coffee' },
	customFields: {
		displayName: 'Custom Fields',
		type: 'string',
		as: textList,
		placeholder: 'e.g. 6578278e879ad2646715baxc',
		description: 'Comma-separated custom fields of the contact to show',
	},
});

const additionalEmails = fieldTable({
	additionalEmails: rows(
		{
			displayName: 'Additional Emails',
			rowName: 'Email',
			description: 'Additional addresses of the contact',
		},
		[contact.email],
	),
});

const recipients = fieldTable({
	email: {
		displayName: 'Email To',
		type: 'string',
		as: textList,
		placeholder: 'e.g. name@example.com, office@example.com',
		description: 'Comma-separated email addresses',
	},
	emailCc: {
		displayName: 'Email CC',
		type: 'string',
		as: textList,
		placeholder: 'e.g. office@example.com',
		description: 'Comma-separated email addresses that receive a copy',
	},
	emailBcc: {
		displayName: 'Email BCC',
		type: 'string',
		as: textList,
		placeholder: 'e.g. archive@example.com',
		description: 'Comma-separated email addresses that receive a blind copy',
	},
	phoneNo: {
		displayName: 'SMS To',
		type: 'string',
		as: textList,
		placeholder: 'e.g. +12145596993',
		description: 'Comma-separated phone numbers',
	},
});

const sender = fieldTable({
	fromName: { displayName: 'From Name', type: 'string', placeholder: 'e.g. Ana Diaz' },
	fromEmail: { displayName: 'From Email', type: 'string', placeholder: 'e.g. name@example.com' },
});

/** Business and customer details of invoices, schedules, templates, and estimates. */
export const parties = fieldTable({
	businessDetails: group(
		{
			displayName: 'Business Details',
			description:
				'The sender. For new records, GHL uses the invoice settings of the location for empty fields.',
		},
		[shared.name, shared.phoneNo, shared.address, ...Object.values(business)],
	),
	contactDetails: group(
		{
			displayName: 'Contact Details',
			description:
				'Overrides the details of the contact. GHL requires a name, an email, and a phone number.',
		},
		[
			shared.name,
			shared.phoneNo,
			shared.address,
			...Object.values(contact),
			additionalEmails.additionalEmails,
		],
	),
	sentTo: group(
		{
			displayName: 'Recipients',
			description: 'If empty, the email address and phone number of the contact are used',
		},
		Object.values(recipients),
	),
	sentFrom: group(
		{ displayName: 'Sender', description: 'Only applies when GHL sends the message' },
		Object.values(sender),
	),
});
