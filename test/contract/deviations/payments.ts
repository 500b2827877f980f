import type { Deviation } from '.';

const ORDERS = 'GET /payments/orders';
const ORDER = 'GET /payments/orders/{orderId}';
const TRANSACTIONS = 'GET /payments/transactions';
const TRANSACTION = 'GET /payments/transactions/{transactionId}';
const SUBSCRIPTIONS = 'GET /payments/subscriptions';
const SUBSCRIPTION = 'GET /payments/subscriptions/{subscriptionId}';
const COUPON_WRITES = ['POST /payments/coupon', 'PUT /payments/coupon'];

export const payments: readonly Deviation[] = [
	{
		operations: [ORDERS, ORDER],
		part: 'query',
		at: ['altType'],
		rule: 'undeclared',
		fact: 'Without it the API answers 422 "altType must be a string" (ghl-facts 2.1).',
	},
	{
		operations: [ORDERS, ORDER, TRANSACTIONS, TRANSACTION],
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
	{
		operations: [TRANSACTIONS, SUBSCRIPTIONS],
		part: 'answer',
		at: ['data.status'],
		rule: 'type',
		fact: 'Declared as an object; its example is a text, and so it is in life (ghl-facts 2.1).',
	},
	{
		operations: [TRANSACTION, SUBSCRIPTION],
		part: 'answer',
		at: ['status'],
		rule: 'type',
		fact: 'Declared as an object; its example is a text, and so it is in life (ghl-facts 2.1).',
	},
	{
		operations: [SUBSCRIPTION],
		part: 'answer',
		at: ['altType'],
		rule: 'type',
		fact: 'Declared as an object; its example is the text location.',
	},
	{
		operations: COUPON_WRITES,
		part: 'body',
		at: ['priceIds', 'variantIds'],
		rule: 'undeclared',
		fact: 'Fields of the version v3, sent to it alone (ghl-facts 2.2, 12).',
	},
	{
		operations: COUPON_WRITES,
		part: 'header',
		at: ['version'],
		rule: 'enum',
		fact: 'The cases speak v3 for the fields that it alone has (ghl-facts 6).',
	},
	{
		operations: ['GET /payments/integrations/provider/whitelabel'],
		part: 'answer',
		at: ['providers'],
		rule: 'type',
		fact: 'Declared as one provider; a list is what it can only be (ghl-facts 2.2, 22 and 23).',
	},
	{
		operations: ['PUT /payments/custom-provider/capabilities'],
		part: 'form',
		at: ['companyId'],
		rule: 'unset',
		fact: 'In place of locationId, which every request carries.',
	},
];
