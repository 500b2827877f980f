import { splitList } from '../../shared/catalog/encode';
import { fieldTable } from '../../shared/catalog/fields';
import { conditionFields } from './searchConditions';

/** Filter fields of the contact search (HighLevel documentation: Contacts Search API, Supported Filter Fields). */
const FIELDS = {
	activeWorkflows: 'Active Workflows',
	address: 'Address',
	assignedTo: 'Assigned User',
	businessName: 'Business Name',
	city: 'City',
	companyName: 'Company Name',
	country: 'Country',
	dateAdded: 'Created At',
	customField: 'Custom Field',
	dnd: 'Do Not Disturb',
	email: 'Email',
	finishedWorkflows: 'Finished Workflows',
	firstNameLowerCase: 'First Name',
	followers: 'Followers',
	id: 'ID',
	lastAppointment: 'Last Appointment',
	lastEmailClickedDate: 'Last Email Clicked At',
	lastEmailOpenedDate: 'Last Email Opened At',
	lastNameLowerCase: 'Last Name',
	phone: 'Phone',
	postalCode: 'Postal Code',
	source: 'Source',
	state: 'State',
	tags: 'Tags',
	timezone: 'Time Zone',
	type: 'Type',
	dateUpdated: 'Updated At',
	validEmail: 'Valid Email',
	isValidWhatsapp: 'Valid WhatsApp',
	website: 'Website',
} as const;

const SORT_FIELDS = {
	businessName: 'Business Name',
	dateAdded: 'Created At',
	dnd: 'Do Not Disturb',
	email: 'Email',
	firstNameLowerCase: 'First Name',
	lastNameLowerCase: 'Last Name',
	source: 'Source',
	dateUpdated: 'Updated At',
} as const;

const YES_NO = ['dnd', 'isValidWhatsapp', 'validEmail'];
const LOWER_CASE = ['firstNameLowerCase', 'lastNameLowerCase'];

function valueOf(field: string, text: string): unknown {
	if (YES_NO.includes(field)) return text.toLowerCase() === 'true';
	if (LOWER_CASE.includes(field)) return text.toLowerCase();
	if (field === 'tags' && text.includes(',')) return splitList(text);
	return text;
}

/** Form of the contact search: POST /contacts/search. */
export const contactSearch = fieldTable({
	query: {
		displayName: 'Search',
		type: 'string',
		placeholder: 'e.g. Ana Diaz',
		description: 'Text to search for in names, email addresses, and phone numbers',
	},
	...conditionFields({
		records: 'contacts',
		fields: FIELDS,
		sortFields: SORT_FIELDS,
		defaultField: 'email',
		defaultSortField: 'dateAdded',
		customFields: { search: 'searchCustomFields', prefix: 'customFields' },
		value: {
			placeholder: 'e.g. ana@example.com, 2026-11-24 or true',
			description:
				'For tags, enter one or more, separated by commas. A contact matches if it has at least one of them.',
		},
		valueOf,
	}),
});
