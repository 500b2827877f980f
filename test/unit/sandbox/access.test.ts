import {
	COMPANY,
	MAIN_LOCATION,
	OAUTH_CLIENTS,
	PRIVATE_TOKENS,
	SECOND_LOCATION,
} from '../../../sandbox/ghl/accounts';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { ALT, ghl } from './client';

let sandbox: Sandbox;
let companyToken: string;
let locationToken: string;

beforeAll(async () => {
	sandbox = await startSandbox({ orders: 5, rateLimit: null });
	const { issueTokens } = sandbox.control.ghl;
	companyToken = issueTokens(OAUTH_CLIENTS.agency.clientId, 'company').accessToken;
	locationToken = issueTokens(OAUTH_CLIENTS.subAccount.clientId, MAIN_LOCATION.id).accessToken;
});
afterAll(() => sandbox.close());

const tokens: Record<string, () => string> = {
	full: () => PRIVATE_TOKENS.full.token,
	readOnly: () => PRIVATE_TOKENS.readOnly.token,
	noOrders: () => PRIVATE_TOKENS.noOrders.token,
	agency: () => PRIVATE_TOKENS.agency.token,
	company: () => companyToken,
	location: () => locationToken,
	unknown: () => 'pit-00000000-0000-0000-0000-000000000000',
	tampered: () => `${locationToken.slice(0, -4)}AAAA`,
};

const SCOPE = 'The token is not authorized for this scope.';
const CLASS = 'This authClass type is not allowed to access this scope.';
const LOCATION = 'The token does not have access to this location.';
const second = { altId: SECOND_LOCATION.id, altType: 'location' };
const installs = { companyId: COMPANY.id, appId: OAUTH_CLIENTS.agency.appId };

it.each([
	['full', 'GET', '/payments/orders', ALT, 200, undefined],
	['location', 'GET', '/payments/orders', ALT, 200, undefined],
	['full', 'GET', '/payments/orders', { ...ALT, locationId: ALT.altId }, 200, undefined],
	['unknown', 'GET', '/payments/orders', ALT, 401, 'Invalid JWT'],
	['tampered', 'GET', '/payments/orders', ALT, 401, 'Invalid JWT'],
	['noOrders', 'GET', '/payments/orders', ALT, 401, SCOPE],
	['noOrders', 'GET', '/payments/transactions', ALT, 200, undefined],
	['readOnly', 'POST', '/payments/coupon', ALT, 401, SCOPE],
	['agency', 'GET', '/payments/orders', ALT, 401, "Token's user type mismatch!"],
	['company', 'GET', '/payments/orders', ALT, 401, CLASS],
	['full', 'GET', '/payments/orders', {}, 403, LOCATION],
	['full', 'GET', '/payments/orders', second, 403, LOCATION],
	['full', 'GET', '/payments/orders', { ...ALT, locationId: second.altId }, 403, LOCATION],
	['full', 'POST', '/payments/integrations/provider/whitelabel', ALT, 401, CLASS],
	['full', 'GET', '/payments/integrations/provider/whitelabel', ALT, 200, undefined],
	['company', 'GET', '/oauth/installedLocations', installs, 200, undefined],
	['agency', 'GET', '/oauth/installedLocations', installs, 401, SCOPE],
	['location', 'GET', '/oauth/installedLocations', installs, 401, CLASS],
	['agency', 'POST', '/oauth/locationToken', {}, 401, SCOPE],
])('token %s, %s %s %j: %i', async (token, method, url, params, status, message) => {
	const answer = await ghl(sandbox, tokens[token]()).request({ method, url, params });
	expect([answer.status, answer.data.message]).toEqual([status, message]);
	if (status >= 400) {
		expect(answer.data).toMatchObject({ statusCode: status, traceId: expect.any(String) });
	}
});

it.each([
	[undefined, 401, 'version header was not found.'],
	['banana', 400, "Invalid API version segment 'banana' at position 0"],
	['2021-07-28', 200, undefined],
	['2023-02-21', 200, undefined],
	['v3', 200, undefined],
])('version %s: %i', async (version, status, message) => {
	const answer = await ghl(sandbox, undefined, { Version: version }).get('/payments/orders', {
		params: ALT,
	});
	expect([answer.status, answer.data.message]).toEqual([status, message]);
});

it("returns the framework's 404 for an unknown route", async () => {
	const { status, data } = await ghl(sandbox).get('/payments/refunds?x=1');
	expect(status).toBe(404);
	expect(data).toMatchObject({ message: 'Cannot GET /payments/refunds', error: 'Not Found' });
});

it('returns 400 for invalid JSON', async () => {
	const { status, data } = await ghl(sandbox).post('/payments/coupon', Buffer.from('{"name":'), {
		headers: { 'content-type': 'application/json' },
	});
	expect(status).toBe(400);
	expect(data).toMatchObject({ error: 'Bad Request', statusCode: 400 });
});
