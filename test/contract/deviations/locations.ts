import type { Deviation } from '.';

const CREATE = 'POST /locations/{locationId}/customFields';
const UPDATE = 'PUT /locations/{locationId}/customFields/{id}';

export const locations: readonly Deviation[] = [
	{
		operations: [CREATE, UPDATE],
		part: 'body',
		at: ['description', 'options', 'parentId'],
		rule: 'undeclared',
		fact: 'The API accepts them, and requires options for choices (docs/api-notes/ghl.md#custom-fields).',
	},
	{
		operations: [CREATE],
		part: 'body',
		at: ['fieldKey'],
		rule: 'undeclared',
		fact: 'The API accepts it (docs/api-notes/ghl.md#custom-fields).',
	},
	{
		operations: ['POST /locations/{locationId}/customFields/upload'],
		part: 'body',
		at: ['invoice.txt'],
		rule: 'undeclared',
		fact: 'A file. The form field has the name of the file, as in the example of the response.',
	},
	{
		operations: ['POST /locations/{locationId}/customFields/upload'],
		part: 'response',
		at: ['meta'],
		rule: 'type',
		fact: 'Declared as a list of texts. The example contains objects.',
	},
	{
		operations: ['GET /locations/{locationId}/templates'],
		part: 'response',
		at: ['templates'],
		rule: 'oneOf',
		fact: 'No property of the two schemas is required, so that a template matches both.',
	},
	{
		operations: ['GET /locations/{locationId}/timezones'],
		part: 'path',
		at: ['locationId'],
		rule: 'undeclared',
		fact: 'The path contains the ID, but its parameters are not declared.',
	},
	{
		operations: ['POST /locations/{locationId}/tasks/search'],
		part: 'response',
		at: ['status 201'],
		rule: 'undeclared',
		fact: 'Declared as 200. The API returns 201 (docs/api-notes/ghl.md#location-rules).',
	},
];
