import { fullName } from '../payments/views';
import type { Contact } from '../types';

/** Returns all fields of a contact that any response contains. */
function allFieldsOf(contact: Contact) {
	const { email, phone, details = {} } = contact;
	const name = fullName(contact).trim();
	const date = details.dateOfBirth ? new Date(String(details.dateOfBirth)) : undefined;
	return {
		...details,
		id: contact._id,
		locationId: contact.altId,
		name,
		contactName: name,
		firstName: contact.firstName,
		lastName: contact.lastName,
		firstNameLowerCase: contact.firstName.toLowerCase(),
		lastNameLowerCase: contact.lastName.toLowerCase(),
		fullNameLowerCase: name.toLowerCase(),
		email,
		emailLowerCase: email.toLowerCase(),
		phone,
		companyName: contact.companyName,
		city: contact.city,
		country: contact.country,
		type: 'customer',
		source: details.source ?? 'public api',
		dnd: details.dnd ?? false,
		tags: contact.tags,
		customFields: contact.customFields ?? [],
		birthMonth: date && date.getUTCMonth() + 1,
		birthDay: date?.getUTCDate(),
		deleted: false,
		bounceEmail: false,
		unsubscribeEmail: false,
		offers: [],
		products: [],
		attributions: [],
		followers: contact.followers ?? [],
		businessId: contact.businessId,
		dateAdded: contact.createdAt,
		dateUpdated: contact.updatedAt,
	};
}

type AllFields = ReturnType<typeof allFieldsOf> & Record<string, unknown>;

const pick = (contact: Contact, fields: readonly string[]): Record<string, unknown> => {
	const all: AllFields = allFieldsOf(contact);
	return Object.fromEntries(
		fields
			.map((field) => [field, all[field]])
			.filter(([, value]) => value !== undefined && value !== ''),
	) as Record<string, unknown>;
};

const COMMON_FIELDS = [
	...['id', 'locationId', 'firstName', 'lastName', 'firstNameLowerCase', 'lastNameLowerCase'],
	...['fullNameLowerCase', 'email', 'emailLowerCase', 'phone', 'companyName', 'address1', 'city'],
	...['state', 'postalCode', 'country', 'website', 'source', 'type', 'assignedTo', 'businessId'],
	...['dnd', 'dndSettings', 'tags', 'customFields', 'dateOfBirth', 'dateAdded', 'dateUpdated'],
];
const DETAIL_FIELDS = [...COMMON_FIELDS, 'name', 'timezone'];
const CREATED_FIELDS = [
	...COMMON_FIELDS,
	...['deleted', 'bounceEmail', 'unsubscribeEmail', 'offers', 'products', 'birthMonth', 'birthDay'],
];
// The specification does not declare the response of a search. These are the fields of the page Contacts Search API.
const SEARCH_FIELDS = [
	...COMMON_FIELDS.filter((field) => !['fullNameLowerCase', 'emailLowerCase'].includes(field)),
	...['contactName', 'timezone', 'followers'],
];
// The fields that the documentation of contact webhooks lists.
const WEBHOOK_FIELDS = [
	...['id', 'locationId', 'address1', 'city', 'state', 'companyName', 'country', 'source'],
	...['dateAdded', 'dateOfBirth', 'dnd', 'email', 'name', 'firstName', 'lastName', 'phone'],
	...['postalCode', 'tags', 'website', 'assignedTo', 'customFields'],
];
const BUSINESS_FIELDS = [
	...['id', 'locationId', 'email', 'timezone', 'country', 'source', 'dateAdded', 'customFields'],
	...['tags', 'businessId', 'attributions', 'followers'],
];

/** Returns a contact for the responses of Get and Update. */
export const contactView = (contact: Contact) => pick(contact, DETAIL_FIELDS);

/** Returns a contact for the response of Create. */
export const createdView = (contact: Contact) => pick(contact, CREATED_FIELDS);

/** Returns a contact for the body of a webhook. */
export const webhookView = (contact: Contact) => ({
	...pick(contact, WEBHOOK_FIELDS),
	attachments: [],
});

/** Returns a contact for the list of a business. */
export const businessRow = (contact: Contact) => pick(contact, BUSINESS_FIELDS);

/** Returns a contact for the response of a search, with its cursor. */
export const searchRow = (contact: Contact, searchAfter: unknown[]) => ({
	...pick(contact, SEARCH_FIELDS),
	searchAfter,
});

/**
 * Search fields that a contact stores under another name. A direct lookup keeps the search fast, because it compares
 * all contacts.
 */
const ALIASES: Record<string, keyof Contact> = {
	dateAdded: 'createdAt',
	dateUpdated: 'updatedAt',
	email: 'email',
	id: '_id',
	tags: 'tags',
};

/** Returns the value that a search compares: `customFields.<id>`, or a field. */
export function valueOf(contact: Contact, field: string): unknown {
	const [, customField] = /^customFields\.(.+)$/.exec(field) ?? [];
	if (customField) return contact.customFields?.find(({ id }) => id === customField)?.value;
	if (ALIASES[field]) return contact[ALIASES[field]];
	const all: AllFields = allFieldsOf(contact);
	return field === 'address' ? all.address1 : all[field];
}
