import { startSandbox } from '../../../sandbox/server';
import type { FaultEffect, Sandbox } from '../../../sandbox/server';
import { MAIN_LOCATION } from '../../../sandbox/ghl/accounts';
import { logs } from '../../harness';
import {
	GHL_AGENCY,
	GHL_LOCATION,
	mintRequests,
	OAUTH_CASES,
	readItems,
	tokenRequests,
	withExpiredToken,
	writeOnce,
} from './oauthConnections';
import type { OAuthCase } from './oauthConnections';
import { errorOf } from './support';

let sandbox: Sandbox;
beforeEach(async () => {
	const settings = { rateLimit: null, trustpilotRateLimit: null };
	sandbox = await startSandbox({ orders: 10, settings });
	logs.length = 0;
});
afterEach(async () => await sandbox.close());

/** Adds a fault to the token endpoint. For an agency, adds it to the endpoint of location tokens. */
const breakTokens = (oauth: OAuthCase, effect: FaultEffect, times?: number) =>
	sandbox.faults.add({ path: oauth.tokenPath, effect, ...(times && { times }) });

describe('a token endpoint that fails temporarily', () => {
	const effects: Array<[string, FaultEffect]> = [
		['502', { kind: 'status', status: 502 }],
		['503', { kind: 'status', status: 503 }],
		['408', { kind: 'status', status: 408, body: { message: 'Request Timeout' } }],
		['429', { kind: 'tooManyRequests' }],
		['an HTML page with 200', { kind: 'html', status: 200 }],
		['an HTML page with 502', { kind: 'html', status: 502 }],
		['cut JSON', { kind: 'cutJson' }],
		['a reset', { kind: 'reset' }],
		[
			'temporarily_unavailable',
			{ kind: 'status', status: 400, body: { error: 'temporarily_unavailable' } },
		],
	];

	it.each(effects)('GHL, %s: receives another token request', async (_name, effect) => {
		const credentials = await withExpiredToken(sandbox, GHL_LOCATION);
		breakTokens(GHL_LOCATION, effect, 1);
		expect(await readItems(GHL_LOCATION, credentials, 5)).toHaveLength(5);
		expect(tokenRequests(sandbox, GHL_LOCATION)).toHaveLength(2);
		expect(logs.filter((line) => /^warn GHL: token refresh failed/.test(line))).not.toHaveLength(0);
	});

	it.each(OAUTH_CASES)('$name: receives another token request for a write', async (oauth) => {
		const credentials = await withExpiredToken(sandbox, oauth);
		breakTokens(oauth, { kind: 'status', status: 503 }, 1);
		await writeOnce(oauth, credentials, sandbox);
		expect(tokenRequests(sandbox, oauth)).toHaveLength(2);
	});

	it.each([
		...OAUTH_CASES.filter(({ isServer }) => isServer).map((oauth) => ({
			...oauth,
			path: oauth.tokenPath,
		})),
		{ ...GHL_AGENCY, path: /locationToken$/ },
	])('$name: receives another request for the first token, also for a write', async (oauth) => {
		const credentials = oauth.connect(sandbox);
		sandbox.faults.add({ path: oauth.path, times: 1, effect: { kind: 'status', status: 503 } });
		await writeOnce(oauth, credentials, sandbox);
		const requests = sandbox.requests.entries.filter(({ path }) => oauth.path.test(path));
		expect(requests).toHaveLength(2);
	});

	it.each<[string, FaultEffect]>([
		['502', { kind: 'status', status: 502 }],
		['a time-out', { kind: 'hang' }],
		['a drip', { kind: 'drip' }],
		['a reset', { kind: 'reset' }],
	])(
		'%s: ends within Maximum Wait as a temporary failure',
		async (_name, effect) => {
			const credentials = await withExpiredToken(sandbox, GHL_LOCATION);
			breakTokens(GHL_LOCATION, effect);
			const startedAt = Date.now();
			const error = await errorOf(
				readItems(GHL_LOCATION, credentials, 5, { options: { maxWait: 2, timeout: 1 } }),
			);
			// 2 seconds of Maximum Wait, one attempt of 1 second, and a slow machine.
			expect(Date.now() - startedAt).toBeLessThan(10_000);
			expect(error.message).toMatch(/^GHL did not return a new token/);
			expect(error.description).toMatch(/You don't need to reconnect the credential/);
			expect(error.context.transient).toBe(true);
		},
		15_000,
	);

	it('receives no request from items that have no time left', async () => {
		const credentials = await withExpiredToken(sandbox, GHL_LOCATION);
		breakTokens(GHL_LOCATION, { kind: 'status', status: 503 });
		await errorOf(readItems(GHL_LOCATION, credentials, 1, { options: { maxWait: 0 } }));
		expect(tokenRequests(sandbox, GHL_LOCATION)).toHaveLength(1);
	});
});

describe('a token endpoint that rejects requests', () => {
	it.each(OAUTH_CASES.filter(({ isServer }) => !isServer))(
		'$name: fails once and requires you to reconnect if the refresh token was already used',
		async (oauth) => {
			const credentials = await withExpiredToken(sandbox, oauth);
			oauth.expire(sandbox, 'refresh');
			const { message, description } = await errorOf(readItems(oauth, credentials, 20));
			expect(message).toMatch(/: the connection has expired or was revoked/);
			expect(description).toMatch(/^Reconnect the credential: open it and select Connect\./);
			await errorOf(readItems(oauth, credentials));
			expect(tokenRequests(sandbox, oauth)).toHaveLength(1);
		},
	);

	it('accepts a credential immediately after it is connected again', async () => {
		const credentials = await withExpiredToken(sandbox, GHL_LOCATION);
		GHL_LOCATION.expire(sandbox, 'refresh');
		await errorOf(readItems(GHL_LOCATION, credentials));
		const fresh = GHL_LOCATION.connect(sandbox).read('ghlOAuth2Api');
		credentials.write('ghlOAuth2Api', fresh);
		GHL_LOCATION.expire(sandbox);
		expect(await readItems(GHL_LOCATION, credentials)).toHaveLength(1);
	});

	it.each(OAUTH_CASES)('$name: names a wrong client secret', async (oauth) => {
		const credentials = await withExpiredToken(sandbox, oauth);
		credentials.write(oauth.type, { clientSecret: 'not-the-secret' });
		const { message, description } = await errorOf(readItems(oauth, credentials, 20));
		expect(message).toMatch(/rejected the client ID or the client secret/);
		expect(description).toMatch(/Client ID and Client Secret/);
		expect(tokenRequests(sandbox, oauth)).toHaveLength(1);
		expect(JSON.stringify([message, description, logs])).not.toContain('not-the-secret');
		expect(logs.filter((line) => line.startsWith('warn'))).not.toHaveLength(0);
	});

	it('names a location that is not active', async () => {
		const credentials = await withExpiredToken(sandbox, GHL_LOCATION);
		sandbox.control.set({ inactiveLocations: [MAIN_LOCATION.id] });
		const { message } = await errorOf(readItems(GHL_LOCATION, credentials, 20));
		expect(message).toMatch(new RegExp(`^The GHL location ${MAIN_LOCATION.id} is not active`));
		expect(tokenRequests(sandbox, GHL_LOCATION)).toHaveLength(1);
	});

	it('names a location of an agency that is not active', async () => {
		sandbox.control.set({ inactiveLocations: [MAIN_LOCATION.id] });
		const credentials = GHL_AGENCY.connect(sandbox);
		const { message } = await errorOf(readItems(GHL_AGENCY, credentials));
		expect(message).toMatch(new RegExp(`^The GHL location ${MAIN_LOCATION.id} is not active`));
		expect(mintRequests(sandbox)).toHaveLength(1);
	});

	it('requires you to reconnect a credential without a refresh token', async () => {
		const credentials = await withExpiredToken(sandbox, GHL_LOCATION);
		const { oauthTokenData } = credentials.read('ghlOAuth2Api');
		credentials.write('ghlOAuth2Api', {
			oauthTokenData: { ...(oauthTokenData as object), refresh_token: '' },
		});
		const { description } = await errorOf(readItems(GHL_LOCATION, credentials, 5));
		expect(description).toMatch(/^Reconnect the credential/);
	});
});
