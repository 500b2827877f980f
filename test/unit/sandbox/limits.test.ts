import {
	MAIN_LOCATION,
	OAUTH_CLIENTS,
	PRIVATE_TOKENS,
	SECOND_LOCATION,
} from '../../../sandbox/ghl/accounts';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { ALT, clock, ghl } from './client';

const time = clock();
let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox({
		orders: 5,
		rateLimit: { max: 3, intervalMs: 10_000, daily: 5 },
		now: time.now,
	});
});
afterEach(() => sandbox.close());

const read = (token?: string, altId = MAIN_LOCATION.id) =>
	ghl(sandbox, token).get('/payments/orders', { params: { ...ALT, altId } });

it('sends the six measured headers', async () => {
	const { headers } = await read();
	expect(headers).toMatchObject({
		'x-ratelimit-max': '3',
		'x-ratelimit-remaining': '2',
		'x-ratelimit-interval-milliseconds': '10000',
		'x-ratelimit-limit-daily': '5',
		'x-ratelimit-daily-remaining': '4',
		'x-ratelimit-daily-reset': String(12 * 3_600_000),
	});
});

it('rejects requests over the limit until the interval ends, which starts with its first request', async () => {
	await read();
	time.advance(9000);
	await read();
	await read();
	const refused = await read();
	expect(refused.status).toBe(429);
	expect(refused.headers['x-ratelimit-remaining']).toBe('0');
	expect(refused.headers).not.toHaveProperty('retry-after');
	expect(refused.data).toMatchObject({ statusCode: 429, error: 'Too Many Requests' });
	time.advance(999);
	expect((await read()).status).toBe(429);
	time.advance(1);
	expect((await read()).headers['x-ratelimit-remaining']).toBe('2');
});

it('counts requests that the API rejects, but not requests without a valid token', async () => {
	await ghl(sandbox).get('/payments/orders');
	expect((await read()).headers['x-ratelimit-remaining']).toBe('1');
	const unknown = await read('pit-unknown');
	expect(unknown.headers).not.toHaveProperty('x-ratelimit-remaining');
	expect((await read()).headers['x-ratelimit-remaining']).toBe('0');
});

it('counts per app and location', async () => {
	for (let i = 0; i < 3; i++) await read();
	expect((await read()).status).toBe(429);
	expect((await read(PRIVATE_TOKENS.readOnly.token)).status).toBe(200);
	expect((await read(PRIVATE_TOKENS.second.token, SECOND_LOCATION.id)).status).toBe(200);
	const issue = () =>
		sandbox.control.ghl.issueTokens(OAUTH_CLIENTS.subAccount.clientId, MAIN_LOCATION.id)
			.accessToken;
	await read(issue());
	expect((await read(issue())).headers['x-ratelimit-remaining']).toBe('1');
});

it('ends the day at midnight, UTC', async () => {
	for (let i = 0; i < 5; i++) {
		expect((await read()).status).toBe(200);
		time.advance(5000);
	}
	time.advance(10_000);
	const spent = await read();
	expect(spent.status).toBe(429);
	expect(spent.headers['x-ratelimit-daily-remaining']).toBe('0');
	expect(spent.headers['x-ratelimit-remaining']).toBe('3');
	time.advance(Number(spent.headers['x-ratelimit-daily-reset']));
	expect((await read()).status).toBe(200);
});

it.each([
	['seconds', '8'],
	['date', 'Fri, 20 Nov 2026 12:00:10 GMT'],
] as const)('sends Retry-After in %s if the setting requires it', async (as, expected) => {
	await sandbox.close();
	const fixed = clock();
	sandbox = await startSandbox({
		orders: 1,
		rateLimit: { max: 1, intervalMs: 10_000, daily: 50 },
		settings: { rateLimitRetryAfter: as },
		now: fixed.now,
	});
	await read();
	fixed.advance(2000);
	expect((await read()).headers['retry-after']).toBe(expected);
});

it('has no limit and sends no headers if the limit is null', async () => {
	sandbox.world.settings.rateLimit = null;
	for (let i = 0; i < 10; i++) {
		const { status, headers } = await read();
		expect(status).toBe(200);
		expect(headers).not.toHaveProperty('x-ratelimit-max');
	}
});
