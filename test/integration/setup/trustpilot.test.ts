import { setup } from '../../../nodes/trustpilot/Trustpilot/setup';
import { trustpilotOAuth } from '../../../sandbox/trustpilot/access';
import {
	APP,
	BUSINESS_UNITS,
	BUSINESS_USER,
	MAIN_UNIT,
} from '../../../sandbox/trustpilot/accounts';
import type { StoredCredentials } from '../../harness';
import { startTestbed, type Testbed } from '../../operations/support/testbed';
import { checksWith, methodsOf, setupChecker } from './support';

let testbed: Testbed;

beforeAll(async () => {
	testbed = await startTestbed();
});

afterAll(async () => await testbed.close());

const check = setupChecker('trustpilot', () => testbed);

/** Returns a credential of a user with other fields. */
const user =
	(fields: object = {}) =>
	(bed: Testbed): StoredCredentials => {
		const { trustpilotOAuth2Api } = trustpilotOAuth()(bed);
		return { trustpilotOAuth2Api: { ...trustpilotOAuth2Api, ...fields } };
	};

/** Returns a credential of the application with other fields. */
const server =
	(fields: object = {}) =>
	(bed: Testbed): StoredCredentials => {
		const { trustpilotOAuth2Api } = trustpilotOAuth('server')(bed);
		return { trustpilotOAuth2Api: { ...trustpilotOAuth2Api, ...fields } };
	};

const ACCESS = [
	'API Key',
	'Public Service Reviews',
	'Private Service Reviews',
	'Private Product Reviews',
	'Invitation Templates',
	'Product Catalog',
];
const PRIVATE = ACCESS.slice(2);
const FIELDS = ['Public Service Review', 'Service Review', 'Product Review'].map(
	(name) => `Fields of ${name}`,
);

it('passes with a user, with GET requests only', async () => {
	const result = await check(user());
	expect([...result.checks.keys()]).toEqual([
		...['Connection', 'Business Unit', 'Rate Limit', 'Latency'],
		...ACCESS,
		'Write Access',
		...FIELDS,
	]);
	expect(checksWith(result, false)).toEqual([]);
	expect(checksWith(result, null)).toEqual(['Rate Limit', 'Write Access']);
	expect(methodsOf(result)).toEqual(['GET']);
	expect(result.exchanges).toHaveLength(setup.probes.length);
	expect(result.checks.get('Fields of Service Review')).toMatchObject({
		details: {
			simplified: { reviewId: '[id]', stars: '[number]', customerEmail: '[email]' },
			unknownFields: [],
			missingFields: [],
		},
	});
	expect(result.text).not.toContain(MAIN_UNIT.displayName);
});

it('cannot check the business user without a write', async () => {
	const result = await check(server({ businessUserId: BUSINESS_USER.id }));
	expect(checksWith(result, false)).toEqual([]);
	expect(result.checks.get('Business User')).toMatchObject({ ok: null });
});

it.each([
	['is missing', '', /^The credential has no business user/],
	['is the business unit', MAIN_UNIT.id, /^The Business User ID in the credential is the ID of/],
])('finds that the business user %s', async (_name, businessUserId, what) => {
	const result = await check(server({ businessUserId }));
	expect(checksWith(result, false)).toEqual(['Business User']);
	expect(result.checks.get('Business User')).toMatchObject({
		what: expect.stringMatching(what) as string,
		remedy: expect.stringMatching(
			/^Enter the ID of a user with the Admin or Manager role/,
		) as string,
	});
});

it('finds that the business unit is missing', async () => {
	const result = await check(user({ businessUnitId: '' }));
	expect(checksWith(result, false)).toEqual(['Business Unit']);
	expect(result.checks.get('Business Unit')?.remedy).toMatch(/^Enter the Business Unit ID/);
	expect(result.exchanges).toHaveLength(1);
});

it('explains that the credential has no access to a business unit', async () => {
	const [, { id }] = BUSINESS_UNITS;
	const result = await check(user({ businessUnitId: id }));
	expect(checksWith(result, false)).toEqual(['Connection']);
	expect(result.checks.get('Connection')?.remedy).toMatch(
		`that the credential has access to the business unit ${id}`,
	);
	expect(checksWith(result, null)).toEqual(expect.arrayContaining(PRIVATE));
	expect(result.checks.get('Public Service Reviews')?.ok).toBe(true);
	// The client gets another token after this status, in case the token is outdated.
	const writes = result.exchanges.filter(({ method }) => method !== 'GET');
	expect(writes.filter(({ path }) => !path.includes('/oauth/'))).toEqual([]);
});

it('explains an expired token', async () => {
	const result = await check((bed) => {
		const credential = user({ clientSecret: 'tps-wrong-secret' })(bed);
		bed.sandbox.control.trustpilot.expireTokens();
		return credential;
	});
	expect(checksWith(result, false)).toEqual(['Connection']);
	expect(result.checks.get('Connection')?.what).toMatch(/^Trustpilot rejected the client ID/);
	expect(result.checks.get('Connection')?.remedy).toMatch(/^Compare Client ID and Client Secret/);
});

it('checks only public data with an API key', async () => {
	const result = await check(
		(bed) => {
			const { baseUrl, invitationsBaseUrl } = trustpilotOAuth()(bed).trustpilotOAuth2Api;
			const places = { baseUrl, invitationsBaseUrl, businessUnitId: MAIN_UNIT.id };
			return { trustpilotApi: { ...places, apiKey: APP.key } };
		},
		{ authentication: 'apiKey' },
	);
	expect(checksWith(result, false)).toEqual([]);
	expect(checksWith(result, null)).toEqual(expect.arrayContaining(PRIVATE));
	expect(result.checks.get('Invitation Templates')?.remedy).toMatch(/^Choose OAuth2/);
	expect(result.exchanges).toHaveLength(3);
});

it('runs the other checks if one request fails', async () => {
	const result = await check((bed) => {
		bed.sandbox.faults.add({
			path: '/trustpilot-invitations/',
			effect: { kind: 'status', status: 403 },
		});
		return user()(bed);
	});
	expect(checksWith(result, false)).toEqual(['Invitation Templates']);
	expect(result.checks.get('Invitation Templates')?.remedy).toMatch(
		/^This is needed for invitations\. Check that your plan includes this API/,
	);
});
