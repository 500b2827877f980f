import type { Deviation } from '.';

const ORDERS = 'GET /payments/orders';
const ORDER = 'GET /payments/orders/{orderId}';

export const payments: readonly Deviation[] = [
	{
		operations: [ORDERS, ORDER],
		part: 'query',
		at: ['altType'],
		rule: 'undeclared',
		fact: 'Without it the API answers 422 "altType must be a string" (ghl-facts 2.1).',
	},
	{
		operations: [ORDERS, ORDER],
		part: 'form',
		at: ['locationId'],
		rule: 'unset',
		fact: 'A second name for altId, which every request carries (ghl-facts 2.1).',
	},
	{
		operations: [ORDER],
		part: 'answer',
		at: ['items'],
		rule: 'type',
		fact: "Declared as texts, but objects in the spec's own example and in life (ghl-facts 2.2, 2).",
	},
	{
		operations: [ORDER],
		part: 'answer',
		at: ['paymentStatus'],
		rule: 'undeclared',
		fact: 'Orders are filtered by it (ghl-facts 2.2, 1); that they also carry it is assumed.',
	},
	{
		operations: [ORDERS],
		part: 'answer',
		at: ['data.paymentStatus'],
		rule: 'undeclared',
		fact: 'Orders are filtered by it (ghl-facts 2.2, 1); that they also carry it is assumed.',
	},
];
