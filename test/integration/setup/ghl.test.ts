import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';

import { setup, WRITE_SCOPES } from '../../../nodes/ghl/GhlOrders/setup';
import { ghlOAuth, ghlToken } from '../../../sandbox/ghl/access';
import {
	MAIN_LOCATION,
	OAUTH_CLIENTS,
	PRIVATE_TOKENS,
	READ_SCOPES,
	SECOND_LOCATION,
} from '../../../sandbox/ghl/accounts';
import type { FaultSpec } from '../../../sandbox/server/faults';
import { root, type StoredCredentials } from '../../harness';
import { actionNodes, operationsOf } from '../../operations/support/nodes';
import { startTestbed, type Testbed } from '../../operations/support/testbed';
import { checksWith, methodsOf, setupChecker, type Setup } from './support';

let testbed: Testbed;

beforeAll(async () => {
	testbed = await startTestbed();
});

afterAll(async () => await testbed.close());

const check = setupChecker('ghlOrders', () => testbed);

/** Returns a credential with a token of the main location that has only these scopes. */
const tokenWith = (scopes: readonly string[]) => (bed: Testbed) => {
	const { clientId } = OAUTH_CLIENTS.subAccount;
	const { ghl } = bed.sandbox.control;
	const { accessToken } = ghl.issueTokens(clientId, MAIN_LOCATION.id, scopes);
	return { ghlApi: { ...ghlToken('full')(bed).ghlApi, accessToken } };
};

const withFault = (fault: FaultSpec) => (bed: Testbed) => {
	bed.sandbox.faults.add(fault);
	return ghlToken('full')(bed);
};

const CHECKS = setup.probes.map((probe) => probe.check);
const FIELDS = ['Order', 'Transaction', 'Subscription', 'Invoice', 'Product'].map(
	(name) => `Fields of ${name}`,
);

describe('with all scopes', () => {
	it('passes all checks with GET requests only', async () => {
		const result = await check(ghlToken('full'));
		expect(checksWith(result, false)).toEqual([]);
		expect(checksWith(result, null)).toEqual(['Write Scopes']);
		expect([...result.checks.keys()]).toEqual([
			...['Connection', 'Location', 'Rate Limit', 'Latency'],
			...CHECKS,
			'Write Scopes',
			...FIELDS,
		]);
		expect(methodsOf(result)).toEqual(['GET']);
		expect(result.exchanges).toHaveLength(CHECKS.length);
		expect(result.checks.get('Location')?.what).toBe(
			`Location ${MAIN_LOCATION.id}. Time zone: America/Regina. Time zone of the workflow: UTC`,
		);
		expect(result.checks.get('Rate Limit')?.what).toMatch(
			/^[\d,]+ requests left of 100,000 in 10 seconds\. [\d,]+ requests left today\. The daily limit resets in \d+ \w+$/,
		);
		expect(result.checks.get('Latency')?.what).toMatch(/^GHL responds in \d+ ms$/);
		expect(result.checks.get('Latency')?.details).toMatchObject({ requests: 38 });
		expect(result.checks.get('Scope payments/orders.readonly')).toEqual({
			check: 'Scope payments/orders.readonly',
			ok: true,
			what: 'Granted',
			remedy: 'Nothing to do',
			details: { request: 'GET /payments/orders' },
		});
	});

	it('covers each scope of the sandbox', () => {
		const scopes = READ_SCOPES.map((scope) => `Scope ${scope}`);
		expect([...CHECKS].sort()).toEqual(scopes.sort());
	});

	it('covers each scope of the nodes', () => {
		const folder = join(root, 'nodes/ghl');
		const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
		const sources = files.filter((file) => file.endsWith('.ts')).map((file) => join(folder, file));
		const used = sources.flatMap((file) =>
			[...readFileSync(file, 'utf8').matchAll(/scope: '([^']+)'/g)].map(([, scope]) => scope),
		);
		const operations = actionNodes()
			.filter(({ catalog }) => catalog.api.name === 'GHL')
			.flatMap(({ catalog }) => operationsOf(catalog))
			.flatMap(({ operation }) => operation.scope ?? []);
		const checked = [...setup.probes.map(({ target }) => target.scope), ...WRITE_SCOPES];
		// Only tokens of an agency have this scope, for the list of locations in the form.
		expect(
			[...new Set([...used, ...operations])].filter((scope) => !checked.includes(scope)),
		).toEqual(['oauth.readonly']);
	});
});

