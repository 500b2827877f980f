import { FILTER_RULE } from '../filters';
import * as rules from '../validate';

const texts = rules.list(rules.text);
const maybe = {
	boolean: rules.optional(rules.boolean),
	date: rules.optional(rules.date),
	string: rules.optional(rules.string),
	text: rules.optional(rules.text),
	texts: rules.optional(texts),
};

const dnd = (...statuses: string[]): rules.Rule =>
	rules.optional(
		rules.shape({ status: rules.oneOf(...statuses), message: maybe.string, code: maybe.string }),
	);
const CHANNEL = dnd('active', 'inactive', 'permanent');

/** Returns whether a text has the form `name@host.domain`, without blanks. */
const isEmail = (text: string): boolean => {
	const [name, host = '', ...others] = text.split('@');
	return !/\s/.test(text) && name !== '' && others.length === 0 && host.slice(1, -1).includes('.');
};

const email: rules.Rule = (value, field) =>
	value === '' || (typeof value === 'string' && isEmail(value))
		? []
		: [`${field} must be an email`];

/** Body of a contact update. */
export const UPDATE_RULES: Record<string, rules.Rule> = {
	firstName: maybe.string,
	lastName: maybe.string,
	name: maybe.string,
	email: rules.optional(email),
	phone: maybe.string,
	address1: maybe.string,
	city: maybe.string,
	state: maybe.string,
	postalCode: maybe.string,
	country: maybe.string,
	website: maybe.string,
	timezone: maybe.string,
	source: maybe.string,
	assignedTo: maybe.string,
	dateOfBirth: maybe.string,
	dnd: maybe.boolean,
	dndSettings: rules.optional(
		rules.shape({
			Call: CHANNEL,
			Email: CHANNEL,
			SMS: CHANNEL,
			WhatsApp: CHANNEL,
			GMB: CHANNEL,
			FB: CHANNEL,
		}),
	),
	inboundDndSettings: rules.optional(rules.shape({ all: dnd('active', 'inactive') })),
	tags: maybe.texts,
	customFields: rules.optional(rules.list(rules.shape({ id: rules.text, key: maybe.string }))),
};

/** Body of a new contact. */
export const CREATE_RULES: Record<string, rules.Rule> = {
	...UPDATE_RULES,
	locationId: rules.text,
	companyName: maybe.string,
	gender: maybe.string,
};

/** Body of a contact that is created or updated. */
export const UPSERT_RULES: Record<string, rules.Rule> = {
	...CREATE_RULES,
	createNewIfDuplicateAllowed: maybe.boolean,
};

/** Body of a search. The page Contacts Search API documents what the specification does not define. */
export const SEARCH_RULES: Record<string, rules.Rule> = {
	locationId: rules.text,
	pageLimit: rules.positive,
	page: rules.optional(rules.positive),
	query: maybe.text,
	filters: rules.optional(rules.list(FILTER_RULE)),
	sort: rules.optional(
		rules.list(rules.shape({ field: rules.text, direction: rules.oneOf('asc', 'desc') })),
	),
};

/** Body of a task update. A new task requires title, due date and completion. */
export const TASK_RULES: Record<string, rules.Rule> = {
	title: maybe.text,
	body: maybe.string,
	dueDate: maybe.date,
	completed: maybe.boolean,
	assignedTo: maybe.string,
};
export const NEW_TASK_RULES: Record<string, rules.Rule> = {
	...TASK_RULES,
	title: rules.text,
	dueDate: rules.date,
	completed: rules.boolean,
};

/** Body of a note update. A new note requires its text. */
export const NOTE_RULES: Record<string, rules.Rule> = {
	userId: maybe.string,
	body: maybe.text,
	title: maybe.string,
	color: maybe.string,
	pinned: maybe.boolean,
};
export const NEW_NOTE_RULES: Record<string, rules.Rule> = { ...NOTE_RULES, body: rules.text };

export const TAGS_RULES: Record<string, rules.Rule> = { tags: texts };
export const FOLLOWERS_RULES: Record<string, rules.Rule> = { followers: texts };

/** Body of a bulk update of tags. */
export const BULK_TAGS_RULES: Record<string, rules.Rule> = {
	locationId: rules.text,
	contacts: texts,
	tags: texts,
	removeAllTags: maybe.boolean,
};

/** Body of a bulk change of business. Null removes the business of the contacts. */
export const BULK_BUSINESS_RULES: Record<string, rules.Rule> = {
	locationId: rules.text,
	ids: texts,
	businessId: (value, field) => (value === null ? [] : rules.text(value, field)),
};

export const WORKFLOW_RULES: Record<string, rules.Rule> = { eventStartTime: maybe.date };
