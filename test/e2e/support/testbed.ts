import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type N8nInstance, type N8nOptions, prepareN8n } from '../../../sandbox/n8n/instance';
import { E2E_VERSIONS } from '../../../sandbox/n8n/versions';
import { saveCredentials } from '../../../sandbox/n8n/credentials';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../sandbox/server';
import { patiently } from './flows';
import { copyTemplate } from './template';

/** A sandbox and a new n8n with the installed package and saved credentials. */
export interface Testbed {
	sandbox: Sandbox;
	n8n: N8nInstance;
	/** The folder with n8n's database, log and settings. */
	folder: string;
	/** IDs of the saved credentials, by name. */
	credentials: ReadonlyMap<string, string>;
	/** Stops both and removes the data. */
	close(): Promise<void>;
}

/**
 * Settings with which n8n returns 503 as soon as it is overloaded, that is, if its database does not respond in
 * time.
 */
export const IMPATIENT = {
	DB_PING_INTERVAL_SECONDS: '1',
	DB_PING_TIMEOUT_MS: '100',
	DB_PING_MAX_FAILURES_BEFORE_RECOVERY: '1000',
};

/** How to start the n8n of a {@link Testbed}. */
export interface TestbedOptions extends Omit<N8nOptions, 'folder'> {
	/** Whether n8n serves its editor. Default: no, because n8n then starts in three quarters of the time. */
	hasEditor?: boolean;
}

/** The setting with which n8n serves no editor. */
export const NO_EDITOR = { N8N_DISABLE_UI: 'true' };

/** Starts a {@link Testbed}. */
export async function startTestbed(
	{ hasEditor = false, ...options }: TestbedOptions = {},
	world: SandboxOptions = {},
): Promise<Testbed> {
	const folder = await mkdtemp(join(tmpdir(), 'ghl-e2e-'));
	const sandbox = await startSandbox(world);
	const { nodes = 'tarball', version = E2E_VERSIONS[0] } = options;
	const hasNodes = nodes === 'tarball';
	if (hasNodes) await copyTemplate(version, folder);
	const n8n = await prepareN8n({
		...{ folder, ...options, version, nodes: hasNodes ? 'none' : nodes },
		environment: { ...(!hasEditor && NO_EDITOR), ...options.environment },
	});
	const close = async (): Promise<void> => {
		await n8n.stop();
		await sandbox.close();
		await rm(folder, { recursive: true, force: true });
	};
	try {
		await patiently(() => n8n.start());
		const credentials = await patiently(() => saveCredentials(n8n.client, sandbox.url));
		return { sandbox, n8n, folder, credentials, close };
	} catch (error) {
		await close();
		throw error;
	}
}
