import { chain, node, START } from '../../sandbox/n8n/chain';
import { importWorkflow, sandboxCredentials } from '../../sandbox/n8n/credentials';
import { canBeClicked, examples } from './support/examples';
import { READ_ONLY } from './support/repeats';
import { startTestbed, type Testbed } from './support/testbed';

/** The settings that n8n 3 announces as defaults or as the only choice, by the rules of n8n's own migration report. */
const SETTINGS = {
	// The next version adds the ranges after `default`. The sandbox is on this machine.
	N8N_SSRF_PROTECTION_ENABLED: 'true',
	N8N_SSRF_BLOCKED_IP_RANGES: 'default,100.64.0.0/10,64:ff9b::/96,2002::/16,2001::/32',
	N8N_SSRF_ALLOWED_IP_RANGES: '127.0.0.0/8',
	N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem',
	N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
};

/** A private address. No machine needs to have it, because n8n does not connect to it. */
const PRIVATE_HOST = '10.255.255.1';
const CREDENTIAL = 'Private Address';

interface Report {
	report: {
		workflowResults: Array<{ ruleId: string; nbAffectedWorkflows: number }>;
		instanceResults: Array<{ ruleId: string }>;
	};
	totalWorkflows: number;
}

describe('n8n with the settings of version 3', () => {
	let testbed: Testbed;
	const ids = new Map<string, string>();

	beforeAll(async () => {
		testbed = await startTestbed({ environment: SETTINGS }, { orders: 60, rateLimit: null });
		for (const { file, workflow } of examples()) {
			const { id } = await importWorkflow(testbed.n8n.client, workflow, testbed.credentials);
			ids.set(file, id);
		}
	});
	afterAll(async () => await testbed?.close());

	it('reports no breaking change for the example workflows', async () => {
		const { report, totalWorkflows } = await testbed.n8n.client.call<Report>(
			'POST',
			'/breaking-changes/report/refresh?version=v3',
		);
		expect(totalWorkflows).toBe(examples().length);
		expect(report.workflowResults.filter((rule) => rule.nbAffectedWorkflows > 0)).toEqual([]);
		const rules = report.instanceResults.map(({ ruleId }) => ruleId);
		expect(rules.filter((rule) => /binary|unverified/.test(rule))).toEqual([]);
	});

	it.each(
		examples()
			.filter(canBeClicked)
			.filter(({ file }) => READ_ONLY.includes(file)),
	)('runs the example $file', async ({ file, start }) => {
		const execution = await testbed.n8n.client.run(String(ids.get(file)), start);
		expect(execution.status).toBe('success');
	});

	it('refreshes an expired OAuth2 token', async () => {
		const { client } = testbed.n8n;
		const oauth = 'ghlOAuth2Api';
		const { name } = sandboxCredentials(testbed.sandbox.url).oauth;
		const workflow = chain('OAuth2', ghlOrders({ [oauth]: { id: null, name } }, 'oAuth2'));
		const { id } = await importWorkflow(client, workflow, testbed.credentials);
		testbed.sandbox.control.ghl.expireTokens();
		expect((await client.run(id, START)).status).toBe('success');
	});

	it('names the private address that n8n does not allow, and sends no request', async () => {
		const { client } = testbed.n8n;
		const { token } = sandboxCredentials(testbed.sandbox.url);
		const data = { ...token.data, baseUrl: `http://${PRIVATE_HOST}` };
		const credential = await client.saveCredential({ ...token, name: CREDENTIAL, data });
		const workflow = chain('Blocked', ghlOrders({ ghlApi: { id: null, name: CREDENTIAL } }));
		const saved = new Map([...testbed.credentials, [CREDENTIAL, credential]]);
		const { id } = await importWorkflow(client, workflow, saved);
		const execution = await client.run(id, START);
		expect(execution.status).toBe('error');
		expect(execution.data.resultData.error).toMatchObject({
			message: `n8n does not allow requests to ${PRIVATE_HOST}`,
			description: expect.stringContaining('N8N_SSRF_ALLOWED_HOSTNAMES') as string,
		});
	});
});

function ghlOrders(credentials: object, authentication = 'apiKey') {
	return node(
		'Orders',
		'n8n-nodes-ghl-commerce.ghlOrders',
		1,
		{ authentication, resource: 'order', operation: 'getAll', limit: 5 },
		credentials as never,
	);
}
