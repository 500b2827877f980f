import { CLIENTS } from '../../../sandbox/abstractGhl/accounts';
import { startSandbox } from '../../../sandbox/server';
import type { Sandbox } from '../../../sandbox/server';
import { locator, testCredential } from '../../harness';
import {
	apiRequests,
	keyCredential,
	errorOf,
	run,
	serverCredential,
	tokenRequests,
	UNLIMITED,
} from './support';

const getEach = {
	authentication: 'oAuth2',
	resource: 'order',
	operation: 'get',
	orderId: locator('={{ $json.id }}'),
};

describe('tokens of AbstractGHL', () => {
	let sandbox: Sandbox;
	beforeEach(async () => {
		sandbox = await startSandbox({ orders: 5, rateLimit: UNLIMITED });
	});
	afterEach(async () => await sandbox.close());

	const input = () => ({
		items: [...sandbox.world.abstractGhl.orders.keys()].map((id) => ({ json: { id } })),
	});

	it('client credentials: requests a token once, and again once after it expires, with 60 concurrent items', async () => {
		const store = serverCredential(sandbox);
		expect(await run(store, getEach, input())).toHaveLength(60);
		expect(tokenRequests(sandbox)).toHaveLength(1);

		sandbox.control.abstractGhl.expireTokens();
		expect(await run(store, getEach, input())).toHaveLength(60);
		expect(tokenRequests(sandbox)).toHaveLength(2);
		expect(store.tokenUpdates.abstractGhlOAuth2Api).toBe(2);
	});

	it('client credentials: sends one token request when the token expires during a run', async () => {
		const store = serverCredential(sandbox);
		await run(store, getEach, { items: input().items.slice(0, 1) });
		sandbox.faults.add({ path: '/abstractghl/orders', effect: { kind: 'latency', ms: 20 } });
		const running = run(store, getEach, input());
		// Ten requests are in progress when the first response of the run arrives.
		const before = apiRequests(sandbox).length;
		while (apiRequests(sandbox).length < before + 12) {
			await new Promise((resolve) => setTimeout(resolve, 1));
		}
		sandbox.control.abstractGhl.expireTokens();
		expect(await running).toHaveLength(60);
		expect(tokenRequests(sandbox)).toHaveLength(2);
	});

	it('client credentials: processes a write once if its token has expired', async () => {
		const store = serverCredential(sandbox);
		const parameters = {
			...{ authentication: 'oAuth2', resource: 'customer', operation: 'logActivity' },
			...{ customerId: locator('cus_1001'), activityType: 'note', title: 'Called' },
		};
		const before = sandbox.world.abstractGhl.activities.size;
		await run(store, parameters);
		sandbox.control.abstractGhl.expireTokens();
		await run(store, parameters);
		expect(sandbox.world.abstractGhl.activities.size - before).toBe(2);
		expect(tokenRequests(sandbox)).toHaveLength(2);
	});

	it('authorization code: refreshes an expired token once for all items', async () => {
		const { accessToken, refreshToken } = sandbox.control.abstractGhl.issueTokens('shop');
		const store = serverCredential(sandbox, {
			grantType: 'authorizationCode',
			oauthTokenData: { access_token: accessToken, refresh_token: refreshToken },
		});
		sandbox.control.abstractGhl.expireTokens();
		expect(await run(store, getEach, input())).toHaveLength(60);
		expect(tokenRequests(sandbox)).toHaveLength(1);
	});

	it('authorization code: fails if the credential is not connected', async () => {
		const store = serverCredential(sandbox, { grantType: 'authorizationCode' });
		const { message } = await errorOf(run(store, getEach, input()));
		expect(message).toBe('The AbstractGHL credential is not connected');
		expect(sandbox.requests.entries).toHaveLength(0);
	});

	it('sends one token request with a wrong secret and never shows the secret', async () => {
		const store = serverCredential(sandbox, { clientSecret: 'not-the-secret' });
		const error = await errorOf(run(store, getEach, input()));
		expect(error.message).toMatch(/AbstractGHL rejected the client ID or the client secret/);
		expect(JSON.stringify([error.message, error.description])).not.toContain('not-the-secret');
		expect(tokenRequests(sandbox)).toHaveLength(1);
		expect(apiRequests(sandbox)).toHaveLength(0);
	});

	it('names a missing scope without a token request', async () => {
		const { clientId, clientSecret } = CLIENTS.reader;
		const store = serverCredential(sandbox, { clientId, clientSecret, access: 'readOnly' });
		const voiding = {
			...{ authentication: 'oAuth2', resource: 'invoice', operation: 'void' },
			invoiceId: locator('INV-1003'),
		};
		const { message } = await errorOf(run(store, voiding));
		expect(message).toMatch(/The credential does not have the scope write/);
		expect(tokenRequests(sandbox)).toHaveLength(1);
	});

	it('tests both credentials in their forms', async () => {
		expect(await testCredential(keyCredential(sandbox), 'abstractGhlApi')).toMatchObject({
			account: 'Harbour Coffee Roasters',
		});
		expect(await testCredential(serverCredential(sandbox), 'abstractGhlOAuth2Api')).toMatchObject({
			currency: 'USD',
		});
		await expect(
			testCredential(keyCredential(sandbox, { apiKey: 'wrong' }), 'abstractGhlApi'),
		).rejects.toThrow();
	});

	it('requires a base URL before it sends anything', async () => {
		const { message } = await errorOf(
			run(keyCredential(sandbox, { baseUrl: '' }), { resource: 'metadata', operation: 'get' }),
		);
		expect(message).toMatch(/The base URL in the credential is empty/);
	});
});
