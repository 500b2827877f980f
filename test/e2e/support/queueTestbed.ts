import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { saveCredentials } from '../../../sandbox/n8n/credentials';
import { N8nInstance } from '../../../sandbox/n8n/instance';
import { installN8n } from '../../../sandbox/n8n/install';
import { freePort, N8nProcess, type N8nRole } from '../../../sandbox/n8n/process';
import { E2E_VERSIONS } from '../../../sandbox/n8n/versions';
import { type SandboxOptions, startSandbox } from '../../../sandbox/server';
import { patiently } from './flows';
import { startServices } from './services';
import { copyTemplate } from './template';
import { NO_EDITOR, type Testbed } from './testbed';

/** An n8n in queue mode. `n8n` is its main process. */
export interface QueueTestbed extends Testbed {
	workers: N8nProcess[];
	/** The process that receives the webhooks. */
	webhook: N8nProcess;
}

/** Starts Redis, PostgreSQL, a sandbox, and n8n with a main process, workers and a webhook process. */
export async function startQueueTestbed(
	world: SandboxOptions = {},
	workerCount = 2,
): Promise<QueueTestbed> {
	const services = await startServices();
	const folder = await mkdtemp(join(tmpdir(), 'ghl-queue-'));
	const sandbox = await startSandbox(world);
	const installation = await installN8n(E2E_VERSIONS[0]);
	await copyTemplate(installation.version, folder);
	const environment = {
		...services.environment,
		...NO_EDITOR,
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
	};
	const processOf = async (name: string, role: N8nRole) => {
		const port = await freePort();
		const own = {
			...environment,
			QUEUE_HEALTH_CHECK_PORT: String(port),
			// Executions at the same time run on different workers.
			...(role === 'worker' && { N8N_CONCURRENCY_PRODUCTION_LIMIT: '1' }),
		};
		return new N8nProcess({ installation, folder, port, environment: own, role, name });
	};
	const n8n = new N8nInstance(await processOf('main', 'main'));
	const workers: N8nProcess[] = [];
	for (let number = 1; number <= workerCount; number++) {
		workers.push(await processOf(`worker-${number}`, 'worker'));
	}
	const webhook = await processOf('webhook', 'webhook');
	const close = async (): Promise<void> => {
		// The data is not needed anymore, so n8n need not wait for executions.
		await Promise.all([n8n.process, ...workers, webhook].map(async (one) => await one.kill()));
		await sandbox.close();
		await services.close();
		await rm(folder, { recursive: true, force: true });
	};
	try {
		// The first start creates the tables.
		await patiently(() => n8n.start());
		const [credentials] = await Promise.all([
			patiently(() => saveCredentials(n8n.client, sandbox.url)),
			...[...workers, webhook].map(async (one) => await one.start()),
		]);
		return { sandbox, n8n, workers, webhook, folder, credentials, close };
	} catch (error) {
		await close();
		throw error;
	}
}
