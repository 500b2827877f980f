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
		fact: 'Without it, the API returns 422 "altType must be a string" (docs/api-notes/ghl.md#account-selector).',
	},
	{
		operations: [ORDERS, ORDER, TRANSACTIONS, TRANSACTION],
		part: 'form',
		at: ['locationId'],
		rule: 'unset',
		fact: 'Another name of altId, which each request contains (docs/api-notes/ghl.md#account-selector).',
	},
	{
		operations: [ORDER],
		part: 'response',
		at: ['items'],
		rule: 'type',
		fact: 'Declared as strings. Objects in the example and in practice (docs/api-notes/ghl.md#orders).',
	},
	{
		operations: [ORDER],
		part: 'response',
		at: ['paymentStatus'],
		rule: 'undeclared',
		fact: 'The list has a filter for it. That rows contain it is assumed (docs/api-notes/ghl.md#orders).',
	},
	{
		operations: [ORDERS],
		part: 'response',
		at: ['data.paymentStatus'],
		rule: 'undeclared',
		fact: 'The list has a filter for it. That rows contain it is assumed (docs/api-notes/ghl.md#orders).',
	},
	{
		operations: [TRANSACTIONS, SUBSCRIPTIONS],
		part: 'response',
		at: ['data.status'],
		rule: 'type',
		fact: 'Declared as an object. A string in the example and in practice (docs/api-notes/ghl.md#wrong-types).',
	},
	{
		operations: [TRANSACTION, SUBSCRIPTION],
		part: 'response',
		at: ['status'],
		rule: 'type',
		fact: 'Declared as an object. A string in the example and in practice (docs/api-notes/ghl.md#wrong-types).',
	},
	{
		operations: [SUBSCRIPTION],
		part: 'response',
		at: ['altType'],
		rule: 'type',
		fact: 'Declared as an object; its example is the text location.',
	},
	{
		operations: COUPON_WRITES,
		part: 'body',
		at: ['priceIds', 'variantIds'],
		rule: 'undeclared',
		fact: 'Fields of v3. They are sent only in v3 (docs/api-notes/ghl.md#api-versions).',
	},
	{
		operations: COUPON_WRITES,
		part: 'header',
		at: ['version'],
		rule: 'enum',
		fact: 'The cases use v3 for fields that only v3 supports (docs/api-notes/ghl.md#api-versions).',
	},
	{
		operations: ['GET /payments/integrations/provider/whitelabel'],
		part: 'response',
		at: ['providers'],
		rule: 'type',
		fact: 'Declared as one provider. The response must be a list (docs/api-notes/ghl.md#payment-providers).',
	},
	{
		operations: ['PUT /payments/custom-provider/capabilities'],
		part: 'form',
		at: ['companyId'],
		rule: 'unset',
		fact: 'In place of locationId, which every request carries.',
	},
];