describe('without one scope', () => {
	it.each(READ_SCOPES)('finds that %s is missing, and nothing else', async (missing) => {
		const scopes = READ_SCOPES.filter((scope) => scope !== missing);
		const result = await check(tokenWith(scopes));
		expect(checksWith(result, false)).toEqual([`Scope ${missing}`]);
		// The editor shows failed checks first.
		expect([...result.checks.keys()][0]).toBe(`Scope ${missing}`);
		const { what, remedy } = result.checks.get(`Scope ${missing}`) as IDataObject;
		expect(what).toMatch(`The credential does not have the scope ${missing}`);
		expect(remedy).toMatch(
			/^This is needed for .+\. Add the scope to the private integration or app in GHL\. Then reconnect the credential\. /,
		);
		expect(result.checks.get('Connection')?.ok).toBe(true);
		expect(result.exchanges).toHaveLength(CHECKS.length);
		expect(methodsOf(result)).toEqual(['GET']);
	});
});

describe('with a credential that GHL rejects', () => {
	const secondToken = (bed: Testbed): StoredCredentials => ({
		ghlApi: { ...ghlToken('full')(bed).ghlApi, accessToken: PRIVATE_TOKENS.second.token },
	});
	const expired = (bed: Testbed): StoredCredentials => {
		bed.sandbox.control.ghl.expireTokens({ kind: 'private' });
		return ghlToken('full')(bed);
	};
	afterEach(() => testbed.sandbox.control.ghl.restorePrivateTokens());

	it.each([
		{
			name: 'the token of another location',
			credentials: secondToken,
			what: /^The credential has no access to the location ve9EPM428h8vShlRW1KT/,
			remedy: /^Check the Location ID in the credential, or the location selected in the node\./,
			requests: CHECKS.length,
		},
		{
			name: 'an expired token',
			credentials: expired,
			what: /^GHL no longer accepts the token of this credential/,
			remedy: /^Open the credential and reconnect it, or enter a new token\./,
			requests: 1,
		},
		{
			name: 'the token of an agency',
			credentials: ghlToken('agency'),
			what: /^This token belongs to an agency, not to a location/,
			remedy: /^Use a private integration token of the location, or the OAuth2 credential/,
			requests: CHECKS.length,
		},
	])('explains $name in one check', async ({ credentials, what, remedy, requests }) => {
		const result = await check(credentials);
		expect(checksWith(result, false)).toEqual(['Connection']);
		expect(result.checks.get('Connection')).toMatchObject({
			what: expect.stringMatching(what) as string,
			remedy: expect.stringMatching(remedy) as string,
		});
		expect(result.checks.size).toBe(CHECKS.length + FIELDS.length + 5);
		expect(checksWith(result, true).filter((name) => name !== 'Rate Limit')).toEqual([]);
		expect(result.exchanges).toHaveLength(requests);
		expect(methodsOf(result)).toEqual(['GET']);
	});

	it('returns an item if the credential has no location', async () => {
		const result = await check((bed) => ({
			ghlApi: { ...ghlToken('full')(bed).ghlApi, locationId: '' },
		}));
		expect([...result.checks.values()]).toEqual([
			{
				check: 'Connection',
				ok: false,
				what: 'No location is chosen',
				remedy: expect.stringMatching(/^Open the credential and enter the Location ID/) as string,
				details: {},
			},
		]);
		expect(result.exchanges).toEqual([]);
	});
});

describe('with an agency connection (OAuth2)', () => {
	const parameters = {
		authentication: 'oAuth2',
		locationId: { __rl: true, mode: 'id', value: SECOND_LOCATION.id },
	};

	it('checks the selected location, and writes nothing except its token', async () => {
		const result = await check(ghlOAuth('agency', 'company'), parameters);
		expect(checksWith(result, false)).toEqual([]);
		expect(result.checks.get('Location')?.what).toMatch(
			`Location ${SECOND_LOCATION.id}. Time zone: America/Los_Angeles.`,
		);
		const writes = result.exchanges.filter(({ method }) => method !== 'GET');
		expect(writes.map(({ path }) => path)).toEqual(['/ghl/oauth/locationToken']);
	});
});

