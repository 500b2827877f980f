import type { Deviation } from '.';

export const contacts: readonly Deviation[] = [
	{
		operations: ['POST /contacts/search'],
		part: 'body',
		at: ['locationId', 'pageLimit', 'page', 'query'],
		rule: 'undeclared',
		fact: 'The declared body is empty; without locationId and pageLimit the API answers 422 (ghl-facts 2.7).',
	},
];
