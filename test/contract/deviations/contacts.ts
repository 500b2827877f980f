import type { Deviation } from '.';

const WRITES = ['POST /contacts/', 'POST /contacts/upsert', 'PUT /contacts/{contactId}'];

export const contacts: readonly Deviation[] = [
	{
		operations: ['POST /contacts/search'],
		part: 'body',
		at: ['locationId', 'pageLimit', 'page', 'query', 'filters', 'sort'],
		rule: 'undeclared',
		fact: 'The declared body is empty. Without locationId and pageLimit, the API returns 422. The page Contacts Search API describes the other fields (docs/api-notes/ghl.md#contact-search).',
	},
	{
		operations: WRITES,
		part: 'body',
		at: ['customFields'],
		rule: 'anyOf',
		fact: "Numbers are declared as objects; the spec's own examples are 100 and 100.5.",
	},
	{
		operations: WRITES,
		part: 'body',
		at: ['customFields.field_value'],
		rule: 'type',
		fact: "Numbers are declared as objects; the spec's own examples are 100 and 100.5.",
	},
	{
		operations: WRITES,
		part: 'form',
		at: ['customFields.key'],
		rule: 'unset',
		fact: 'A second name for id, which is required; the form shows fields by their names.',
	},
	{
		operations: WRITES,
		part: 'body',
		at: ['dateOfBirth'],
		rule: 'type',
		fact: "Declared as an object; the spec's own example is the text 1990-09-25.",
	},
	{
		operations: [...WRITES, 'GET /contacts/{contactId}'],
		part: 'response',
		at: ['contact.customFields.value'],
		rule: 'type',
		fact: 'Declared as text; fields with several options are read as lists (page Contacts Search API), and numbers as numbers.',
	},
	{
		operations: ['GET /contacts/business/{businessId}'],
		part: 'response',
		at: ['contacts.customFields.value'],
		rule: 'type',
		fact: 'Declared as text; fields with several options are read as lists (page Contacts Search API), and numbers as numbers.',
	},
	{
		operations: [
			'POST /contacts/{contactId}/campaigns/{campaignId}',
			'DELETE /contacts/{contactId}/workflow/{workflowId}',
		],
		part: 'body',
		at: [''],
		rule: 'required',
		fact: 'No property of the declared body is required, and n8n sends no empty object; NestJS takes a missing body for an empty one.',
	},
	{
		operations: ['POST /contacts/bulk/tags/update/{type}'],
		part: 'path',
		at: ['type'],
		rule: 'undeclared',
		fact: 'The parameter is in the path, but not in the list of parameters (docs/api-notes/ghl.md#contact-rules).',
	},
	{
		operations: ['POST /contacts/bulk/tags/update/{type}'],
		part: 'response',
		at: ['responses'],
		rule: 'type',
		fact: "Declared as texts, but objects in the spec's own example.",
	},
];
