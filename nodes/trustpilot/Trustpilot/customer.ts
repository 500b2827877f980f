import type { IDataObject } from 'n8n-workflow';

import { isObject, scalarText } from '../../shared/core/guards';
import { getPath } from '../../shared/core/paths';
import { firstText } from './incomingValues';

/**
 * Parts of an item that can contain an order or invoice with its customer. `''` is the item itself.
 * `customData` contains the values that the author of a GHL workflow configured.
 */
const RECORDS = ['', 'order', 'invoice', 'customData'];
/** Parts of a record that describe the customer. */
const PEOPLE = ['contactSnapshot', 'contactDetails', 'customer', 'contact'];

const EMAILS = ['customerEmail', 'contactEmail', 'customer_email', 'contact_email'];
const NAMES = ['customerName', 'contactName', 'customer_name', 'contact_name'];
/** Full names before their parts. GHL lowercases `firstName` in some responses, but not `firstNameRaw`. */
const PERSON_NAMES = [
	'full_name',
	'fullName',
	'contactName',
	'firstNameRaw lastNameRaw',
	'first_name last_name',
	'firstName lastName',
];
const COMPANIES = ['companyName', 'company_name', 'company'];

const join = (...keys: string[]) => keys.filter((key) => key !== '').join('.');
const people = RECORDS.flatMap((record) => PEOPLE.map((part) => join(record, part)));
/** Puts a part in front of a path, or of each path of a name in two parts. */
const within = (part: string, path: string) =>
	path
		.split(' ')
		.map((key) => join(part, key))
		.join(' ');
const pathsIn = (parts: readonly string[], names: readonly string[]) =>
	parts.flatMap((part) => names.map((name) => within(part, name)));

const EMAIL_PATHS = [...pathsIn(RECORDS, EMAILS), ...pathsIn(people, ['email']), 'email'];
const NAME_PATHS = [
	...pathsIn(RECORDS, NAMES),
	...pathsIn(people, ['name', ...PERSON_NAMES]),
	...PERSON_NAMES,
];
const COMPANY_PATHS = pathsIn([...people, ''], COMPANIES);

/** Returns whether the item is a person. Invoices have a `name` too, but contain their customer. */
const isPerson = (json: IDataObject): boolean =>
	![...NAMES, ...PEOPLE].some((key) => Object.hasOwn(json, key));

/** Returns whether a text is one email address, without a name. */
export const isEmail = (text: string): boolean => /^[^\s@,;<>]+@[^\s@,;<>]+$/.test(text);

/** Returns the email address of the customer in an item. Returns an empty text if it contains none. */
export const emailIn = (json: IDataObject): string =>
	firstText(json, EMAIL_PATHS, (text) => (isEmail(text) ? text : '')) ||
	firstText(json, EMAIL_PATHS);

/** Texts that programs and forms write if there is no name. `Null` is also a last name, `null` is not. */
const MISSING_WORDS = ['null', 'undefined'];
const NOT_A_NAME = /^n\/a$|@|\{\{/i;

/** Returns the name in a text. Returns an empty text if the text is a placeholder or an email address. */
function companyName(text: string): string {
	const words = text.split(/[\s\p{Cc}]+/u).filter((word) => !MISSING_WORDS.includes(word));
	const name = words.join(' ').trim();
	return /[\p{L}\p{N}]/u.test(name) && !NOT_A_NAME.test(name) ? name : '';
}

/** Returns the same, but an empty text also for a phone number, which GHL uses as a name. */
const personName = (text: string): string => (/\p{L}/u.test(text) ? companyName(text) : '');

/** The source of a customer's name. */
export type NameSource = 'item' | 'company' | 'email' | 'default';

/** Names of mailboxes that belong to a department. */
const SHARED_MAILBOXES = new Set([
	...['admin', 'billing', 'contact', 'hello', 'info', 'mail', 'noreply', 'office', 'order'],
	...['orders', 'sales', 'service', 'shop', 'support', 'team'],
]);

const capitalize = (word: string) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();

/**
 * Derives a name from an email address: `mette.k+shop@example.com` → `Mette K`. Returns an empty text if the
 * address does not look like the name of a person.
 */
function nameFromEmail(email: string): string {
	const [mailbox] = email.split(/[@+]/, 1);
	if (SHARED_MAILBOXES.has(mailbox.toLowerCase())) return '';
	const words = mailbox
		.split(/[._-]/)
		.map((word) => word.replace(/\d{1,10}$/, ''))
		.filter((word) => word !== '');
	const areLetters = words.every((word) => /^\p{L}+$/u.test(word));
	return areLetters && words.some((word) => word.length > 1) ? words.map(capitalize).join(' ') : '';
}

/**
 * Returns the name of the customer in an item. Trustpilot requires one. If the item contains none, the name
 * is derived from the company or the email address.
 */
export function nameIn(json: IDataObject, email: string): { name: string; source: NameSource } {
	const paths = isPerson(json) ? [...NAME_PATHS, 'name'] : NAME_PATHS;
	const known = firstText(json, paths, personName);
	if (known) return { name: known, source: 'item' };
	const company = firstText(json, COMPANY_PATHS, companyName);
	if (company) return { name: company, source: 'company' };
	const derived = nameFromEmail(email);
	return derived ? { name: derived, source: 'email' } : { name: 'Customer', source: 'default' };
}

const isTrue = (value: unknown) => scalarText(value).toLowerCase() === 'true';

/**
 * Returns whether a person does not want email. GHL marks contacts by `dnd`, and single channels by
 * `dndSettings` (docs/webhook events: Contact DND Update).
 */
const rejectsEmail = (person: IDataObject): boolean =>
	isTrue(person.dnd) ||
	isTrue(person.unsubscribeEmail) ||
	['active', 'permanent'].includes(scalarText(getPath(person, 'dndSettings.Email.status')));

/** Returns whether the customer of an item does not want email. */
export const isDoNotDisturb = (json: IDataObject): boolean =>
	['', ...people]
		.map((path) => getPath(json, path))
		.some((one) => isObject(one) && rejectsEmail(one));
