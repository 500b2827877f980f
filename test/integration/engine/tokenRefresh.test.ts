import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { startSandbox } from '../../../sandbox/server';
import type { FaultEffect, Sandbox } from '../../../sandbox/server';
import type { CredentialStore } from '../../harness';
import { logs, manifest, root, sourceOf } from '../../harness';
import {
	apiRequests,
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

const HTML = '<html><head><title>401 Authorization Required</title></head><body></body></html>';

describe('a 401 with any message', () => {
	it.each<[string, unknown]>([
		['The token is expired', { statusCode: 401, message: 'The token is expired' }],
		['Unauthorized', { message: 'Unauthorized' }],
		['no body', ''],
		['another code', { error: { code: 'session_ended', message: 'Sign in again' } }],
		['an HTML page', HTML],
		['a list', ['authentication failed']],
		['a text', 'Bearer token revoked'],
		['OAuth', { error: 'invalid_request', error_description: 'Malformed credentials' }],
	])('%s: refreshes the token once for all items', async (_name, body) => {
		const credentials = await withExpiredToken(sandbox, GHL_LOCATION);
		sandbox.control.set({ rejectedToken: { status: 401, body } });
		expect(await readItems(GHL_LOCATION, credentials, 20)).toHaveLength(20);
		expect(tokenRequests(sandbox, GHL_LOCATION)).toHaveLength(1);
	});

	it.each(OAUTH_CASES)('$name: refreshes the token once for all items', async (oauth) => {
		const credentials = await withExpiredToken(sandbox, oauth);
		sandbox.control.set({ rejectedToken: { status: 401, body: { message: 'Unauthorized' } } });
		expect(await readItems(oauth, credentials, 20)).toHaveLength(20);
		expect(tokenRequests(sandbox, oauth)).toHaveLength(1);
	});

	it.each(OAUTH_CASES)('$name: retries a write once', async (oauth) => {
		const credentials = await withExpiredToken(sandbox, oauth);
		sandbox.control.set({ rejectedToken: { status: 401, body: 'Session ended' } });
		const run = async () => await writeOnce(oauth, credentials, sandbox);
		const before = oauth.written(sandbox);
		await run();
		// When GHL creates an order, the sandbox also creates its transactions.
		const made =
			oauth.type === 'ghlOAuth2Api' ? sandbox.requests.find('POST', /record-payment$/) : [];
		const accepted = made.filter(({ status }) => status < 400).length;
		expect(oauth.type === 'ghlOAuth2Api' ? accepted : oauth.written(sandbox) - before).toBe(1);
		expect(tokenRequests(sandbox, oauth)).toHaveLength(1);
	});

	it.each([
		['The token is not authorized for this scope.', 401],
		["Token's user type mismatch!", 401],
		['This authClass type is not allowed to access this scope.', 401],
		['This route is not yet supported by the IAM Service', 401],
		['version header was not found.', 401],
		['The token does not have access to this location.', 401],
		['The token does not have access to this location.', 403],
	])('does not refresh the token for the reason "%s" (%d)', async (message, status) => {
		const credentials = GHL_LOCATION.connect(sandbox);
		sandbox.faults.add({
			path: GHL_LOCATION.api,
			effect: { kind: 'status', status, body: { message } },
		});
		await errorOf(readItems(GHL_LOCATION, credentials, 5));
		expect(tokenRequests(sandbox, GHL_LOCATION)).toHaveLength(0);
	});
});

describe('a refresh that does not help', () => {
	const wordings = ['Access denied for this session', 'Invalid JWT', 'Access Token expired'];

	it.each(
		OAUTH_CASES.flatMap((oauth) =>
			wordings.map((wording) => ({ oauth, wording, name: oauth.name })),
		),
	)(
		'$name, $wording: is not repeated for other items, nodes and executions',
		async ({ oauth, wording }) => {
			const credentials = oauth.connect(sandbox);
			await readItems(oauth, credentials);
			sandbox.requests.clear();
			const effect: FaultEffect = { kind: 'status', status: 401, body: { message: wording } };
			sandbox.faults.add({ path: oauth.api, effect });
			await readItems(oauth, credentials, 20, { continueOnFail: true });
			await readItems(oauth, credentials, 5, { continueOnFail: true });
			await errorOf(writeOnce(oauth, credentials, sandbox));
			const refreshes =
				oauth === GHL_AGENCY ? mintRequests(sandbox) : tokenRequests(sandbox, oauth);
			expect(refreshes).toHaveLength(1);
		},
	);

	it('sends each request twice, and later requests once', async () => {
		const credentials = GHL_LOCATION.connect(sandbox);
		const effect: FaultEffect = { kind: 'status', status: 401, body: { message: 'No' } };
		sandbox.faults.add({ path: GHL_LOCATION.api, effect });
		const { message } = await errorOf(readItems(GHL_LOCATION, credentials));
		expect(message).toBe('GHL rejected the credential: No');
		expect(apiRequests(sandbox, GHL_LOCATION)).toHaveLength(2);
		await errorOf(readItems(GHL_LOCATION, credentials));
		expect(apiRequests(sandbox, GHL_LOCATION)).toHaveLength(3);
	});

	it('does not stop the items that succeed', async () => {
		const credentials = GHL_LOCATION.connect(sandbox);
		const effect: FaultEffect = { kind: 'status', status: 401, body: { message: 'No' } };
		sandbox.faults.add({ path: GHL_LOCATION.api, every: 2, effect, skip: 1 });
		const items = await readItems(GHL_LOCATION, credentials, 10, { continueOnFail: true });
		expect(items.filter(({ json }) => 'error' in json).length).toBeLessThan(8);
		expect(tokenRequests(sandbox, GHL_LOCATION)).toHaveLength(1);
	});

	it('does not count if the token has expired', async () => {
		const credentials = GHL_LOCATION.connect(sandbox);
		sandbox.control.set({ tokenLifetimeMs: 1_000, rejectedToken: { status: 401, body: 'No' } });
		GHL_LOCATION.expire(sandbox);
		await readItems(GHL_LOCATION, credentials);
		await new Promise((resolve) => setTimeout(resolve, 1_100));
		await readItems(GHL_LOCATION, credentials);
		expect(sandbox.control.ghl.refreshCount()).toBe(2);
	});
});

describe('an expired token in two processes of n8n', () => {
	const users = OAUTH_CASES.filter(({ isServer, name }) => !isServer && name !== GHL_AGENCY.name);

	/** Returns the same node with separate memory. */
	const inOtherProcess = ({ node }: OAuthCase): OAuthCase['node'] => {
		const { name } = node().constructor;
		const compiled = manifest().n8n.nodes.find((path) => path.endsWith(`/${name}.node.js`));
		const source = join(root, sourceOf(String(compiled)));
		let modules: Record<string, new () => ReturnType<typeof node>> = {};
		jest.isolateModules(() => (modules = jest.requireActual(source)));
		return () => new modules[name]();
	};

	/** Reads and writes of a credential take some time, as with a database. */
	const withLatency = (credentials: CredentialStore): CredentialStore => {
		for (const method of ['getDecrypted', 'updateCredentialsOauthTokenData'] as const) {
			const call = credentials[method].bind(credentials) as (...args: unknown[]) => never;
			credentials[method] = (async (...args: unknown[]) => {
				await sleep(Math.random() * 10);
				return call(...args);
			}) as never;
		}
		return credentials;
	};

	it.each(users)('$name: is refreshed once for both', async (oauth) => {
		const others = [oauth, { ...oauth, node: inOtherProcess(oauth) }];
		const credentials = withLatency(oauth.connect(sandbox));
		for (let count = 1; count <= 20; count++) {
			oauth.expire(sandbox);
			await Promise.all(others.map(async (process) => await readItems(process, credentials)));
			expect(oauth.refreshCount(sandbox)).toBe(count);
		}
	});
});

describe('a token past its expiry', () => {
	it.each([
		[403, { message: 'Forbidden resource' }],
		[401, { message: 'The token is not authorized for this scope.' }],
	])('is refreshed after any %d', async (status, body) => {
		sandbox.control.set({ tokenLifetimeMs: 0, rejectedToken: { status, body } });
		const credentials = GHL_LOCATION.connect(sandbox);
		sandbox.control.set({ tokenLifetimeMs: 86_399_000 });
		expect(await readItems(GHL_LOCATION, credentials, 5)).toHaveLength(5);
		expect(tokenRequests(sandbox, GHL_LOCATION)).toHaveLength(1);
	});
});
