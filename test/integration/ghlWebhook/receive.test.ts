import type { IDataObject } from 'n8n-workflow';

import { ago, ALL_EVENTS, appTrigger, iso, nextId, ONE_LOCATION, order, unnamed } from './support';

describe('the event of a delivery', () => {
	it.each<[string, IDataObject, Record<string, string>, string]>([
		['an invoice by its status', { invoiceNumber: '7', status: 'paid' }, {}, 'invoicePaid'],
		[
			'a new invoice',
			{ invoiceNumber: '8', status: 'draft', createdAt: 'a', updatedAt: 'a' },
			{},
			'invoiceCreated',
		],
		[
			'a deleted invoice by the URL',
			{ invoiceNumber: '9', status: 'paid' },
			{ event: 'InvoiceDelete' },
			'invoiceDeleted',
		],
		[
			'a deleted invoice by its status',
			{ invoiceNumber: '9', status: 'delete' },
			{},
			'invoiceDeleted',
		],
		[
			'a price whose type has another meaning',
			{ type: 'one_time', product: 'x', amount: 5 },
			{},
			'priceUpdated',
		],
		[
			'a new price with a price type',
			{ priceType: 'one_time', product: 'x', amount: 5, createdAt: 'a', updatedAt: 'b' },
			{},
			'priceCreated',
		],
		['a record of unknown shape by the URL', {}, { event: 'PriceUpdate' }, 'priceUpdated'],
		['a product', { productType: 'DIGITAL', createdAt: 'a', updatedAt: 'a' }, {}, 'productCreated'],
	])('recognizes %s', async (_name, body, query, event) => {
		expect(await appTrigger({ parameters: ALL_EVENTS }).eventsOf(unnamed(body), query)).toEqual([
			event,
		]);
	});

	it('is ignored if it is not selected', async () => {
		const response = await appTrigger({
			parameters: { ...ONE_LOCATION, events: ['invoicePaid'] },
		}).call(order());
		expect(response.items).toBeNull();
		expect(response.sent.status ?? 200).toBe(200);
	});

	it.each<[string, IDataObject, string, string[]]>([
		['an order', order(), 'InvoicePaid', ['orderCreated']],
		['a paid invoice', { invoiceNumber: '1', status: 'paid' }, 'InvoiceVoid', ['invoicePaid']],
		['a paid invoice', { invoiceNumber: '1', status: 'paid' }, 'InvoiceSent', ['invoicePaid']],
		['a paid invoice', { invoiceNumber: '1', status: 'paid' }, 'ProductCreate', ['invoicePaid']],
		['a voided invoice', { invoiceNumber: '1', status: 'void' }, 'InvoicePaid', ['invoiceVoided']],
		['a sent invoice', { invoiceNumber: '1', status: 'sent' }, 'InvoicePaid', ['invoiceSent']],
		[
			'a partially paid invoice',
			{ invoiceNumber: '1', status: 'partially_paid' },
			'InvoicePaid',
			['invoicePartiallyPaid'],
		],
		[
			'an old invoice',
			{ invoiceNumber: '1', status: 'draft', createdAt: iso(ago(3)), updatedAt: iso(ago(1)) },
			'InvoiceCreate',
			['invoiceUpdated'],
		],
		[
			'a deleted invoice',
			{ invoiceNumber: '1', status: 'delete' },
			'InvoicePaid',
			['invoiceDeleted'],
		],
		[
			'an old product',
			{ productType: 'DIGITAL', createdAt: iso(ago(3)), updatedAt: iso(ago(1)) },
			'ProductCreate',
			['productUpdated'],
		],
		[
			'a changed price',
			{ type: 'one_time', product: 'x', amount: 5, createdAt: iso(ago(3)), updatedAt: iso(ago(1)) },
			'PriceCreate',
			['priceUpdated'],
		],
		[
			'a new price',
			{ priceType: 'recurring', product: 'x', amount: 5 },
			'PriceUpdate',
			['priceCreated'],
		],
		['an unknown event', { type: 'ShipmentCreate' }, 'InvoicePaid', []],
		['an event whose type is an object', { type: { toString: 1 } }, 'InvoicePaid', []],
		['a contact', { type: undefined, firstName: 'Ann', email: 'a@b.example' }, 'InvoicePaid', []],
		['an association', { associationType: 'USER_DEFINED', key: 'k' }, 'ProductDelete', []],
		['an appointment', { appointment: { id: 'a' } }, 'PriceDelete', []],
	])('of %s is not changed by the URL', async (_name, body, event, expected) => {
		const { eventsOf } = appTrigger({ parameters: ALL_EVENTS });
		expect(await eventsOf(unnamed({ _id: 'r', ...body }), { event })).toEqual(expected);
	});

	it.each(['InvoicePaid', 'InvoiceUpdate', 'InvoiceDelete'])(
		'is emitted once for one signed body, also if the copy has %s in its URL',
		async (event) => {
			const { eventsOf } = appTrigger({ parameters: ALL_EVENTS });
			const body = unnamed({ invoiceNumber: '1', status: 'paid', webhookId: undefined });
			expect(await eventsOf(body)).toEqual(['invoicePaid']);
			expect(await eventsOf(body, { event })).toEqual([]);
			const withId = { ...body, webhookId: nextId() };
			expect(await eventsOf(withId, { event })).toHaveLength(1);
			expect(await eventsOf(withId)).toEqual([]);
		},
	);

	it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
		'is never %s',
		async (name) => {
			const { eventsOf } = appTrigger({ parameters: ALL_EVENTS });
			expect(await eventsOf(order({ type: name }))).toEqual([]);
			expect(await eventsOf(unnamed({ invoiceNumber: '1', status: name }))).toEqual([
				'invoiceUpdated',
			]);
			expect(await eventsOf(unnamed({}), { event: name })).toEqual([]);
		},
	);
});

describe('the ID of a delivery', () => {
	it.each<[string, unknown]>([
		['missing', undefined],
		['null', null],
		['empty', ''],
		['an object', {}],
		['an object without text', { toString: 1 }],
		['a list', []],
		['false', false],
	])('does not make two deliveries duplicates if it is %s', async (_name, webhookId) => {
		const { eventsOf } = appTrigger();
		const first = order({ webhookId: webhookId as string, _id: 'a' });
		expect(await eventsOf(first)).toEqual(['orderCreated']);
		expect(await eventsOf(order({ webhookId: webhookId as string, _id: 'b' }))).toEqual([
			'orderCreated',
		]);
		expect(await eventsOf(first)).toEqual([]);
	});
});

describe('the item of a delivery', () => {
	it('keeps a field of the record that is named event', async () => {
		const { call } = appTrigger();
		const body = order({ event: 'wedding' });
		const { items } = await call(body);
		expect(items?.[0].json).toEqual({ ...body, event: 'orderCreated', originalEvent: 'wedding' });
	});

	it('has no keys of a prototype', async () => {
		const { call } = appTrigger();
		const body = JSON.stringify(order()).replace(
			'{',
			'{"__proto__":{"polluted":1},"a":{"__proto__":{"b":1}},',
		);
		const { items } = await call(body);
		expect(JSON.stringify(items)).not.toContain('__proto__');
		expect(({} as { polluted?: number }).polluted).toBeUndefined();
		expect((items?.[0].json as { polluted?: number }).polluted).toBeUndefined();
	});
});
