import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { INodeParameters } from 'n8n-workflow';
import { API_KEYS } from '../../sandbox/abstractGhl/accounts';
import { MAIN_LOCATION, OAUTH_CLIENTS, PRIVATE_TOKENS } from '../../sandbox/ghl/accounts';
import { chain, node, START } from '../../sandbox/n8n/chain';
import type { WorkflowJson } from '../../sandbox/n8n/client';
import { CREDENTIAL_NAMES, importWorkflow } from '../../sandbox/n8n/credentials';
import type { FaultEffect } from '../../sandbox/server';
import { APP } from '../../sandbox/trustpilot/accounts';
import { EVERY_FIVE_SECONDS } from './support/pollTimes';
import { startTestbed, type Testbed } from './support/testbed';

const { token } = PRIVATE_TOKENS.full;

/** Responses in which the service repeats the token of the request. */
const ECHOES: FaultEffect[] = [
	{ kind: 'status', status: 400, body: { message: `Bad token ${token}` } },
	{ kind: 'status', status: 401, body: { message: `Invalid JWT: Bearer ${token}` } },
];

/** Failures in which a careless client shows its request. */
const FAULTS: FaultEffect[] = [
	{ kind: 'status', status: 401, body: { message: 'Invalid JWT' } },
	{ kind: 'html', status: 403 },
	{ kind: 'reset' },
	{ kind: 'cutJson' },
];

const TYPES = { ghlApi: 'apiKey', ghlOAuth2Api: 'oAuth2' } as const;

function ghl(
	name: 'ghlOrders' | 'ghlOrdersTrigger',
	parameters: INodeParameters,
	type: keyof typeof TYPES = 'ghlApi',
) {
	const credential = type === 'ghlApi' ? CREDENTIAL_NAMES.token : CREDENTIAL_NAMES.oauth;
	return node(
		'GHL',
		`n8n-nodes-ghl-commerce.${name}`,
		1,
		{ authentication: TYPES[type], ...parameters },
		{ [type]: { id: null, name: credential } },
	);
}

/** Returns all files that n8n stores, with their text: database, logs, settings. */
function filesOf(folder: string): Array<{ path: string; text: string }> {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
		.map((entry) => join(entry.parentPath, entry.name))
		.map((path) => ({ path, text: readFileSync(path, 'latin1') }));
}

describe('the files of n8n', () => {
	let testbed: Testbed;
	beforeAll(async () => {
		const rateLimit = { max: 5_000, intervalMs: 1_000, daily: 10_000_000 };
		testbed = await startTestbed(
			{ environment: { N8N_LOG_LEVEL: 'debug' } },
			{ orders: 40, days: 5, rateLimit },
		);
	});
	afterAll(async () => await testbed?.close());

	const save = async (workflow: WorkflowJson) =>
		(await importWorkflow(testbed.n8n.client, workflow, testbed.credentials)).id;

	/** Runs a list successfully, and then once with each fault. */
	async function runThroughFaults(
		type: keyof typeof TYPES,
		faults: readonly FaultEffect[],
	): Promise<string> {
		const { client } = testbed.n8n;
		const parameters = {
			resource: 'order',
			operation: 'getAll',
			options: { maxWait: 0, timeout: 5 },
		};
		const id = await save(chain(`Faults of ${type}`, ghl('ghlOrders', parameters, type)));
		expect((await client.run(id, START)).status).toBe('success');
		for (const effect of faults) {
			const fault = testbed.sandbox.faults.add({ effect, path: '/ghl/payments' });
			expect((await client.run(id, START)).status).toBe('error');
			testbed.sandbox.faults.clear(fault.id);
		}
		return id;
	}

	/** Activates a trigger, and waits for a poll that emits and for one that is rejected. */
	async function poll(): Promise<string> {
		const { client } = testbed.n8n;
		const parameters = {
			pollTimes: EVERY_FIVE_SECONDS,
			events: ['orderCreated', 'orderStatusChanged'],
			options: { emitExisting: true },
		};
		const id = await save({
			name: 'Polls',
			nodes: [ghl('ghlOrdersTrigger', parameters as INodeParameters)],
			connections: {},
		});
		const until = async (count: number) => {
			const deadline = Date.now() + 60_000;
			while ((await client.executionIds(id)).length < count) {
				if (Date.now() > deadline) throw new Error(`There is no execution ${count}`);
				await sleep(500);
			}
		};
		await client.activate(id);
		await until(1);
		testbed.sandbox.faults.add({ effect: ECHOES[1], path: '/ghl/payments' });
		await until(2);
		testbed.sandbox.faults.clear();
		await client.deactivate(id);
		return id;
	}

	it('contain no token, key or secret: database, logs, executions, static data', async () => {
		const { client, process } = testbed.n8n;
		const ghlRuns = await runThroughFaults('ghlApi', [...ECHOES, ...FAULTS]);
		expect(testbed.sandbox.control.ghl.expireTokens()).toBeGreaterThan(0);
		const workflows = [ghlRuns, await runThroughFaults('ghlOAuth2Api', FAULTS), await poll()];

		const executions: string[] = [];
		for (const id of workflows) {
			for (const execution of await client.executionIds(id)) {
				const { data } = await client.call<{ data: string }>('GET', `/executions/${execution}`);
				executions.push(data);
			}
		}
		const { staticData } = await client.workflow(workflows[2]);
		await testbed.n8n.stop();
		const kept = [
			...filesOf(testbed.folder),
			...executions.map((text, at) => ({ path: `execution ${at}`, text })),
			{ path: 'static data', text: JSON.stringify(staticData) },
		];

		// All OAuth tokens of the sandbox have the same prefix.
		const { clientId, clientSecret } = OAUTH_CLIENTS.subAccount;
		const issued = testbed.sandbox.control.ghl.issueTokens(clientId, MAIN_LOCATION.id);
		const length = [...issued.accessToken].findIndex((c, i) => c !== issued.refreshToken?.[i]);
		expect(length).toBeGreaterThan(40);
		const secrets = {
			'private token': token,
			'OAuth2 token': issued.accessToken.slice(0, length),
			'client secret': clientSecret,
			'secret of Trustpilot': APP.secret,
			'key of AbstractGHL': API_KEYS.full.key,
		};
		const holding = (text: string) =>
			kept.filter((one) => one.text.includes(text)).map(({ path }) => path);
		for (const [name, secret] of Object.entries(secrets)) {
			expect([name, holding(secret)]).toEqual([name, []]);
		}
		// The search works: it finds a location in the database, the executions and the static data.
		const found = holding(MAIN_LOCATION.id).join('\n');
		for (const place of ['database.sqlite', 'execution 1', 'static data']) {
			expect(found).toContain(place);
		}
		expect(kept.find(({ path }) => path.endsWith('n8n.log'))?.text.length).toBeGreaterThan(1_000);
		expect(process.running).toBe(false);
	});
});
