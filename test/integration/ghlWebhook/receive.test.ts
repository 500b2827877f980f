import { createSign, generateKeyPairSync, sign } from 'node:crypto';

import type { IDataObject } from 'n8n-workflow';

import { LEGACY_APP_KEY } from '../../../nodes/ghl/GhlWebhookTrigger/keys';
import { isPublicKey } from '../../../nodes/shared/webhook/signature';
import { appTrigger, LOCATION, nextId, ONE_LOCATION, order, signatureOf } from './support';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const rsaKey = rsa.publicKey.export({ type: 'spki', format: 'pem' }) as string;
const stranger = generateKeyPairSync('ed25519').privateKey;
const ago = (minutes: number) => Date.now() - minutes * 60_000;
const iso = (time: number) => new Date(time).toISOString();

const ALL = {
	...ONE_LOCATION,
	events: [
		...['orderCreated', 'invoiceCreated', 'invoiceUpdated', 'invoicePaid', 'invoiceVoided'],
		...['invoiceSent', 'invoicePartiallyPaid', 'invoiceDeleted', 'productCreated'],
		...['productUpdated', 'productDeleted', 'priceCreated', 'priceUpdated', 'priceDeleted'],
	],
};
/** Returns a delivery without an event name: an invoice, a product or a price. */
const unnamed = (more: IDataObject) => order({ type: undefined, status: undefined, ...more });

describe('the signature of a delivery', () => {
	it('starts the workflow once for a signed delivery', async () => {
		const { call } = appTrigger();
		const body = order();
		const { items } = await call(body);
		expect(items?.map(({ json }) => json)).toEqual([{ ...body, event: 'orderCreated' }]);
		const again = await call(body);
		expect(again.items).toBeNull();
		expect(again.sent.status ?? 200).toBe(200);
	});

	it('matches the raw bytes, with any JSON format', async () => {
		const { call } = appTrigger();
		expect((await call(JSON.stringify(order(), null, 3))).items).toHaveLength(1);
		expect((await call(`\uFEFF${JSON.stringify(order())}`, undefined)).items).toHaveLength(1);
	});

	it.each<[string, (signed: string) => Record<string, string>]>([
		['no signature', () => ({})],
		['an empty signature', () => ({ 'X-GHL-Signature': '' })],
		['N/A', () => ({ 'X-GHL-Signature': 'N/A' })],
		['garbage', () => ({ 'X-GHL-Signature': 'garbage' })],
		['the signature of another body', () => ({ 'X-GHL-Signature': signatureOf('{}') })],
		[
			'the signature of another key',
			() => ({ 'X-GHL-Signature': sign(null, Buffer.from('x'), stranger).toString('base64') }),
		],
		['a truncated signature', (signed) => ({ 'X-GHL-Signature': signed.slice(0, 40) })],
		[
			'a wrong signature together with a legacy one',
			() => ({ 'X-GHL-Signature': 'wrong', 'X-WH-Signature': 'x' }),
		],
	])('is required: returns 401 for %s', async (_name, headers) => {
		const { call } = appTrigger();
		const body = JSON.stringify(order());
		const response = await call(body, headers(signatureOf(body)));
		expect(response.items).toBeNull();
		expect(response.sent.status).toBe(401);
	});

	it('does not match a body that was changed later', async () => {
		const { call } = appTrigger();
		const body = JSON.stringify(order({ amount: 10 }));
		const headers = { 'X-GHL-Signature': signatureOf(body) };
		expect((await call(body.replace('10', '99'), headers)).sent.status).toBe(401);
	});

	it('can be the legacy RSA signature', async () => {
		const { call } = appTrigger({ credential: { publicKey: rsaKey } });
		const body = JSON.stringify(order());
		const signature = createSign('RSA-SHA256').update(body).sign(rsa.privateKey, 'base64');
		const headers = { 'X-WH-Signature': signature };
		expect((await call(body, headers)).items).toHaveLength(1);
		expect((await call(JSON.stringify(order()), headers)).sent.status).toBe(401);
	});

	it("is verified with GHL's public key by default", async () => {
		expect((await appTrigger({ credential: { publicKey: '' } }).call(order())).sent.status).toBe(
			401,
		);
		expect(isPublicKey(LEGACY_APP_KEY)).toBe(true);
	});
});