describe('the fields of records', () => {
	const path = '/ghl/payments/orders';

	it('shows the fields that only the API or only the package has', async () => {
		const result = await check(
			withFault({
				path,
				effect: { kind: 'oddRows', added: 'loyaltyPoints', removed: ['contactEmail', 'amount'] },
			}),
		);
		expect(checksWith(result, false)).toEqual(['Fields of Order']);
		expect(result.checks.get('Fields of Order')).toMatchObject({
			what: 'Unknown fields in the response: loyaltyPoints. Missing in the response: totalAmount (amount), customerEmail (contactEmail or contactSnapshot.email)',
			remedy:
				'The output Raw contains the unknown fields. In the simplified output, the missing fields are null. Report the difference, so that the nodes can support it.',
			details: {
				unknownFields: ['loyaltyPoints'],
				missingFields: [
					'totalAmount (amount)',
					'customerEmail (contactEmail or contactSnapshot.email)',
				],
				simplified: { totalAmount: null, customerEmail: null },
				raw: { loyaltyPoints: '[text]' },
			},
		});
	});

	it('does not show a field name that is data', async () => {
		const effect = { kind: 'oddRows', added: 'ana@example.com' } as const;
		const { checks, text } = await check(withFault({ path, effect }));
		expect(checks.get('Fields of Order')).toMatchObject({
			details: { unknownFields: ['[key]'] },
		});
		expect(text).not.toContain('ana@example.com');
	});

	it('masks all values, except with Include Values', async () => {
		const textsIn = (data: unknown): string[] => {
			if (typeof data === 'string') return data.length > 3 ? [data] : [];
			return typeof data === 'object' && data !== null ? Object.values(data).flatMap(textsIn) : [];
		};
		const shown = ({ exchanges, text }: Setup) => {
			const sent = new Set(exchanges.flatMap(({ response }) => textsIn(response.body)));
			// A short word can be part of the name of a field, so only an equal value counts.
			const form = (value: string) =>
				/[@ ]|.{10}/.test(value) ? value : `:${JSON.stringify(value)}`;
			return [...sent].filter((value) => text.includes(form(value)));
		};
		const masked = await check(ghlToken('full'));
		const allowed = [MAIN_LOCATION.id, MAIN_LOCATION.timezone];
		expect(shown(masked).filter((value) => !allowed.includes(value))).toEqual([]);
		expect(masked.checks.get('Fields of Order')).toMatchObject({
			details: {
				simplified: { orderId: '[id]', customerEmail: '[email]', totalAmount: '[number]' },
				raw: { _id: '[id]', contactEmail: '[email]', createdAt: '[date]', liveMode: '[boolean]' },
			},
		});

		const open = await check(ghlToken('full'), { options: { includeValues: true } });
		const [order] = [...testbed.sandbox.world.ghl.orders.all(MAIN_LOCATION.id)].reverse();
		expect(open.checks.get('Fields of Order')).toMatchObject({
			details: {
				simplified: { orderId: order._id, totalAmount: order.amount },
				raw: { _id: order._id },
			},
		});
		expect(open.checks.get('Location')?.what).toMatch(MAIN_LOCATION.name);
	});

	it('do not show a token that the API returns, also with Include Values', async () => {
		const body = {
			data: [{ _id: '1', note: `Bearer ${PRIVATE_TOKENS.full.token}` }],
			totalCount: 1,
		};
		const options = { includeValues: true };
		const fault = withFault({ path, effect: { kind: 'wrongShape', body } });
		const { checks } = await check(fault, { options });
		expect(checks.get('Fields of Order')).toMatchObject({
			details: { raw: { _id: '1', note: 'Bearer ***' } },
		});
	});

	it('are not checked if there is no record', async () => {
		const effect = { kind: 'wrongShape', body: { data: [], totalCount: 0 } } as const;
		const { checks } = await check(withFault({ path, effect }));
		expect(checks.get('Fields of Order')).toMatchObject({
			ok: null,
			remedy: 'Run Check Setup again when there is a record',
		});
		expect(checks.get('Scope payments/orders.readonly')?.ok).toBe(true);
	});
});
