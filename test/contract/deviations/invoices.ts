import type { Deviation } from '.';

const INVOICE = '/invoices/{invoiceId}';
const TEMPLATE = '/invoices/template/{templateId}';
const SCHEDULES = 'GET /invoices/schedule';
const SCHEDULE = '/invoices/schedule/{scheduleId}';
const ESTIMATE = '/invoices/estimate/{estimateId}';
const ESTIMATE_TEMPLATE = '/invoices/estimate/template/{templateId}';

const SCHEDULE_ANSWERS = [
	'POST /invoices/schedule',
	...['GET', 'PUT'].map((method) => `${method} ${SCHEDULE}`),
	...['auto-payment', 'cancel', 'schedule', 'updateAndSchedule'].map(
		(action) => `POST ${SCHEDULE}/${action}`,
	),
];

const ESTIMATE_ANSWERS = ['POST /invoices/estimate', `POST ${ESTIMATE}/send`, `PUT ${ESTIMATE}`];

/** Line items that the specification declares as texts or lists. In its own examples, they are objects. */
const lines = (operations: string[], ...at: string[]): Deviation => ({
	operations,
	part: 'response',
	at,
	rule: 'type',
	fact: "Declared as texts or lists, but objects in the spec's own examples.",
});

/** Invoice numbers that are texts, such as `SHOP-1001`. */
const textNumber = (operations: string[], ...at: string[]): Deviation => ({
	operations,
	part: 'response',
	at,
	rule: 'type',
	fact: 'Declared as a number. Sent as a string, and a string in the webhook example (docs/api-notes/ghl.md#invoice-rules).',
});

export const invoices: readonly Deviation[] = [
	textNumber(['POST /invoices/'], 'invoiceNumber'),
	textNumber(
		['record-payment', 'send'].map((action) => `POST ${INVOICE}/${action}`),
		'invoice.invoiceNumber',
	),
	{
		operations: [`POST ${INVOICE}/record-payment`],
		part: 'body',
		at: ['card', 'cheque'],
		rule: 'required',
		fact: 'Only the fields of the mode are sent. The others are declared as required, but clients omit them (docs/api-notes/ghl.md#invoice-rules).',
	},
	{
		operations: ['POST /invoices/estimate/template', `PUT ${ESTIMATE_TEMPLATE}`],
		part: 'body',
		at: ['items'],
		rule: 'type',
		fact: 'Declared as lists in a list; the items of estimates, which the templates are for, are objects.',
	},
	lines(
		[
			'POST /invoices/',
			...['GET', 'PUT', 'DELETE'].map((method) => `${method} ${INVOICE}`),
			`PATCH ${INVOICE}/late-fees-configuration`,
			`POST ${INVOICE}/void`,
		],
		'invoiceItems',
	),
	lines(
		[
			'POST /invoices/text2pay',
			`POST ${INVOICE}/send`,
			`POST ${INVOICE}/record-payment`,
			`POST ${ESTIMATE}/invoice`,
		],
		'invoice.invoiceItems',
	),
	lines(['GET /invoices/'], 'invoices.invoiceItems'),
	lines(
		[
			'POST /invoices/template',
			...['GET', 'PUT'].map((method) => `${method} ${TEMPLATE}`),
			`PATCH ${TEMPLATE}/late-fees-configuration`,
			`PATCH ${TEMPLATE}/payment-methods-configuration`,
			...SCHEDULE_ANSWERS,
			...ESTIMATE_ANSWERS,
			`DELETE ${ESTIMATE}`,
			'POST /invoices/estimate/template',
			...['PUT', 'DELETE'].map((method) => `${method} ${ESTIMATE_TEMPLATE}`),
			'GET /invoices/estimate/template/preview',
		],
		'items',
	),
	lines(['GET /invoices/template'], 'data.items'),
	lines([SCHEDULES], 'schedules.items'),
	lines([`POST ${ESTIMATE}/invoice`], 'estimate.items'),
	{
		operations: SCHEDULE_ANSWERS,
		part: 'response',
		at: ['status'],
		rule: 'type',
		fact: 'Declared as an object. The example is the string draft (docs/api-notes/ghl.md#wrong-types).',
	},
	{
		operations: [SCHEDULES],
		part: 'response',
		at: ['schedules.status'],
		rule: 'type',
		fact: 'Declared as an object. The example is the string draft (docs/api-notes/ghl.md#wrong-types).',
	},
	{
		operations: ESTIMATE_ANSWERS,
		part: 'response',
		at: ['estimateNumber', 'estimateStatus'],
		rule: 'undeclared',
		fact: 'An update writes both, and the list has a filter for the second. That responses contain them is assumed (docs/api-notes/ghl.md#invoice-rules).',
	},
	{
		operations: ['GET /invoices/estimate/list'],
		part: 'response',
		at: ['estimates'],
		rule: 'type',
		fact: 'Declared as texts; the single estimates of other answers are objects (EstimateResponseDto).',
	},
	{
		operations: ['GET /invoices/estimate/template'],
		part: 'response',
		at: ['data'],
		rule: 'type',
		fact: 'Declared as texts; the single templates of other answers are objects (EstimateTemplateResponseDTO).',
	},
];
