import type { Deviation } from '.';

const WRITES = ['POST /opportunities/', 'PUT /opportunities/{id}'];
const RECORDS = ['POST /opportunities/', 'GET /opportunities/{id}', 'PUT /opportunities/{id}'];
const SEARCHES = ['GET /opportunities/search', 'POST /opportunities/search'];
const NUMBERS = 'Declared without numbers, which custom fields of the type NUMERICAL have.';

export const opportunities: readonly Deviation[] = [
	{
		operations: WRITES,
		part: 'body',
		at: ['customFields'],
		rule: 'anyOf',
		fact: NUMBERS,
	},
	{
		operations: WRITES,
		part: 'body',
		at: ['customFields.field_value'],
		rule: 'type',
		fact: NUMBERS,
	},
	{
		operations: WRITES,
		part: 'body',
		at: ['customFields.id', 'customFields.field_value'],
		rule: 'undeclared',
		fact: 'Follows from the value that is a number: no declared alternative fits.',
	},
	{
		operations: WRITES,
		part: 'form',
		at: ['customFields.key'],
		rule: 'unset',
		fact: 'A second name for id. The form shows fields by their names.',
	},
	...(['type', 'oneOf'] as const).flatMap((rule): Deviation[] => [
		{
			operations: RECORDS,
			part: 'response',
			at: ['opportunity.customFields.fieldValue'],
			rule,
			fact: NUMBERS,
		},
		{
			operations: SEARCHES,
			part: 'response',
			at: ['opportunities.customFields.fieldValue'],
			rule,
			fact: NUMBERS,
		},
	]),
	{
		operations: ['POST /opportunities/search'],
		part: 'body',
		at: ['filters', 'sort'],
		rule: 'undeclared',
		fact: 'The page that the description of the operation links to documents them (docs/api-notes/ghl.md#opportunity-search).',
	},
	{
		operations: ['PUT /opportunities/{id}'],
		part: 'response',
		at: ['opportunity.followers'],
		rule: 'type',
		fact: 'Declared as a list of lists. Followers are user IDs, as in the requests and responses of their own endpoints.',
	},
	{
		operations: ['GET /opportunities/search'],
		part: 'response',
		at: ['opportunities.notes'],
		rule: 'type',
		fact: 'Declared as a list of lists. Notes are objects.',
	},
	{
		operations: ['GET /opportunities/pipelines'],
		part: 'response',
		at: ['pipelines.stages'],
		rule: 'type',
		fact: 'Declared as a list of lists. Stages are objects with id, name, and position.',
	},
	{
		operations: ['POST /opportunities/upsert'],
		part: 'body',
		at: ['monetaryValue'],
		rule: 'type',
		fact: "Declared as an object. The spec's own example is the number 220.",
	},
	{
		operations: ['GET /opportunities/search'],
		part: 'form',
		at: ['startAfter', 'startAfterId'],
		rule: 'unset',
		fact: 'The list is read by page number. The cursor is its alternative.',
	},
	{
		operations: [...WRITES, 'PUT /opportunities/{id}/status', 'POST /opportunities/upsert'],
		part: 'form',
		at: ['status=all'],
		rule: 'unset',
		fact: 'All is a filter of the search. No opportunity has it as its status.',
	},
];
