import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { createPackage } from '../../scripts/packages/create';
import { type ServiceKey, SERVICES } from '../../scripts/packages/services';
import { chain, node, START } from '../../sandbox/n8n/chain';
import { type Credential, outputOf } from '../../sandbox/n8n/client';
import { importWorkflow, sandboxCredentials } from '../../sandbox/n8n/credentials';
import { type N8nInstance, prepareN8n } from '../../sandbox/n8n/instance';
import { installPackage } from '../../sandbox/n8n/nodesPackage';
import { E2E_VERSIONS } from '../../sandbox/n8n/versions';
import { type Sandbox, startSandbox } from '../../sandbox/server';
import { APP, MAIN_UNIT } from '../../sandbox/trustpilot/accounts';

const ROOT = resolve(__dirname, '../..');

interface Case {
	node: string;
	parameters: IDataObject;
	credential: (url: string) => Credential;
	/** Part of the output of the operation. */
	expected: IDataObject;
}

const anId = expect.any(String) as unknown as string;

const CASES: Record<ServiceKey, Case> = {
	ghl: {
		node: 'ghlOrders',
		parameters: { resource: 'order', operation: 'getAll', limit: 1 },
		credential: (url) => sandboxCredentials(url).token,
		expected: { orderId: anId },
	},
	trustpilot: {
		node: 'trustpilot',
		parameters: { resource: 'businessUnit', operation: 'find', domain: MAIN_UNIT.domain },
		credential: (url) => ({
			name: 'Trustpilot (API Key)',
			type: 'trustpilotApi',
			data: { apiKey: APP.key, baseUrl: `${url}/trustpilot` },
		}),
		expected: { businessUnitId: MAIN_UNIT.id },
	},
	abstractGhl: {
		node: 'abstractGhl',
		parameters: { resource: 'order', operation: 'getAll', limit: 1 },
		credential: (url) => sandboxCredentials(url).abstractGhl,
		expected: { orderId: anId },
	},
};

describe.each(Object.entries(CASES))('n8n with only the package of %s', (key, one) => {
	const { name } = SERVICES[key as ServiceKey];
	let folder: string;
	let sandbox: Sandbox;
	let n8n: N8nInstance;

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'ghl-package-'));
		const source = join(folder, 'source');
		createPackage(key as ServiceKey, ROOT, source);
		await installPackage(source, folder);
		sandbox = await startSandbox({ orders: 5 });
		n8n = await prepareN8n({ folder, version: E2E_VERSIONS[0], nodes: 'none' });
		await n8n.start();
	});
	afterAll(async () => {
		await n8n?.stop();
		await sandbox?.close();
		await rm(folder, { recursive: true, force: true });
	});

	it('runs an operation with a saved credential', async () => {
		const credential = one.credential(sandbox.url);
		const id = await n8n.client.saveCredential(credential);
		const workflow = chain(
			name,
			node(
				'Tested',
				`${name}.${one.node}`,
				1,
				{ authentication: 'apiKey', ...one.parameters } as never,
				{
					[credential.type]: { id: null, name: credential.name },
				},
			),
		);
		const saved = await importWorkflow(n8n.client, workflow, new Map([[credential.name, id]]));
		const execution = await n8n.client.run(saved.id, START);
		expect(execution.status).toBe('success');
		expect(outputOf(execution, 'Tested')).toEqual([expect.objectContaining(one.expected)]);
	});
});
