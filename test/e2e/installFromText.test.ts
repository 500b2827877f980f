import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { MAIN_LOCATION } from '../../sandbox/ghl/accounts';
import { outputOf } from '../../sandbox/n8n/client';
import { importWorkflow, saveCredentials } from '../../sandbox/n8n/credentials';
import { type N8nInstance, prepareN8n } from '../../sandbox/n8n/instance';
import { E2E_VERSIONS } from '../../sandbox/n8n/versions';
import { type Sandbox, startSandbox } from '../../sandbox/server';
import { NODES, singleNode } from './support/singleNode';

const ROOT = resolve(__dirname, '../..');
const PACKAGE = 'n8n-nodes-ghl-commerce';

/** Commands that make the checkout in which this test runs. */
const DONE = /^(git clone|cd n8n-nodes-ghl-commerce|npm ci|npm run build)\b/;

/** Returns the commands of a section of docs/install.md, one list for each block. */
async function commandsOf(section: string): Promise<string[][]> {
	const text = await readFile(join(ROOT, 'docs/install.md'), 'utf8');
	const part = text.split(/^## /m).find((one) => one.startsWith(section));
	const blocks = [...(part ?? '').matchAll(/```sh\n([^]*?)```/g)];
	return blocks.map(([, block]) =>
		block.split('\n').filter((line) => line !== '' && !DONE.test(line)),
	);
}

describe('The commands of docs/install.md', () => {
	let home: string;
	let sandbox: Sandbox;
	let n8n: N8nInstance;
	beforeAll(async () => {
		home = await mkdtemp(join(tmpdir(), 'ghl-install-'));
		sandbox = await startSandbox({ orders: 10 });
	});
	afterAll(async () => {
		await n8n?.stop();
		await sandbox.close();
		await rm(home, { recursive: true, force: true });
	});

	const run = async (commands: string[]) =>
		await promisify(execFile)('bash', ['-e', '-c', commands.join('\n')], {
			cwd: ROOT,
			env: { ...process.env, HOME: home },
		});
	const installed = () => join(home, '.n8n/nodes/node_modules', PACKAGE);

	it('install nodes that work, and remove them', async () => {
		const [make] = await commandsOf('1.');
		const [install, remove] = await commandsOf('2.');
		expect(make).toEqual(['npm pack']);
		const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as {
			version: string;
		};
		const file = join(ROOT, `${PACKAGE}-${version}.tgz`);
		try {
			await run(make);
			await run(install);
		} finally {
			await rm(file, { force: true });
		}
		expect(existsSync(installed())).toBe(true);

		n8n = await prepareN8n({ folder: home, version: E2E_VERSIONS[0], nodes: 'none' });
		await n8n.start();
		const credentials = await saveCredentials(n8n.client, sandbox.url);
		const workflow = singleNode('Installed from a file', {
			type: `${PACKAGE}.ghlOrders`,
			authentication: 'apiKey',
			parameters: { resource: 'order', operation: 'getAll', returnAll: true },
		});
		const { id } = await importWorkflow(n8n.client, workflow, credentials);
		const items = outputOf(await n8n.client.run(id, NODES.start), NODES.tested);
		expect(items).toHaveLength(sandbox.world.ghl.orders.all(MAIN_LOCATION.id).length);

		// The page states that n8n does not list the package.
		expect(await n8n.client.call('GET', '/community-packages')).toEqual([]);

		await n8n.stop();
		await run(remove);
		expect(existsSync(installed())).toBe(false);
	});
});
