import type { IDataObject } from 'n8n-workflow';

import {
	COMPANY,
	MAIN_LOCATION,
	OAUTH_CLIENTS,
	PRIVATE_TOKENS,
	READ_SCOPES,
	SECOND_LOCATION,
} from '../../../sandbox/ghl/accounts';
import { startSandbox } from '../../../sandbox/server';
import type { Sandbox } from '../../../sandbox/server';
import { GhlOrders } from '../../../nodes/ghl/GhlOrders/GhlOrders.node';
import { locator, searchList } from '../../harness';
import {
	apiRequests,
	getEach,
	getMany,
	oauthCredential,
	errorOf,
	runOrders,
	tokenCredential,
	UNLIMITED,
	tokenRequests,
} from './support';

const OAUTH = { authentication: 'oAuth2' };

describe('tokens', () => {
	let sandbox: Sandbox;
	beforeEach(async () => {
		sandbox = await startSandbox({ orders: 60, rateLimit: UNLIMITED });
	});
	afterEach(async () => await sandbox.close());

	const ids = () => sandbox.world.ghl.orders.all(MAIN_LOCATION.id).map(({ _id }) => _id);
	const input = () => ({ items: ids().map((id) => ({ json: { id } })) });

	/** Returns a connected credential with a token pair as the consent page would return it. */
	function connected(
		client: (typeof OAUTH_CLIENTS)[keyof typeof OAUTH_CLIENTS],
		location: string,
		scopes?: readonly string[],
	) {
		const { accessToken, refreshToken, grant } = sandbox.control.ghl.issueTokens(
			client.clientId,
			location,
			scopes,
		);
		const data: IDataObject = {
			access_token: accessToken,
			refresh_token: refreshToken,
			token_type: 'Bearer',
			expires_in: 86_399,
			userType: grant.userType,
			companyId: grant.companyId,
			...(grant.locationId && { locationId: grant.locationId }),
		};
		return oauthCredential(sandbox, data, client);
	}
	const atLocation = (scopes?: readonly string[]) =>
		connected(OAUTH_CLIENTS.subAccount, MAIN_LOCATION.id, scopes);
	const ofAgency = () => connected(OAUTH_CLIENTS.agency, 'company');

	it('uses the location of the token', async () => {
		expect(await runOrders(atLocation(), getMany({ ...OAUTH, returnAll: true }))).toHaveLength(60);
		expect(apiRequests(sandbox)[0].query).toMatchObject({ altId: MAIN_LOCATION.id });
	});

	it('never adds the token to the URL, for any spelling of the token type', async () => {
		const store = atLocation();
		const { oauthTokenData } = store.read('ghlOAuth2Api') as { oauthTokenData: IDataObject };
		store.write('ghlOAuth2Api', {
			oauthTokenData: { ...oauthTokenData, token_type: 'BearerToken' },
		});
		await runOrders(store, getMany(OAUTH));
		expect(JSON.stringify(apiRequests(sandbox))).not.toContain('access_token');
	});

	it('refreshes an expired token once for all requests in progress', async () => {
		const store = atLocation();
		sandbox.control.ghl.expireTokens();
		const items = await runOrders(store, getEach(OAUTH), input());
		expect(items).toHaveLength(60);
		expect(tokenRequests(sandbox)).toHaveLength(1);
		expect(store.tokenUpdates.ghlOAuth2Api).toBe(1);
	});

	it('refreshes once if the token expires during a run', async () => {
		const store = atLocation();
		sandbox.faults.add({ effect: { kind: 'latency', ms: 20 } });
		const run = runOrders(store, getEach(OAUTH), input());
		await new Promise((resolve) => setTimeout(resolve, 80));
		sandbox.control.ghl.expireTokens();
		expect(await run).toHaveLength(60);
		expect(tokenRequests(sandbox)).toHaveLength(1);
	});

	it('refreshes once for several concurrent executions', async () => {
		const store = atLocation();
		sandbox.control.ghl.expireTokens();
		const runs = [1, 2, 3].map(async () => await runOrders(store, getEach(OAUTH), input()));
		for (const items of await Promise.all(runs)) expect(items).toHaveLength(60);
		expect(tokenRequests(sandbox)).toHaveLength(1);
	});

	it('refreshes the token for a write and retries the write once', async () => {
		const store = atLocation();
		sandbox.control.ghl.expireTokens();
		const [orderId] = ids();
		sandbox.control.ghl.updateOrder(orderId, { paymentStatus: 'unpaid', amountPaid: 0 });
		const before = sandbox.world.ghl.transactions.size;
		const parameters = {
			...OAUTH,
			resource: 'order',
			operation: 'recordPayment',
			orderId: locator(orderId),
			mode: 'cash',
		};
		expect(await runOrders(store, parameters)).toHaveLength(1);
		expect(sandbox.world.ghl.transactions.size - before).toBe(1);
	});

	it('sends one request and no refresh if a scope is missing, for any number of items', async () => {
		const store = atLocation(READ_SCOPES.filter((scope) => !scope.includes('orders')));
		const { message, description } = await errorOf(runOrders(store, getEach(OAUTH), input()));
		expect(message).toMatch(/does not have the scope payments\/orders\.readonly/);
		expect(description).toMatch(/reconnect/);
		expect(apiRequests(sandbox)).toHaveLength(1);
		expect(tokenRequests(sandbox)).toHaveLength(0);
	});

	it('names the scope that a private integration token does not have', async () => {
		const store = tokenCredential(sandbox, { accessToken: PRIVATE_TOKENS.noOrders.token });
		expect((await errorOf(runOrders(store, getMany()))).message).toMatch(
			/does not have the scope payments\/orders\.readonly/,
		);
		expect(apiRequests(sandbox)).toHaveLength(1);
	});

	it('requires you to reconnect after one attempt if the refresh token was already used', async () => {
		const store = atLocation();
		sandbox.control.ghl.expireTokens();
		sandbox.control.ghl.expireTokens({ kind: 'refresh' });
		const { message } = await errorOf(runOrders(store, getEach(OAUTH), input()));
		expect(message).toMatch(/GHL rejected the refresh token/);
		expect(tokenRequests(sandbox)).toHaveLength(1);
	});

	it('works in the selected location of an agency, with one token exchange for all requests', async () => {
		const parameters = { ...OAUTH, locationId: locator(MAIN_LOCATION.id) };
		const store = ofAgency();
		expect(await runOrders(store, getEach(parameters), input())).toHaveLength(60);
		expect(await runOrders(store, getEach(parameters), input())).toHaveLength(60);
		const exchanges = sandbox.requests.entries.filter(({ path }) =>
			path.endsWith('/oauth/locationToken'),
		);
		expect(exchanges).toHaveLength(1);
	});

	it('refreshes the tokens of the location and the agency when they have expired', async () => {
		const parameters = { ...OAUTH, locationId: locator(MAIN_LOCATION.id) };
		const store = ofAgency();
		await runOrders(store, getEach(parameters), input());
		sandbox.control.ghl.expireTokens();
		expect(await runOrders(store, getEach(parameters), input())).toHaveLength(60);
		expect(tokenRequests(sandbox)).toHaveLength(1);
	});

	it('requires a location if an agency has several', async () => {
		const { message, description } = await errorOf(runOrders(ofAgency(), getMany(OAUTH)));
		expect(message).toBe('No location is chosen');
		expect(description).toMatch(/Choose a location in the node/);
		expect(sandbox.requests.entries).toHaveLength(0);
	});

	it("lists an agency's locations in the form", async () => {
		const list = await searchList({
			node: new GhlOrders(),
			credentials: ofAgency(),
			parameters: OAUTH,
			method: 'searchLocations',
		});
		expect(list.results.map(({ value }) => value).sort()).toEqual(
			[MAIN_LOCATION.id, SECOND_LOCATION.id].sort(),
		);
		const [installed] = sandbox.requests.entries;
		expect(installed.query).toMatchObject({
			companyId: COMPANY.id,
			appId: OAUTH_CLIENTS.agency.appId,
		});
	});

	it("lists an agency's locations if the credential uses API version V3", async () => {
		const credentials = ofAgency();
		credentials.write('ghlOAuth2Api', { apiVersion: 'v3' });
		const { results } = await searchList({
			...{ node: new GhlOrders(), credentials, parameters: OAUTH, method: 'searchLocations' },
		});
		expect(results).toHaveLength(2);
	});

	it('reports that an agency token belongs to no location', async () => {
		const store = tokenCredential(sandbox, { accessToken: PRIVATE_TOKENS.agency.token });
		expect((await errorOf(runOrders(store, getMany()))).message).toMatch(/belongs to an agency/);
	});

	it('reports that the credential is not connected', async () => {
		const store = oauthCredential(sandbox, {});
		expect((await errorOf(runOrders(store, getMany(OAUTH)))).message).toMatch(/is not connected/);
	});
});
