import axios from 'axios';
import {
	COMPANY,
	MAIN_LOCATION,
	OAUTH_CLIENTS,
	SECOND_LOCATION,
} from '../../../sandbox/ghl/accounts';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { ALT, clock, ghl } from './client';

const REDIRECT = 'http://localhost:5678/rest/oauth2-credential/callback';
const { subAccount, agency, private: privateApp } = OAUTH_CLIENTS;
const time = clock();
let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox({ orders: 3, now: time.now });
});
afterEach(() => sandbox.close());

const request = (client: { clientId: string }, more: object = {}) => ({
	response_type: 'code',
	client_id: client.clientId,
	redirect_uri: REDIRECT,
	scope: 'payments/orders.readonly',
	state: 'st&te',
	...more,
});

const page = (query: object, path = '/v2/oauth/chooselocation') =>
	axios.get(`${sandbox.url}/ghl${path}`, { params: query, validateStatus: () => true });

async function decide(query: object, decision: string, location: string): Promise<URL> {
	const { headers } = await axios.post(
		`${sandbox.url}/ghl/v2/oauth/chooselocation`,
		new URLSearchParams({ ...query, decision, location } as Record<string, string>),
		{ maxRedirects: 0, validateStatus: () => true },
	);
	return new URL(headers.location);
}

const token = (fields: object, headers = {}) =>
	axios.post(
		`${sandbox.url}/ghl/oauth/token`,
		new URLSearchParams(fields as Record<string, string>),
		{
			headers,
			validateStatus: () => true,
		},
	);

const secrets = (client: { clientId: string; clientSecret: string }) => ({
	client_id: client.clientId,
	client_secret: client.clientSecret,
});

async function connect(
	client: (typeof OAUTH_CLIENTS)[keyof typeof OAUTH_CLIENTS],
	location: string,
	more = {},
) {
	const back = await decide(request(client, more), 'allow', location);
	const code = String(back.searchParams.get('code'));
	return token({
		...secrets(client),
		grant_type: 'authorization_code',
		code,
		redirect_uri: REDIRECT,
	});
}

const refresh = (refresh_token: string, client = secrets(subAccount)) =>
	token({ ...client, grant_type: 'refresh_token', refresh_token });

describe('the consent page', () => {
	it('shows app, scopes, locations and the two buttons', async () => {
		const { status, data, headers } = await page(request(subAccount));
		expect(status).toBe(200);
		expect(headers['content-type']).toContain('text/html');
		for (const part of [
			subAccount.name,
			'payments/orders.readonly',
			MAIN_LOCATION.name,
			SECOND_LOCATION.name,
			'id="allow"',
			'id="deny"',
			'value="st&#38;te"',
		]) {
			expect(data).toContain(part);
		}
		expect(data).not.toContain(COMPANY.name);
		expect((await page(request(agency))).data).toContain(COMPANY.name);
		expect((await page(request(subAccount), '/oauth/chooselocation')).status).toBe(200);
	});

	it('redirects with code and state, or with the error', async () => {
		const back = await decide(request(subAccount), 'allow', MAIN_LOCATION.id);
		expect(back.href.startsWith(REDIRECT)).toBe(true);
		expect(back.searchParams.get('state')).toBe('st&te');
		expect(back.searchParams.get('code')).toMatch(/^[0-9a-f]{32}$/);
		const denied = await decide(request(subAccount), 'deny', MAIN_LOCATION.id);
		expect(Object.fromEntries(denied.searchParams)).toEqual({
			error: 'access_denied',
			state: 'st&te',
		});
	});

	it.each([
		['an unknown client', { client_id: 'x' }, 'error.noappid'],
		['a private app without its version', { client_id: privateApp.clientId }, 'error.noversionid'],
		['no redirect address', { redirect_uri: 'javascript:alert(1)' }, 'error.redirecturi'],
		['another response type', { response_type: 'token' }, 'error.responsetype'],
		['a scope that the app lacks', { scope: 'oauth.write' }, 'error.scope'],
	])('rejects %s', async (_case, more, reason) => {
		const { status, data } = await page(request(subAccount, more));
		expect(status).toBe(400);
		expect(data).toContain(reason);
		expect(data).not.toContain('id="allow"');
	});

	it('accepts a private app with its version ID', async () => {
		const more = { version_id: privateApp.versionId };
		expect((await page(request(privateApp, more))).status).toBe(200);
	});
});

