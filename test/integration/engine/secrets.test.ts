import { inspect } from 'node:util';

import { stringify } from 'flatted';
import type { IDataObject } from 'n8n-workflow';

import { MAIN_LOCATION, OAUTH_CLIENTS, PRIVATE_TOKENS } from '../../../sandbox/ghl/accounts';
import { startSandbox } from '../../../sandbox/server';
import type { FaultEffect, Sandbox } from '../../../sandbox/server';
import { logs } from '../../harness';
import { getMany, oauthCredential, runOrders, tokenCredential, UNLIMITED } from './support';

const TOKEN = PRIVATE_TOKENS.full.token;

/** Failures in which a careless client shows its request, or in which the service repeats the token. */
const FAULTS: Array<[name: string, effect: FaultEffect]> = [
	['a reset', { kind: 'reset' }],
	['a timeout', { kind: 'hang' }],
	['HTML', { kind: 'html' }],
	['cut-off JSON', { kind: 'cutJson' }],
	['another shape', { kind: 'wrongShape' }],
	['a rejection', { kind: 'status', status: 401 }],
	[
		'an echo of the token',
		{ kind: 'status', status: 400, body: { message: `Bad token ${TOKEN}` } },
	],
	['a fault that echoes the token', { kind: 'status', status: 500, body: `Bearer ${TOKEN}` }],
];

/** Returns all parts of an error that n8n can show, log or store: fields, causes and stack. */
const allOf = (thing: unknown) =>
	[inspect(thing, { depth: 12, showHidden: true }), stringify(thing)].join('\n');

describe('secrets', () => {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox({ orders: 3, rateLimit: UNLIMITED });
	});
	beforeEach(() => sandbox.control.reset());
	afterAll(async () => await sandbox.close());

	it('are found by this check', () => {
		const careless = new Error('x', { cause: { config: { headers: { Authorization: TOKEN } } } });
		expect(allOf(careless)).toContain(TOKEN);
	});

	const options = { timeout: 1, maxWait: 0 };

	it.each(FAULTS)('are not in errors, items and logs after %s', async (_name, effect) => {
		sandbox.faults.add({ effect });
		const store = tokenCredential(sandbox);
		const error = await runOrders(store, getMany({ options })).catch((thrown: unknown) => thrown);
		const items = await runOrders(store, getMany({ options }), { continueOnFail: true });
		expect(error).toBeInstanceOf(Error);
		expect(items[0].json.error).toBeTruthy();
		expect(`${allOf(error)}${allOf(items)}${logs.join('\n')}`).not.toContain(TOKEN);
	});

	it('are not shown if the host cannot be reached', async () => {
		const store = tokenCredential(sandbox, { baseUrl: 'http://127.0.0.1:9' });
		const error = await runOrders(store, getMany({ options })).catch((thrown: unknown) => thrown);
		expect(error).toBeInstanceOf(Error);
		expect(allOf(error)).not.toContain(TOKEN);
	});

	/** Returns a connected OAuth2 credential and its secrets. */
	function connected() {
		const { clientId, clientSecret } = OAUTH_CLIENTS.subAccount;
		const issued = sandbox.control.ghl.issueTokens(clientId, MAIN_LOCATION.id);
		const token: IDataObject = {
			access_token: issued.accessToken,
			refresh_token: issued.refreshToken,
			locationId: MAIN_LOCATION.id,
		};
		const secrets = [issued.accessToken, issued.refreshToken as string, clientSecret];
		return { store: oauthCredential(sandbox, token), secrets };
	}

	async function expectHidden({ store, secrets }: ReturnType<typeof connected>): Promise<void> {
		const run = runOrders(store, getMany({ authentication: 'oAuth2', options }));
		const error = await run.catch((thrown: unknown) => thrown);
		expect(error).toBeInstanceOf(Error);
		const shown = `${allOf(error)}${logs.join('\n')}`;
		for (const secret of secrets) expect(shown).not.toContain(secret);
	}

	it('are not shown if a refresh is rejected', async () => {
		const credential = connected();
		sandbox.control.ghl.expireTokens();
		sandbox.control.ghl.expireTokens({ kind: 'refresh' });
		await expectHidden(credential);
	});

	it('are not shown if the service repeats an OAuth2 token', async () => {
		const credential = connected();
		const message = `Bad token: Bearer ${credential.secrets[0]}`;
		sandbox.faults.add({ effect: { kind: 'status', status: 400, body: { message } } });
		await expectHidden(credential);
	});
});
