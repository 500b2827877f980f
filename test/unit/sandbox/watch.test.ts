import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import axios from 'axios';
import { API_KEYS } from '../../../sandbox/abstractGhl/accounts';
import { MAIN_LOCATION, OAUTH_CLIENTS, PRIVATE_TOKENS } from '../../../sandbox/ghl/accounts';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import type { WatchState } from '../../../sandbox/server/watch';
import { APP } from '../../../sandbox/trustpilot/accounts';
import { ALT, clock, control, ghl } from './client';

const time = clock();
let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox({ orders: 5, now: time.now });
});
afterEach(() => sandbox.close());

const list = (params: object = ALT) => ghl(sandbox).get('/payments/orders', { params });
const watch = async (params?: { log: string; since: number }): Promise<WatchState> =>
	(await control(sandbox).get('/watch', { params })).data;
const details = async (seq: number) => (await control(sandbox).get(`/requests/${seq}`)).data;
/** A log entry ends when its connection's answer is out: a moment after the client has read it. */
const settled = async (count: number) => {
	for (;;) {
		const done = sandbox.requests.entries.filter(({ ms }) => ms !== undefined);
		if (done.length >= count) return;
		await new Promise((resolve) => setImmediate(resolve));
	}
};

describe('the page', () => {
	it('is at /sandbox, where / leads to, and may load nothing from elsewhere', async () => {
		const { request, headers, data } = await axios.get<string>(sandbox.url);
		expect(request.path).toBe('/sandbox');
		expect(headers['content-type']).toBe('text/html; charset=utf-8');
		expect(headers['content-security-policy']).toContain("default-src 'none'");
		expect(data).not.toMatch(/https?:|style=|<script>/);
		expect(data).toMatch(/<script type="module" src="\/sandbox\/page\/main.js">/);
	});

	it.each(readdirSync(join(__dirname, '../../../sandbox/server/page')))(
		'serves %s',
		async (name) => {
			const { status, headers } = await control(sandbox).get(`/page/${name}`);
			const types: Record<string, string> = { css: 'text/css', js: 'text/javascript' };
			const type = types[name.split('.')[1]];
			expect(status).toBe(type ? 200 : 404);
			if (type) expect(headers['content-type']).toBe(`${type}; charset=utf-8`);
		},
	);

	it.each(['none.js', '..%2fwatch.ts', 'watch.ts', '..%2f..%2f..%2fpackage.json'])(
		'serves no %s',
		async (name) => expect((await control(sandbox).get(`/page/${name}`)).status).toBe(404),
	);
});

describe('what the page polls', () => {
	it('gives what is new to its reader, and starts anew after a clear', async () => {
		await list();
		await settled(1);
		const first = await watch();
		expect(first.requests).toMatchObject([
			{ seq: 1, api: 'GHL', method: 'GET', query: ALT, status: 200, open: false, failed: false },
		]);
		const seen = { log: first.log, since: first.change };
		expect((await watch(seen)).requests).toEqual([]);
		await axios.get(`${sandbox.url}/abstractghl/customers`, { validateStatus: () => true });
		await settled(2);
		expect((await watch(seen)).requests).toMatchObject([
			{ seq: 2, api: 'AbstractGHL', status: 401, failed: true },
		]);
		await control(sandbox).delete('/requests');
		await list();
		const fresh = await watch(seen);
		expect(fresh.log).not.toBe(first.log);
		expect(fresh.requests).toMatchObject([{ seq: 3 }]);
		expect(fresh.total.requests).toBe(1);
	});

	it('tells of a request before and after its answer', async () => {
		sandbox.faults.add({ effect: { kind: 'hang' }, times: 1 });
		const stop = new AbortController();
		const waiting = ghl(sandbox)
			.get('/contacts/', { signal: stop.signal })
			.catch(() => undefined);
		while (sandbox.requests.lastSeq === 0) await new Promise((resolve) => setImmediate(resolve));
		const before = await watch();
		expect(before.requests).toMatchObject([{ open: true, failed: false, status: 0 }]);
		expect(before.lastMinute).toEqual({ requests: 1, errors: 0 });
		stop.abort();
		await waiting;
		await settled(1);
		const after = await watch({ log: before.log, since: before.change });
		expect(after.requests).toMatchObject([{ seq: 1, open: false, failed: true, fault: 'hang' }]);
		expect(after.lastMinute).toEqual({ requests: 1, errors: 1 });
	});

	it('counts the last minute apart from all before', async () => {
		await list();
		await list({});
		await settled(2);
		time.advance(61_000);
		await list();
		await settled(3);
		const { total, lastMinute } = await watch();
		expect(total).toEqual({ requests: 3, errors: 1 });
		expect(lastMinute).toMatchObject({ requests: 1, errors: 0 });
		expect(lastMinute.medianMs).toBe(sandbox.requests.get(3)?.ms);
	});

	it('knows median and 95th percentile of what was answered', async () => {
		for (let i = 0; i < 20; i++) await list();
		sandbox.faults.add({ effect: { kind: 'reset' }, times: 1 });
		await list().catch(() => undefined);
		await settled(21);
		sandbox.requests.entries.forEach((entry, i) => (entry.ms = (i + 1) * 10));
		expect((await watch()).lastMinute).toEqual({
			requests: 21,
			errors: 1,
			medianMs: 100,
			p95Ms: 190,
		});
	});

	it('says what the last answers leave of the rate limits', async () => {
		expect((await watch()).rates).toEqual([]);
		await list();
		await list();
		await axios.get(`${sandbox.url}/abstractghl/customers`, {
			headers: { 'X-API-Key': API_KEYS.full.key },
		});
		expect((await watch()).rates).toEqual([
			{ api: 'GHL', left: 98, max: 100 },
			{ api: 'AbstractGHL', left: 99, max: 100 },
		]);
	});

	it('names the faults at work, and those that hit a request', async () => {
		sandbox.faults.add({ effect: { kind: 'latency', ms: 5 } });
		sandbox.faults.add({ effect: { kind: 'tooManyRequests', retryAfter: 2 } });
		await list();
		await settled(1);
		const { faults, requests } = await watch();
		expect(faults).toMatchObject([{ hits: 1 }, { effect: { retryAfter: 2 }, hits: 1 }]);
		expect(requests).toMatchObject([{ fault: 'tooManyRequests', delayMs: 5, status: 429 }]);
		expect(requests[0].ms).toBeGreaterThanOrEqual(5);
	});

	it('knows the newest order, and the newest that can still be fulfilled', async () => {
		const [older, newer] = [1, 2].map(() => {
			time.advance(1000);
			return sandbox.control.ghl.createOrders()[0];
		});
		const { orders } = await watch();
		const contact = sandbox.world.ghl.contacts.get(newer.contactId)!;
		expect(orders.newest).toEqual({
			id: newer._id,
			name: `${contact.firstName} ${contact.lastName}`,
			email: contact.email,
		});
		expect(orders.unfulfilled?.id).toBe(newer._id);
		await control(sandbox).post(`/orders/${newer._id}/fulfillments`, {});
		const after = (await watch()).orders;
		expect([after.newest?.id, after.unfulfilled?.id]).toEqual([newer._id, older._id]);
	});
});

