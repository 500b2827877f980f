import type { Deviation } from '.';

export const funnels: readonly Deviation[] = [
	{
		operations: ['GET /funnels/funnel/list'],
		part: 'response',
		at: ['funnels'],
		rule: 'type',
		fact: 'Declared as one object. The description of the response: a list of funnels, with their count next to it.',
	},
	{
		operations: ['GET /funnels/page'],
		part: 'response',
		at: [''],
		rule: 'type',
		fact: 'Declared as one object. The description of the response: a list of funnel pages.',
	},
];
