import { COMPANY, MAIN_LOCATION, OAUTH_CLIENTS } from '../../../sandbox/ghl/accounts';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { ALT, ghl } from './client';

const { agency } = OAUTH_CLIENTS;
let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox({ orders: 3 });
});
afterEach(() => sandbox.close());

describe('an agency', () => {
	const mint = (
		access: string,
		fields: object,
		path = '/oauth/locationToken',
		version = '2021-07-28',
	) =>
		ghl(sandbox, access, { Version: version }).post(
			path,
			new URLSearchParams(fields as Record<string, string>),
		);
	const main = { companyId: COMPANY.id, locationId: MAIN_LOCATION.id };

	it('lists its locations and creates tokens for them', async () => {
		const { accessToken } = sandbox.control.ghl.issueTokens(agency.clientId, 'company');
		const { data: installed } = await ghl(sandbox, accessToken).get('/oauth/installedLocations', {
			params: { companyId: COMPANY.id, appId: agency.appId, limit: 1 },
		});
		expect(installed).toMatchObject({
			count: 2,
			locations: [{ _id: MAIN_LOCATION.id, name: MAIN_LOCATION.name, isInstalled: true }],
		});
		const { status, data } = await mint(accessToken, main);
		expect(status).toBe(200);
		expect(data).toMatchObject({ locationId: MAIN_LOCATION.id });
		expect(data.scope.split(' ')).toEqual(
			expect.arrayContaining(['oauth.readonly', 'oauth.write']),
		);
		expect(data).not.toHaveProperty('refresh_token');
		const read = await ghl(sandbox, data.access_token).get('/payments/orders', { params: ALT });
		expect(read.status).toBe(200);
	});

	it('gets an error for unknown locations, other agencies and the path of another version', async () => {
		const { accessToken } = sandbox.control.ghl.issueTokens(agency.clientId, 'company');
		const unknown = await mint(accessToken, { ...main, locationId: 'nowhere' });
		expect([unknown.status, unknown.data.message]).toEqual([400, 'Location is not active']);
		expect((await mint(accessToken, { ...main, companyId: 'other' })).status).toBe(403);
		expect((await mint(accessToken, {})).status).toBe(422);
		expect((await mint(accessToken, main, '/oauth/location-token')).status).toBe(404);
		const v3 = await mint(accessToken, main, '/oauth/location-token', 'v3');
		expect(v3.data).toMatchObject({
			accessToken: expect.any(String),
			refreshToken: expect.any(String),
		});
	});

	it('cannot create location tokens without the scope', async () => {
		const scopes = ['oauth.readonly'];
		const { accessToken } = sandbox.control.ghl.issueTokens(agency.clientId, 'company', scopes);
		const { status, data } = await mint(accessToken, main);
		expect([status, data.message]).toEqual([401, 'The token is not authorized for this scope.']);
	});
});
