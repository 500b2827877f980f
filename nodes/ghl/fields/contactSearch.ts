import type { IDataObject } from 'n8n-workflow';

import { isoDateTime, json, inputError, splitList } from '../../shared/catalog/encode';
import type { EncodeContext, Encoder } from '../../shared/catalog/encode';
import { fieldTable, locator, rows } from '../../shared/catalog/fields';

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

const byLabel = (labels: Record<string, string>) =>
	Object.entries(labels).map(([value, name]) => ({ name, value }));

/** Comparison operators. With both bounds, the API's operator is `range`. */
const COMPARING = ['contains', 'eq', 'gte', 'lte', 'not_contains', 'not_eq'];

const OPERATORS = {
	contains: 'Contains',
	not_contains: 'Does Not Contain',
	not_exists: 'Does Not Exist',
	eq: 'Equals',
	exists: 'Exists',
	gte: 'Is at Least or After',
	lte: 'Is at Most or Before',
	not_eq: 'Is Not Equal To',
};

const cells = fieldTable({
	field: {
		displayName: 'Field',
		type: 'options',
		options: byLabel(FIELDS),
		default: 'email',
	},
	customFieldId: {
		...locator({
			displayName: 'Custom Field',
			search: 'searchCustomFields',
			example: '6dvNaf7VhkQ9snc5vnjJ',
		}),
		showWhen: { field: ['customField'] },
	},
	operator: {
		displayName: 'Operator',
		type: 'options',
		options: byLabel(OPERATORS),
		default: 'eq',
		description: 'The operator. GHL returns an error if the field does not support it.',
	},
	value: {
		displayName: 'Value',
		type: 'string',
		showWhen: { operator: COMPARING },
		placeholder: 'e.g. ana@example.com, 2026-11-24 or true',
		description:
			'For tags, enter one or more, separated by commas. A contact matches if it has at least one of them.',
	},
	sortField: {
		displayName: 'Field',
		type: 'options',
		at: 'field',
		options: byLabel(SORT_FIELDS),
		default: 'dateAdded',
	},
	direction: {
		displayName: 'Direction',
		type: 'options',
		options: [
			{ name: 'Ascending', value: 'asc' },
			{ name: 'Descending', value: 'desc' },
		],
		default: 'desc',
	},
});

const YES_NO = ['dnd', 'isValidWhatsapp', 'validEmail'];
const LOWER_CASE = ['firstNameLowerCase', 'lastNameLowerCase'];

function valueOf(field: string, operator: string, value: unknown, context: EncodeContext): unknown {
	const text = String(value ?? '').trim();
	if (operator === 'gte' || operator === 'lte') {
		return { [operator]: /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : isoDateTime(text, context) };
	}
	if (YES_NO.includes(field)) return text.toLowerCase() === 'true';
	if (LOWER_CASE.includes(field)) return text.toLowerCase();
	if (field === 'tags' && text.includes(',')) return splitList(text);
	return text;
}

function condition(row: IDataObject, context: EncodeContext): IDataObject {
	const name = String(row.field);
	const operator = String(row.operator);
	const isCustom = name === 'customField';
	if (isCustom && !row.customFieldId) {
		throw inputError(context, "'Custom Field' is empty in a condition", 'Choose the custom field.');
	}
	const field = isCustom ? `customFields.${row.customFieldId}` : name;
	if (!COMPARING.includes(operator)) return { field, operator };
	const compared = valueOf(name, operator, row.value, { ...context, label: 'Value' });
	const range = operator === 'gte' || operator === 'lte';
	return { field, operator: range ? 'range' : operator, value: compared as IDataObject };
}

/** Converts form rows to API filters. */
const conditions: Encoder = (given, context) =>
	(given as IDataObject[]).map((row) => condition(row, context));

/** Form of the contact search: POST /contacts/search. */
export const contactSearch = fieldTable({
	query: {
		displayName: 'Search',
		type: 'string',
		placeholder: 'e.g. Ana Diaz',
		description: 'Text to search for in names, email addresses, and phone numbers',
	},
	conditions: {
		...rows(
			{
				displayName: 'Conditions',
				rowName: 'Condition',
				description: 'Conditions that contacts must match',
			},
			[cells.field, cells.customFieldId, cells.operator, cells.value],
		),
		as: conditions,
	},
	match: {
		displayName: 'Must Match',
		type: 'options',
		options: [
			{ name: 'All Conditions', value: 'AND' },
			{ name: 'Any Condition', value: 'OR' },
		],
		default: 'AND',
		description: 'Whether contacts only need to match one of the conditions',
	},
	filterGroups: {
		displayName: 'Filter Groups',
		type: 'json',
		default: '[]',
		as: json,
		description:
			'Nested filters as in the GHL API reference, such as [{"group": "OR", "filters": […]}]. Contacts must match these too.',
	},
	sort: rows(
		{
			displayName: 'Sort',
			rowName: 'Field',
			description: 'Sort order of the contacts, by up to two fields',
		},
		[cells.sortField, cells.direction],
	),
});

/** Puts conditions and filter groups into the properties that the API expects. */
export function groupFilters({ body }: { body: IDataObject }): void {
	const { conditions: filters, match = 'AND', filterGroups = [], ...rest } = body;
	const groups = [...(filters ? [{ group: match, filters }] : []), ...[filterGroups].flat()];
	for (const name of ['conditions', 'match', 'filterGroups']) delete body[name];
	Object.assign(body, rest, groups.length > 0 && { filters: groups });
}
