import { createSign, generateKeyPairSync, sign } from 'node:crypto';

import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { GhlWebhookTrigger } from '../../../nodes/ghl/GhlWebhookTrigger/GhlWebhookTrigger.node';
import { isTimely } from '../../../nodes/ghl/GhlWebhookTrigger/receive';
import { cameBefore } from '../../../nodes/shared/webhook/seen';
import { createWebhookNode, CredentialStore } from '../../harness';

const pem = { type: 'spki', format: 'pem' } as const;
const ed25519 = generateKeyPairSync('ed25519');
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicKey = ed25519.publicKey.export(pem) as string;
const rsaKey = rsa.publicKey.export(pem) as string;

const now = () => new Date().toISOString();
let ids = 0;
const order = (more: IDataObject = {}): IDataObject => ({
	type: 'OrderCreate',
	webhookId: `delivery-${++ids}`,
	timestamp: now(),
	_id: '653f5e0cde5a1314e62a837c',
	status: 'completed',
	...more,
});

const ALL = [
	'orderCreated',
	'invoicePaid',
	'invoiceDeleted',
	'invoiceCreated',
	'priceCreated',
	'priceUpdated',
	'productCreated',
];

function trigger(parameters: INodeParameters = {}, credential: IDataObject = {}) {
	const credentials = new CredentialStore({ ghlWebhookApi: { publicKey, ...credential } as never });
	const node = createWebhookNode({
		node: new GhlWebhookTrigger(),
		parameters: { source: 'app', events: ALL, ...parameters },
		credentials,
	});
	const signed = (body: string) =>
		sign(null, Buffer.from(body), ed25519.privateKey).toString('base64');
	return {
		node,
		call: async (body: string | IDataObject, headers?: Record<string, string>, query = {}) => {
			const text = typeof body === 'string' ? body : JSON.stringify(body);
			return await node.call({
				body: text,
				headers: headers ?? { 'X-GHL-Signature': signed(text) },
				query,
			});
		},
		signed,
	};
}

