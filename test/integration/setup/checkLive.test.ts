import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

import { OAUTH_CLIENTS, PRIVATE_TOKENS } from '../../../sandbox/ghl/accounts';
import { APP, BUSINESS_USER, MAIN_UNIT } from '../../../sandbox/trustpilot/accounts';
import { API_KEYS } from '../../../sandbox/abstractGhl/accounts';
import { checkLive } from '../../../scripts/check-live';
import { root } from '../../harness';
import { startTestbed, type Testbed } from '../../operations/support/testbed';
import { startRecorder, type Recorder } from '../../operations/support/recorder';

let testbed: Testbed;
let recorder: Recorder;

beforeAll(async () => {
	testbed = await startTestbed();
	recorder = await startRecorder(testbed.sandbox.url);
});

afterEach(() => testbed.sandbox.control.ghl.restorePrivateTokens());

afterAll(async () => {
	await recorder.close();
	await testbed.close();
});

const { full, noOrders, second, agency } = PRIVATE_TOKENS;

/** Returns the variables for GHL. */
const ghl = (token = full.token) => ({
	GHL_ACCESS_TOKEN: token,
	GHL_LOCATION_ID: full.grant.locationId,
	GHL_BASE_URL: `${recorder.url}/ghl`,
});

const trustpilot = () => ({
	TRUSTPILOT_API_KEY: APP.key,
	TRUSTPILOT_API_SECRET: APP.secret,
	TRUSTPILOT_BUSINESS_UNIT_ID: MAIN_UNIT.id,
	TRUSTPILOT_BUSINESS_USER_ID: BUSINESS_USER.id,
	TRUSTPILOT_BASE_URL: `${recorder.url}/trustpilot`,
	TRUSTPILOT_INVITATIONS_BASE_URL: `${recorder.url}/trustpilot-invitations`,
});

const abstractGhl = () => ({
	ABSTRACTGHL_API_KEY: API_KEYS.full.key,
	ABSTRACTGHL_BASE_URL: `${recorder.url}/abstractghl`,
});

type Variables = Readonly<Record<string, string | undefined>>;

/** Runs the script and asserts that it writes nothing and prints no secret. */
async function run(env: Variables, asJson = false) {
	recorder.take();
	const texts: string[] = [];
	const code = await checkLive(env, (text) => texts.push(text), asJson);
	const output = texts.join('\n');
	const writes = recorder.take().filter(({ method }) => method !== 'GET');
	const isSecret = (name: string) => /TOKEN|KEY|SECRET/.test(name);
	for (const [name, value] of Object.entries(env)) {
		if (isSecret(name) && value) expect(output).not.toContain(value);
	}
	return { code, output, writes: writes.map(({ path }) => path) };
}

it('passes with a credential that has all scopes', async () => {
	const { code, output, writes } = await run(ghl());
	expect(output).toMatch(/^GHL\n✓ Connection: GHL accepts the credential\n✓ Location: /);
	expect(output).toMatch(/\n– Write Scopes: Not checked/);
	expect(output).toMatch(/\nFailed checks: 0$/);
	expect({ code, writes }).toEqual({ code: 0, writes: [] });
});

it.each([
	[
		'a missing scope',
		noOrders.token,
		/✗ Scope payments\/orders\.readonly: .+\n {4}This is needed for GHL Orders and the GHL Orders Trigger\. Add the scope/,
	],
	['the token of another location', second.token, /✗ Connection: .+\n {4}Check the Location ID/],
	['the token of an agency', agency.token, /✗ Connection: .+\n {4}Use a private integration/],
])('fails with %s', async (_name, token, text) => {
	const { code, output, writes } = await run(ghl(token));
	expect(output).toMatch(text);
	expect(output).toMatch(/\nFailed checks: 1$/);
	expect({ code, writes }).toEqual({ code: 1, writes: [] });
});

it('fails with an expired token', async () => {
	testbed.sandbox.control.ghl.expireTokens({ kind: 'private' });
	const { code, output, writes } = await run(ghl());
	expect(output).toMatch(/✗ Connection: .+\n {4}Open the credential and reconnect it/);
	expect(output).toMatch(/\nFailed checks: 1$/);
	expect({ code, writes }).toEqual({ code: 1, writes: [] });
});

it('checks all APIs whose variables are set', async () => {
	const { code, output, writes } = await run({ ...ghl(), ...trustpilot(), ...abstractGhl() });
	expect(output).toMatch(/^GHL\n[\s\S]+\nTrustpilot\n[\s\S]+\nAbstractGHL\n/);
	expect(code).toBe(0);
	// The token of the application.
	expect(writes).toEqual([
		'/trustpilot/v1/oauth/oauth-business-users-for-applications/accesstoken',
	]);
});

it('checks the public data of Trustpilot with an API key only', async () => {
	const { code, output } = await run({ ...trustpilot(), TRUSTPILOT_API_SECRET: '' });
	expect(output).toMatch(/– Private Service Reviews: Not checked: this request requires OAuth2/);
	expect(code).toBe(0);
});

it('names the variables if none is set', async () => {
	const { code, output } = await run({ GHL_ACCESS_TOKEN: full.token });
	expect(output).toMatch(/^Set the environment variables[\s\S]+GHL_ACCESS_TOKEN, GHL_LOCATION_ID/);
	expect(code).toBe(1);
});

it('is a script with JSON output and an exit code', async () => {
	const { accessToken } = testbed.sandbox.control.ghl.issueTokens(
		OAUTH_CLIENTS.subAccount.clientId,
		String(full.grant.locationId),
		['payments/integration.readonly'],
	);
	const script = spawn(
		process.execPath,
		[require.resolve('tsx/cli'), 'scripts/check-live.ts', '--json'],
		{ cwd: root, env: { ...process.env, ...ghl(accessToken) } },
	);
	const [stdout, stderr, [code]] = await Promise.all([
		text(script.stdout),
		text(script.stderr),
		once(script, 'close'),
	]);
	expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
	const { GHL: checks } = JSON.parse(stdout) as { GHL: Array<{ check: string; ok: boolean }> };
	expect(checks).toContainEqual(expect.objectContaining({ check: 'Connection', ok: true }));
	expect(stdout).not.toContain(accessToken);
});
