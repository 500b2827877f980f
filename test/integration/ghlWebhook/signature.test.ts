import { createSign, generateKeyPairSync, sign } from 'node:crypto';

import { LEGACY_APP_KEY } from '../../../nodes/ghl/GhlWebhookTrigger/keys';
import { isPublicKey } from '../../../nodes/shared/webhook/signature';
import { ago, ALL_EVENTS, appTrigger, iso, order, signatureOf, unnamed } from './support';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const rsaKey = rsa.publicKey.export({ type: 'spki', format: 'pem' }) as string;
const stranger = generateKeyPairSync('ed25519').privateKey;

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
		const { call } = appTrigger({ parameters: ALL_EVENTS });
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