describe('GHL Webhook Trigger', () => {
	it('starts the workflow for a signed delivery, once', async () => {
		const { call } = trigger();
		const body = order();
		const answer = await call(body);
		expect(answer.items?.map(({ json }) => json)).toEqual([{ ...body, event: 'orderCreated' }]);
		const again = await call(body);
		expect(again.items).toBeNull();
		expect(again.sent.status ?? 200).toBe(200);
	});

	it('signs over the raw bytes, whatever their layout', async () => {
		const { call } = trigger();
		const answer = await call(JSON.stringify(order(), null, 3));
		expect(answer.items).toHaveLength(1);
	});

	it.each<[string, (signed: string) => Record<string, string>]>([
		['no signature', () => ({})],
		['an empty one', () => ({ 'X-GHL-Signature': '' })],
		['N/A', () => ({ 'X-GHL-Signature': 'N/A' })],
		['garbage', () => ({ 'X-GHL-Signature': 'garbage' })],
		['one of another body', () => ({ 'X-GHL-Signature': trigger().signed('{}') })],
		[
			'one of another key',
			() => ({
				'X-GHL-Signature': sign(
					null,
					Buffer.from('x'),
					generateKeyPairSync('ed25519').privateKey,
				).toString('base64'),
			}),
		],
		['a truncated one', (signed) => ({ 'X-GHL-Signature': signed.slice(0, 40) })],
		[
			'a wrong one beside a valid older one',
			() => ({ 'X-GHL-Signature': 'wrong', 'X-WH-Signature': 'x' }),
		],
	])('answers 401 to %s and starts nothing', async (_name, headers) => {
		const { call, signed } = trigger();
		const body = JSON.stringify(order());
		const answer = await call(body, headers(signed(body)));
		expect(answer.items).toBeNull();
		expect(answer.sent.status).toBe(401);
	});

	it('refuses a signed body that was changed on the way', async () => {
		const { call, signed } = trigger();
		const body = JSON.stringify(order({ amount: 10 }));
		const answer = await call(body.replace('10', '99'), { 'X-GHL-Signature': signed(body) });
		expect(answer.sent.status).toBe(401);
	});

	it('takes the older RSA signature', async () => {
		const { call } = trigger({}, { publicKey: rsaKey });
		const body = JSON.stringify(order());
		const signature = createSign('RSA-SHA256').update(body).sign(rsa.privateKey, 'base64');
		expect((await call(body, { 'X-WH-Signature': signature })).items).toHaveLength(1);
		expect((await call(JSON.stringify(order()), { 'X-WH-Signature': signature })).sent.status).toBe(
			401,
		);
	});

	it("holds GHL's own key when none is given", async () => {
		const { call } = trigger({}, { publicKey: '' });
		expect((await call(order())).sent.status).toBe(401);
	});

	it('refuses what is stale, and nothing that GHL itself may still repeat', async () => {
		const { call } = trigger();
		const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
		expect((await call(order({ timestamp: ago(75) }))).items).toHaveLength(1);
		expect((await call(order({ timestamp: ago(121) }))).sent.status).toBe(401);
		expect((await call(order({ timestamp: ago(-30) }))).sent.status).toBe(401);
	});

	it('reads what was signed, however the headers call it', async () => {
		const { call, signed } = trigger();
		const stale = JSON.stringify(order({ timestamp: '2026-01-01T00:00:00.000Z' }));
		for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml']) {
			const headers = { 'X-GHL-Signature': signed(stale), 'Content-Type': type };
			const answer = await call(stale, headers, { event: 'OrderCreate' });
			expect([type, answer.items, answer.sent.status]).toEqual([type, null, 401]);
		}
		const body = order();
		const fresh = JSON.stringify(body);
		const headers = { 'X-GHL-Signature': signed(fresh), 'Content-Type': 'text/plain' };
		expect((await call(fresh, headers)).items?.[0].json).toEqual({
			...body,
			event: 'orderCreated',
		});
	});

	it.each(['[]', '"text"', 'null', '7'])('answers 400 to a signed %s', async (body) => {
		const { call } = trigger();
		const answer = await call(body, undefined, { event: 'OrderCreate' });
		expect(answer.items).toBeNull();
		expect(answer.sent.status).toBe(400);
	});

	it('believes the event that is signed, not the address', async () => {
		const { call } = trigger();
		const answer = await call(order(), undefined, { event: 'InvoicePaid' });
		expect(answer.items?.[0].json.event).toBe('orderCreated');
	});

	it('believes the address only in what the record can be', async () => {
		const { call } = trigger();
		const invoice = { webhookId: `delivery-${++ids}`, invoiceNumber: '7', status: 'paid' };
		const answer = await call(invoice, undefined, { event: 'ProductCreate' });
		expect(answer.items?.[0].json.event).toBe('invoicePaid');
	});

	it('leaves other events alone', async () => {
		const { call } = trigger({ events: ['invoicePaid'] });
		const answer = await call(order());
		expect(answer.items).toBeNull();
		expect(answer.sent.status ?? 200).toBe(200);
	});

	it.each<[string, IDataObject, Record<string, string>, string]>([
		[
			'an invoice by its status',
			{ _id: 'i1', invoiceNumber: '7', status: 'paid' },
			{},
			'invoicePaid',
		],
		[
			'a new invoice',
			{ _id: 'i2', invoiceNumber: '8', status: 'draft', createdAt: 'a', updatedAt: 'a' },
			{},
			'invoiceCreated',
		],
		[
			'a deleted one by its address',
			{ _id: 'i3', invoiceNumber: '9', status: 'paid' },
			{ event: 'InvoiceDelete' },
			'invoiceDeleted',
		],
		[
			'a price, whose type is another',
			{ _id: 'p1', type: 'one_time', product: 'x', amount: 5 },
			{},
			'priceUpdated',
		],
		[
			'a new price, which names its kind otherwise',
			{ priceType: 'one_time', product: 'x', amount: 5, createdAt: 'a', updatedAt: 'b' },
			{},
			'priceCreated',
		],
		[
			'a record of unknown shape by its address',
			{ _id: 'x' },
			{ event: 'PriceUpdate' },
			'priceUpdated',
		],
		[
			'a product',
			{ _id: 'p2', productType: 'DIGITAL', createdAt: 'a', updatedAt: 'a' },
			{},
			'productCreated',
		],
	])('recognises %s', async (_name, body, query, event) => {
		const { call } = trigger();
		const answer = await call({ ...body, locationId: `loc-${++ids}` }, undefined, query);
		expect(answer.items?.[0].json.event).toBe(event);
	});

	it('compares the shared secret of workflow webhooks', async () => {
		const { call } = trigger({ source: 'workflow' }, { sharedSecret: 'long-random-text' });
		const good = { 'X-Webhook-Secret': 'long-random-text' };
		expect((await call({ any: 1 }, good)).items?.[0].json).toEqual({
			any: 1,
			event: 'workflowWebhookReceived',
		});
		expect((await call({ any: 1 }, { 'X-Webhook-Secret': 'long-random-tex' })).sent.status).toBe(
			401,
		);
		expect((await call({ any: 1 }, {})).sent.status).toBe(401);
	});

	it('never takes an empty secret for a match', async () => {
		const { call } = trigger({ source: 'workflow' }, { sharedSecret: '' });
		expect((await call({}, { 'X-Webhook-Secret': '' })).sent.status).toBe(401);
		expect((await call({}, {})).sent.status).toBe(401);
	});

	it('needs no subscription', async () => {
		const { node } = trigger();
		expect(await node.checkExists()).toBe(true);
		expect(await node.create()).toBe(true);
		expect(await node.delete()).toBe(true);
	});
});

describe('isTimely', () => {
	it.each<[unknown, boolean]>([
		[undefined, true],
		['', false],
		['nonsense', false],
		[1_000_000, true],
		[1_000_000 - 60_001, false],
		[1_000_000 + 5 * 60_000, true],
		[1_000_000 + 5 * 60_000 + 1, false],
	])('%p: %p', (timestamp, timely) => {
		expect(isTimely(timestamp, 60_000, 1_000_000)).toBe(timely);
	});
});

describe('cameBefore', () => {
	it('remembers each webhook for itself, for three hours', () => {
		expect(cameBefore('a', '1', 0)).toBe(false);
		expect(cameBefore('a', '1', 3 * 3_600_000 - 1)).toBe(true);
		expect(cameBefore('b', '1', 0)).toBe(false);
		expect(cameBefore('a', '1', 3 * 3_600_000)).toBe(false);
	});
});