describe('the timestamp of a delivery', () => {
	it.each<[string, (time: number) => unknown]>([
		['ISO text', iso],
		['ISO text with an offset', (time) => iso(time + 3_600_000).replace('Z', '+01:00')],
		['ISO text without a zone, in UTC', (time) => iso(time).slice(0, 19)],
		['milliseconds', (time) => time],
		['milliseconds as text', String],
		['seconds', (time) => Math.floor(time / 1000)],
		['seconds as text', (time) => String(Math.floor(time / 1000))],
		['seconds with decimals', (time) => time / 1000],
		['an HTTP date', (time) => new Date(time).toUTCString()],
	])('can be %s', async (_name, write) => {
		const { call } = appTrigger();
		const statusAt = async (minutes: number) => {
			const response = await call(order({ timestamp: write(ago(minutes)) as string }));
			return response.items ? 'started' : response.sent.status;
		};
		expect(await statusAt(0)).toBe('started');
		// GHL retries for over an hour.
		expect(await statusAt(75)).toBe('started');
		expect(await statusAt(122)).toBe(401);
		expect(await statusAt(-30)).toBe(401);
	});

	it.each<[string, unknown]>([
		['missing', undefined],
		['null', null],
		['empty', ''],
		['not a time', 'yesterday'],
		['an object', { toString: 1 }],
		['a list', [Date.now()]],
		['true', true],
		['beyond all dates', 1e300],
		['a number with a unit', '0x19A'],
	])('is %s and there is no other recent time: rejects the body', async (_name, timestamp) => {
		const { call } = appTrigger({ parameters: ALL });
		for (const body of [
			order({ timestamp: timestamp as string }),
			order({ timestamp: timestamp as string, updatedAt: iso(ago(180)) }),
			unnamed({ timestamp: timestamp as string, invoiceNumber: '1', status: 'paid' }),
		]) {
			const response = await call(body, undefined, { event: 'InvoicePaid' });
			expect([response.items, response.sent.status]).toEqual([null, 401]);
		}
	});

	it.each(['updatedAt', 'createdAt', 'dateUpdated', 'dateAdded'])(
		'is %s of the record if it is missing',
		async (field) => {
			const { call } = appTrigger();
			const at = (minutes: number) =>
				order({ timestamp: undefined, webhookId: undefined, [field]: iso(ago(minutes)) });
			expect((await call(at(1))).items).toHaveLength(1);
			expect((await call(at(121))).sent.status).toBe(401);
		},
	);

	it('is not replaced by a record time if it is set', async () => {
		const { call } = appTrigger();
		const body = order({ timestamp: iso(ago(180)), updatedAt: iso(ago(0)) });
		expect((await call(body)).sent.status).toBe(401);
	});

	it('is read from the signed bytes, for any content type', async () => {
		const { call } = appTrigger();
		const stale = JSON.stringify(order({ timestamp: '2026-01-01T00:00:00.000Z' }));
		for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml']) {
			const headers = { 'X-GHL-Signature': signatureOf(stale), 'Content-Type': type };
			const response = await call(stale, headers, { event: 'OrderCreate' });
			expect([type, response.items, response.sent.status]).toEqual([type, null, 401]);
		}
		const body = order();
		const fresh = JSON.stringify(body);
		const headers = { 'X-GHL-Signature': signatureOf(fresh), 'Content-Type': 'text/plain' };
		const { items } = await call(fresh, headers);
		expect(items?.[0].json).toEqual({ ...body, event: 'orderCreated' });
	});

	it.each(['[]', '"text"', 'null', '7'])(
		'is not needed to reject a signed %s with 400',
		async (body) => {
			const response = await appTrigger().call(body, undefined, { event: 'OrderCreate' });
			expect([response.items, response.sent.status]).toEqual([null, 400]);
		},
	);
});

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
		expect(await appTrigger({ parameters: ALL }).eventsOf(unnamed(body), query)).toEqual([event]);
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
		const { eventsOf } = appTrigger({ parameters: ALL });
		expect(await eventsOf(unnamed({ _id: 'r', ...body }), { event })).toEqual(expected);
	});

	it.each(['InvoicePaid', 'InvoiceUpdate', 'InvoiceDelete'])(
		'is emitted once for one signed body, also if the copy has %s in its URL',
		async (event) => {
			const { eventsOf } = appTrigger({ parameters: ALL });
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
			const { eventsOf } = appTrigger({ parameters: ALL });
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

describe('webhooks of a GHL workflow', () => {
	const SECRET = { 'X-Webhook-Secret': 'long-random-text' };
	const trigger = (credential: IDataObject = { sharedSecret: 'long-random-text' }) =>
		appTrigger({ parameters: { source: 'workflow' }, credential });
	const itemsOf = async (body: string | IDataObject, headers: Record<string, string> = {}) => {
		const { items } = await trigger().call(body, { ...SECRET, ...headers });
		return items?.map(({ json }) => json);
	};
	const event = 'workflowWebhookReceived';

	it('require the shared secret of the credential', async () => {
		const { call } = trigger();
		expect((await call({ any: 1 }, SECRET)).items).toHaveLength(1);
		for (const secret of ['long-random-tex', 'long-random-text ', '']) {
			expect((await call({ any: 1 }, { 'X-Webhook-Secret': secret })).sent.status).toBe(401);
		}
		expect((await call({ any: 1 }, {})).sent.status).toBe(401);
	});

	it('are never accepted with an empty secret, and the trigger cannot be activated', async () => {
		for (const sharedSecret of ['', '   ']) {
			const { call, node } = trigger({ sharedSecret });
			expect((await call({}, { 'X-Webhook-Secret': sharedSecret })).sent.status).toBe(401);
			expect((await call({}, {})).sent.status).toBe(401);
			await expect(node.checkExists()).rejects.toThrow('shared secret');
		}
	});

	it('keep their field that is named event', async () => {
		expect(await itemsOf({ event: 'order paid', id: 1 })).toEqual([
			{ id: 1, event, originalEvent: 'order paid' },
		]);
	});

	it.each<[string, string, IDataObject[]]>([
		['an object', '{"a":1}', [{ a: 1, event }]],
		['an empty object', '{}', [{ event }]],
		[
			'a list of objects',
			'[{"a":1},{"a":2}]',
			[
				{ a: 1, event },
				{ a: 2, event },
			],
		],
		['a list of values', '[1,"x",null]', [1, 'x', null].map((body) => ({ body, event }))],
		['an empty list', '[]', [{ body: [], event }]],
		['a text', '"hello"', [{ body: 'hello', event }]],
		['a number', '7', [{ body: 7, event }]],
		['null', 'null', [{ body: null, event }]],
		['nothing', '', [{ event }]],
	])('can contain %s', async (_name, body, expected) => {
		expect(await itemsOf(body)).toEqual(expected);
	});

	it('can contain text that is not JSON', async () => {
		expect(await itemsOf('Order 7 is paid', { 'Content-Type': 'text/plain' })).toEqual([
			{ body: 'Order 7 is paid', event },
		]);
	});

	it('are not limited to a location', async () => {
		expect(await itemsOf({ location: { id: 'x' } })).toHaveLength(1);
		expect(await itemsOf({ locationId: LOCATION })).toHaveLength(1);
	});
});