describe('the details of a request', () => {
	it('are its query, its body and its answer', async () => {
		const [order] = sandbox.control.ghl.createOrders();
		const sent = {
			...ALT,
			trackings: [],
			items: [{ priceId: order.items[0].priceId, qty: 1 }],
			notifyCustomer: false,
		};
		const { data } = await ghl(sandbox).post(`/payments/orders/${order._id}/fulfillments`, sent);
		const entry = await details(1);
		expect(entry).toMatchObject({ body: sent, answer: data, handledStatus: 200 });
		expect(entry.size).toBe(Buffer.byteLength(JSON.stringify(data)));
	});

	it('show the answer that a fault has left, not the one that the API gave', async () => {
		const { data: whole } = await list();
		sandbox.faults.add({ effect: { kind: 'cutJson' }, times: 1 });
		await list();
		const { answer } = await details(2);
		expect(answer).toBe(JSON.stringify(whole).slice(0, answer.length));
		sandbox.faults.add({ effect: { kind: 'reset', when: 'after' } });
		await list().catch(() => undefined);
		await settled(3);
		expect(await details(3)).toMatchObject({ status: 0, handledStatus: 200 });
		expect(await details(3)).not.toHaveProperty('answer');
	});

	it('are gone with the request', async () => {
		await list();
		await control(sandbox).delete('/requests');
		expect((await control(sandbox).get('/requests/1')).status).toBe(404);
		expect(sandbox.requests.answer(1)).toBeUndefined();
	});

	it('hold no secret, neither of GHL, Trustpilot nor AbstractGHL, whole or cut off', async () => {
		const { clientId, clientSecret } = OAUTH_CLIENTS.subAccount;
		const { refreshToken } = sandbox.control.ghl.issueTokens(clientId, MAIN_LOCATION.id);
		const answers: string[] = [];
		const take = async (url: string, body: URLSearchParams | object, headers = {}) =>
			answers.push(
				await axios
					.post(sandbox.url + url, body, {
						headers,
						responseType: 'text',
						transformResponse: String,
					})
					.then(({ data }) => data),
			);
		const refresh = new URLSearchParams({
			client_id: clientId,
			client_secret: clientSecret,
			grant_type: 'refresh_token',
			refresh_token: String(refreshToken),
		});
		await take('/ghl/oauth/token', refresh);
		sandbox.faults.add({ effect: { kind: 'cutJson' }, times: 1 });
		await take('/ghl/oauth/token', refresh);
		const oauth = '/trustpilot/v1/oauth/oauth-business-users-for-applications/accesstoken';
		const grant = {
			grant_type: 'client_credentials',
			client_id: APP.key,
			client_secret: APP.secret,
		};
		await take(oauth, new URLSearchParams(grant));
		await take(
			'/abstractghl/webhook-subscriptions',
			{
				url: 'http://127.0.0.1:9/',
				events: ['order.created'],
				secret: 'a-secret-of-32-characters-or-so!',
			},
			{ 'X-API-Key': API_KEYS.full.key, 'Idempotency-Key': 'one' },
		);
		await axios.get(`${sandbox.url}/trustpilot/v1/categories?apikey=${APP.key}`);
		const issued = answers.flatMap((text) => text.match(/eyJ[\w.-]+/g) ?? []);
		expect(issued.length).toBe(5);
		const http = control(sandbox);
		const shown = JSON.stringify([
			await Promise.all([1, 2, 3, 4, 5].map(details)),
			(await http.get('/requests?bodies=true')).data,
			await watch(),
		]);
		expect(shown).toContain('"access_token":"***"');
		for (const secret of [
			...issued,
			String(refreshToken),
			clientSecret,
			APP.key,
			APP.secret,
			API_KEYS.full.key,
			PRIVATE_TOKENS.full.token,
			'a-secret-of-32-characters-or-so!',
		]) {
			expect(shown).not.toContain(secret);
		}
	});
});
