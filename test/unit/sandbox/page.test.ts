import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import axios from 'axios';
import { API_KEYS } from '../../../sandbox/abstractGhl/accounts';
import { MAIN_LOCATION, OAUTH_CLIENTS, PRIVATE_TOKENS } from '../../../sandbox/ghl/accounts';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import type { PageState } from '../../../sandbox/server/page';
import { APP } from '../../../sandbox/trustpilot/accounts';
import { ALT, clock, control, ghl } from './client';

const time = clock();
let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox({ orders: 5, now: time.now });
});
afterEach(() => sandbox.close());

const list = (params: object = ALT) => ghl(sandbox).get('/payments/orders', { params });
const poll = async (params?: { log: string; since: number }): Promise<PageState> =>
	(await control(sandbox).get('/watch', { params })).data;
const details = async (seq: number) => (await control(sandbox).get(`/requests/${seq}`)).data;
/** An entry is complete only after the response was sent: shortly after the client received it. */
const settled = async (count: number) => {
	for (;;) {
		const done = sandbox.requests.entries.filter(({ ms }) => ms !== undefined);
		if (done.length >= count) return;
		await new Promise((resolve) => setImmediate(resolve));
	}
};

describe('the page', () => {
	it('is at /sandbox, is the target of a redirect from /, and loads nothing from other hosts', async () => {
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

	it.each(['none.js', '..%2fpage.ts', 'page.ts', '..%2f..%2f..%2fpackage.json'])(
		'serves no %s',
		async (name) => expect((await control(sandbox).get(`/page/${name}`)).status).toBe(404),
	);
});

describe('the data that the page polls', () => {
	it('contains only changes, and everything after a clear', async () => {
		await list();
		await settled(1);
		const first = await poll();
		expect(first.requests).toMatchObject([
			{ seq: 1, api: 'GHL', method: 'GET', query: ALT, status: 200, open: false, failed: false },
		]);
		const seen = { log: first.log, since: first.change };
		expect((await poll(seen)).requests).toEqual([]);
		await axios.get(`${sandbox.url}/abstractghl/customers`, { validateStatus: () => true });
		await settled(2);
		expect((await poll(seen)).requests).toMatchObject([
			{ seq: 2, api: 'AbstractGHL', status: 401, failed: true },
		]);
		await control(sandbox).delete('/requests');
		await list();
		const fresh = await poll(seen);
		expect(fresh.log).not.toBe(first.log);
		expect(fresh.requests).toMatchObject([{ seq: 3 }]);
		expect(fresh.total.requests).toBe(1);
	});

	it('contains a request before and after its response', async () => {
		sandbox.faults.add({ effect: { kind: 'hang' }, times: 1 });
		const stop = new AbortController();
		const waiting = ghl(sandbox)
			.get('/contacts/', { signal: stop.signal })
			.catch(() => undefined);
		while (sandbox.requests.lastSeq === 0) await new Promise((resolve) => setImmediate(resolve));
		const before = await poll();
		expect(before.requests).toMatchObject([{ open: true, failed: false, status: 0 }]);
		expect(before.lastMinute).toEqual({ requests: 1, errors: 0 });
		stop.abort();
		await waiting;
		await settled(1);
		const after = await poll({ log: before.log, since: before.change });
		expect(after.requests).toMatchObject([{ seq: 1, open: false, failed: true, fault: 'hang' }]);
		expect(after.lastMinute).toEqual({ requests: 1, errors: 1 });
	});

	it('counts the last minute separately', async () => {
		await list();
		await list({});
		await settled(2);
		time.advance(61_000);
		await list();
		await settled(3);
		const { total, lastMinute } = await poll();
		expect(total).toEqual({ requests: 3, errors: 1 });
		expect(lastMinute).toMatchObject({ requests: 1, errors: 0 });
		expect(lastMinute.medianMs).toBe(sandbox.requests.get(3)?.ms);
	});

	it('contains the median and 95th percentile of the response times', async () => {
		for (let i = 0; i < 20; i++) await list();
		sandbox.faults.add({ effect: { kind: 'reset' }, times: 1 });
		await list().catch(() => undefined);
		await settled(21);
		sandbox.requests.entries.forEach((entry, i) => (entry.ms = (i + 1) * 10));
		expect((await poll()).lastMinute).toEqual({
			requests: 21,
			errors: 1,
			medianMs: 100,
			p95Ms: 190,
		});
	});

	it('contains the remaining requests of the last responses', async () => {
		expect((await poll()).rates).toEqual([]);
		await list();
		await list();
		await axios.get(`${sandbox.url}/abstractghl/customers`, {
			headers: { 'X-API-Key': API_KEYS.full.key },
		});
		expect((await poll()).rates).toEqual([
			{ api: 'GHL', left: 98, max: 100 },
			{ api: 'AbstractGHL', left: 99, max: 100 },
		]);
	});

	it('contains the active faults, and the faults of each request', async () => {
		sandbox.faults.add({ effect: { kind: 'latency', ms: 5 } });
		sandbox.faults.add({ effect: { kind: 'tooManyRequests', retryAfter: 2 } });
		await list();
		await settled(1);
		const { faults, requests } = await poll();
		expect(faults).toMatchObject([{ hits: 1 }, { effect: { retryAfter: 2 }, hits: 1 }]);
		expect(requests).toMatchObject([{ fault: 'tooManyRequests', delayMs: 5, status: 429 }]);
		// A timer of 5 ms can end up to 1 ms early.
		expect(requests[0].ms).toBeGreaterThanOrEqual(4);
	});

	it('contains the newest order and the newest unfulfilled order', async () => {
		const [older, newer] = [1, 2].map(() => {
			time.advance(1000);
			return sandbox.control.ghl.createOrders()[0];
		});
		const { orders } = await poll();
		const contact = sandbox.world.ghl.contacts.get(newer.contactId)!;
		expect(orders.newest).toEqual({
			id: newer._id,
			name: `${contact.firstName} ${contact.lastName}`,
			email: contact.email,
		});
		expect(orders.unfulfilled?.id).toBe(newer._id);
		await control(sandbox).post(`/orders/${newer._id}/fulfillments`, {});
		const after = (await poll()).orders;
		expect([after.newest?.id, after.unfulfilled?.id]).toEqual([newer._id, older._id]);
	});
});

describe('the details of a request', () => {
	it('contain its query, its body and its response', async () => {
		const [order] = sandbox.control.ghl.createOrders();
		const sent = {
			...ALT,
			trackings: [],
			items: [{ priceId: order.items[0].priceId, qty: 1 }],
			notifyCustomer: false,
		};
		const { data } = await ghl(sandbox).post(`/payments/orders/${order._id}/fulfillments`, sent);
		const entry = await details(1);
		expect(entry).toMatchObject({ body: sent, response: data, handledStatus: 200 });
		expect(entry.size).toBe(Buffer.byteLength(JSON.stringify(data)));
	});

	it('contain the response of the fault, not the response of the API', async () => {
		const { data: complete } = await list();
		sandbox.faults.add({ effect: { kind: 'cutJson' }, times: 1 });
		await list();
		const { response } = await details(2);
		expect(response).toBe(JSON.stringify(complete).slice(0, response.length));
		sandbox.faults.add({ effect: { kind: 'reset', when: 'after' } });
		await list().catch(() => undefined);
		await settled(3);
		expect(await details(3)).toMatchObject({ status: 0, handledStatus: 200 });
		expect(await details(3)).not.toHaveProperty('response');
	});

	it('do not exist after the request was removed', async () => {
		await list();
		await control(sandbox).delete('/requests');
		expect((await control(sandbox).get('/requests/1')).status).toBe(404);
		expect(sandbox.requests.response(1)).toBeUndefined();
	});

	it('contain no secrets of GHL, Trustpilot and AbstractGHL, complete or truncated', async () => {
		const { clientId, clientSecret } = OAUTH_CLIENTS.subAccount;
		const { refreshToken } = sandbox.control.ghl.issueTokens(clientId, MAIN_LOCATION.id);
		const responses: string[] = [];
		const take = async (url: string, body: URLSearchParams | object, headers = {}) =>
			responses.push(
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
		const issued = responses.flatMap((text) => text.match(/eyJ[\w.-]+/g) ?? []);
		expect(issued.length).toBe(5);
		const http = control(sandbox);
		const shown = JSON.stringify([
			await Promise.all([1, 2, 3, 4, 5].map(details)),
			(await http.get('/requests?bodies=true')).data,
			await poll(),
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
