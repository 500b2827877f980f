import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { BUSINESS_USER, MAIN_UNIT } from '../../../sandbox/trustpilot/accounts';
import { keyCredential, oauthCredential, errorOf, run, UNLIMITED } from './support';

const invite = {
	resource: 'invitation',
	operation: 'createEmail',
	referenceNumber: 'NB-1',
	consumerEmail: 'mette@example.com',
	consumerName: 'Mette K.',
};
const TEMPLATES = { resource: 'invitation', operation: 'getTemplates' };
const PUBLIC = { resource: 'serviceReview', operation: 'getAllPublic', output: 'raw' };

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ orders: 60, settings: UNLIMITED });
});
afterEach(async () => await sandbox.close());

const tokenRequests = () => sandbox.requests.find('POST', /accesstoken$/);

describe('hosts', () => {
	it('sends invitations to their own host and all other requests to the main one', async () => {
		const credentials = oauthCredential(sandbox, 'user');
		await run(credentials, invite);
		await run(credentials, { resource: 'businessUnit', operation: 'get' });
		const paths = sandbox.requests.entries.map(({ path }) => path.split('/v1/')[0]);
		expect(paths).toEqual(['/trustpilot-invitations', '/trustpilot']);
	});
});

describe('an API key', () => {
	it('reads public data, which contains no email address', async () => {
		const [item] = await run(keyCredential(sandbox), { ...PUBLIC, authentication: 'apiKey' });
		expect(item.json).toHaveProperty('stars');
		expect(JSON.stringify(item.json)).not.toMatch(/@example\.com|referralEmail|referenceId/);
	});

	it('is not used if OAuth2 is required', async () => {
		const call = run(keyCredential(sandbox), { ...TEMPLATES, authentication: 'apiKey' });
		expect((await errorOf(call)).message).toBe("'Get invitation templates' requires OAuth2");
		expect(sandbox.requests.entries).toEqual([]);
	});

	it('is reported if it is wrong, and never shown', async () => {
		const credentials = keyCredential(sandbox, { apiKey: 'tpk-wrong-key' });
		const error = await errorOf(run(credentials, { ...PUBLIC, authentication: 'apiKey' }));
		expect(error.message).toMatch(/Trustpilot rejected the API key/);
		expect(JSON.stringify(error)).not.toContain('tpk-wrong-key');
	});
});

describe('tokens', () => {
	it('of the type BearerToken are in the header, not in the URL', async () => {
		await run(oauthCredential(sandbox, 'user'), TEMPLATES);
		expect(sandbox.requests.entries.map(({ query, status }) => [query, status])).toEqual([
			[{}, 200],
		]);
	});

	it('of client credentials are requested once, with Basic authentication and expires_in as text', async () => {
		const credentials = oauthCredential(sandbox, 'server');
		const items = Array.from({ length: 20 }, () => ({ json: {} }));
		expect(await run(credentials, TEMPLATES, { items })).toHaveLength(40);
		expect(tokenRequests().map(({ auth }) => auth)).toEqual(['basic']);
		expect(credentials.read('trustpilotOAuth2Api').oauthTokenData).toMatchObject({
			expires_in: '359999',
			token_type: 'BearerToken',
		});
	});

	it.each(['user', 'server'] as const)(
		'of a %s are refreshed once after they expire',
		async (kind) => {
			const credentials = oauthCredential(sandbox, kind);
			await run(credentials, TEMPLATES);
			const before = tokenRequests().length;
			sandbox.control.trustpilot.expireTokens();
			const items = Array.from({ length: 20 }, () => ({ json: {} }));
			expect(await run(credentials, TEMPLATES, { items })).toHaveLength(40);
			expect(tokenRequests()).toHaveLength(before + 1);
		},
	);
});

describe('the acting user of client credentials', () => {
	it('is in the header of invitations and in the body of replies', async () => {
		const credentials = oauthCredential(sandbox, 'server');
		await run(credentials, invite);
		const [review] = sandbox.world.trustpilot.serviceReviews;
		await run(credentials, {
			resource: 'serviceReview',
			operation: 'reply',
			reviewId: { __rl: true, mode: 'id', value: review.id },
			message: 'Thank you!',
		});
		expect(sandbox.control.trustpilot.invitations()[0].businessUserId).toBe(BUSINESS_USER.id);
		expect(review.reply?.authorBusinessUserId).toBe(BUSINESS_USER.id);
		expect(sandbox.requests.find('POST', /\/reply$/)[0].body).toEqual({
			message: 'Thank you!',
			authorBusinessUserId: BUSINESS_USER.id,
		});
	});

	it('is required before the node sends anything', async () => {
		const credentials = oauthCredential(sandbox, 'server', { businessUserId: '' });
		expect((await errorOf(run(credentials, invite))).message).toBe('No business user is set');
		expect(sandbox.control.trustpilot.invitations()).toEqual([]);
	});

	it("can't be the business unit", async () => {
		const credentials = oauthCredential(sandbox, 'server', { businessUserId: MAIN_UNIT.id });
		const { message, description } = await errorOf(run(credentials, invite));
		expect(message).toMatch(/Business User ID in the credential is the ID of a business unit/);
		expect(description).toMatch(/Don't use a business unit ID/);
	});
});

describe('error responses', () => {
	it('show the HTML page of a firewall', async () => {
		sandbox.faults.add({
			path: '/trustpilot/',
			effect: {
				kind: 'status',
				status: 403,
				headers: { 'content-type': 'text/html' },
				body: '<HTML><TITLE>ERROR: The request could not be satisfied</TITLE>Request blocked.</HTML>',
			},
		});
		const { message } = await errorOf(
			run(oauthCredential(sandbox, 'user'), { resource: 'businessUnit', operation: 'get' }),
		);
		expect(message).toMatch(/A firewall in front of .* blocked the request/);
	});

	it('are not retried if the usage limit of the plan is reached', async () => {
		sandbox.faults.add({ path: '/trustpilot/', effect: { kind: 'dailyLimit' } });
		const { message } = await errorOf(
			run(oauthCredential(sandbox, 'user'), { resource: 'businessUnit', operation: 'get' }),
		);
		expect(message).toMatch(/^Usage limit of your Trustpilot plan reached/);
		expect(sandbox.requests.entries.map(({ status }) => status)).toEqual([429]);
	});

	it('are retried after a wait if the rate limit is exceeded', async () => {
		sandbox.faults.add({ path: '/trustpilot/', times: 1, effect: { kind: 'tooManyRequests' } });
		await run(oauthCredential(sandbox, 'user'), { resource: 'businessUnit', operation: 'get' });
		expect(sandbox.requests.entries.map(({ status }) => status)).toEqual([429, 200]);
	});
});