describe('the token endpoint', () => {
	it('returns a location token that works within its scopes', async () => {
		const { status, data } = await connect(subAccount, MAIN_LOCATION.id);
		expect(status).toBe(200);
		expect(data).toMatchObject({
			token_type: 'Bearer',
			expires_in: 86399,
			scope: 'payments/orders.readonly',
			userType: 'Location',
			companyId: COMPANY.id,
			locationId: MAIN_LOCATION.id,
		});
		const client = ghl(sandbox, data.access_token);
		expect((await client.get('/payments/orders', { params: ALT })).status).toBe(200);
		expect((await client.get('/payments/transactions', { params: ALT })).status).toBe(401);
	});

	it('returns a company token without a location for an agency', async () => {
		const { data } = await connect(agency, 'company', { scope: '' });
		expect(data).toMatchObject({ userType: 'Company', isBulkInstallation: true });
		expect(data).not.toHaveProperty('locationId');
		expect(data.approvedLocations).toEqual([MAIN_LOCATION.id, SECOND_LOCATION.id]);
	});

	it('accepts a code once, and returns the same error for a wrong code, client and secret', async () => {
		const back = await decide(request(subAccount), 'allow', MAIN_LOCATION.id);
		const code = String(back.searchParams.get('code'));
		const fields = { ...secrets(subAccount), grant_type: 'authorization_code', code };
		for (const wrong of [
			{ code: 'nonsense' },
			{ client_id: 'nonsense' },
			{ client_secret: 'nonsense' },
			{ redirect_uri: 'https://elsewhere.example.com' },
		]) {
			const { status, data } = await token({ ...fields, ...wrong });
			expect(status).toBe(401);
			expect(data).toEqual({
				error: 'UnAuthorized!',
				error_description: 'Authorization code not found',
			});
		}
		expect((await token(fields)).status).toBe(200);
		expect((await token(fields)).status).toBe(401);
	});

	it('requires form fields', async () => {
		const expected = [
			'client_id must be a string',
			'client_id should not be empty',
			'client_secret must be a string',
			'client_secret should not be empty',
			'grant_type must be one of the following values: authorization_code, refresh_token, client_credentials',
		];
		const empty = await token({});
		expect([empty.status, empty.data.message]).toEqual([422, expected]);
		const json = await axios.post(`${sandbox.url}/ghl/oauth/token`, secrets(subAccount), {
			validateStatus: () => true,
		});
		expect(json.data.message).toEqual(expected);
	});

	it('uses camelCase in requests and responses of version v3', async () => {
		const back = await decide(request(subAccount), 'allow', MAIN_LOCATION.id);
		const code = String(back.searchParams.get('code'));
		const v3 = { Version: 'v3' };
		const snake = await token(
			{ ...secrets(subAccount), grant_type: 'authorization_code', code },
			v3,
		);
		expect(snake.status).toBe(422);
		expect(snake.data.message).toContain('clientId should not be empty');
		const { clientId, clientSecret } = subAccount;
		const camel = await token(
			{ clientId, clientSecret, grantType: 'authorization_code', code },
			v3,
		);
		expect(camel.data).toMatchObject({ accessToken: expect.any(String), expiresIn: 86399 });
		expect(camel.data).not.toHaveProperty('access_token');
	});
});

describe('refreshing', () => {
	it('accepts a refresh token once, but repeats the response within 30 seconds', async () => {
		const { data: first } = await connect(subAccount, MAIN_LOCATION.id);
		const { data: second } = await refresh(first.refresh_token);
		expect(second.refresh_token).not.toBe(first.refresh_token);
		time.advance(29_000);
		expect((await refresh(first.refresh_token)).data).toEqual(second);
		time.advance(2000);
		const replay = await refresh(first.refresh_token);
		expect(replay.status).toBe(400);
		expect(replay.data.error).toBe('invalid_grant');
		expect((await refresh(second.refresh_token)).status).toBe(200);
	});

	it('returns the same tokens to concurrent refreshes', async () => {
		const { data } = await connect(subAccount, MAIN_LOCATION.id);
		const all = await Promise.all(Array.from({ length: 5 }, () => refresh(data.refresh_token)));
		expect(new Set(all.map((answer) => answer.data.access_token)).size).toBe(1);
	});

	it('rejects other clients, wrong secrets and access tokens', async () => {
		const { data } = await connect(subAccount, MAIN_LOCATION.id);
		expect((await refresh(data.refresh_token, secrets(agency))).data.error).toBe('invalid_grant');
		const wrong = { ...secrets(subAccount), client_secret: 'nonsense' };
		expect((await refresh(data.refresh_token, wrong)).status).toBe(401);
		expect((await refresh(data.access_token)).data.error).toBe('invalid_grant');
		expect((await refresh(data.refresh_token)).status).toBe(200);
	});

	it('expires access tokens after their lifetime and on request', async () => {
		sandbox.world.settings.tokenLifetimeMs = 60_000;
		const { data } = await connect(subAccount, MAIN_LOCATION.id);
		expect(data.expires_in).toBe(60);
		const read = (access: string) => ghl(sandbox, access).get('/payments/orders', { params: ALT });
		time.advance(59_999);
		expect((await read(data.access_token)).status).toBe(200);
		time.advance(1);
		const expired = await read(data.access_token);
		expect([expired.status, expired.data.message]).toEqual([401, 'Invalid JWT']);
		const { data: renewed } = await refresh(data.refresh_token);
		expect((await read(renewed.access_token)).status).toBe(200);
		expect(sandbox.control.ghl.expireTokens({ locationId: SECOND_LOCATION.id })).toBe(0);
		expect((await read(renewed.access_token)).status).toBe(200);
		expect(sandbox.control.ghl.expireTokens()).toBeGreaterThan(0);
		expect((await read(renewed.access_token)).status).toBe(401);
		expect((await refresh(renewed.refresh_token)).status).toBe(200);
	});

	it('accepts its tokens after a restart', async () => {
		const { data } = await connect(subAccount, MAIN_LOCATION.id);
		await sandbox.close();
		sandbox = await startSandbox({ orders: 3, now: time.now });
		const read = await ghl(sandbox, data.access_token).get('/payments/orders', { params: ALT });
		expect(read.status).toBe(200);
		expect((await refresh(data.refresh_token)).status).toBe(200);
	});
});
