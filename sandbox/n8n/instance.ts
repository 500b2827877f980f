import { N8nClient } from './client';
import { installN8n, N8N_VERSIONS } from './install';
import { customExtensions, installNodes } from './nodesPackage';
import { freePort, N8nProcess } from './process';

/** How the nodes of this package come into an n8n. */
export type NodesFrom =
	/** The packed tarball, installed as users do: types begin with `n8n-nodes-ghl-commerce.` */
	| 'tarball'
	/** The folder `dist`, by `N8N_CUSTOM_EXTENSIONS`: types begin with `CUSTOM.` */
	| 'extension'
	/** Not at all. */
	| 'none';

/** How to start an n8n. */
export interface N8nOptions {
	/** The folder that holds `.n8n`; made if it is not there, and kept. */
	folder: string;
	/** The newest that installs, if absent. */
	version?: string;
	/** The port to take if it is free; any free one if absent. */
	port?: number;
	/** `tarball`, if absent. */
	nodes?: NodesFrom;
	/** Further environment variables. */
	environment?: Record<string, string>;
	/** Is told about the installation of n8n; by default the terminal. */
	say?: (line: string) => void;
}

/** A running n8n, and a client that is logged in as its owner. */
export interface N8nInstance {
	url: string;
	process: N8nProcess;
	client: N8nClient;
}

/** Installs what is missing, starts n8n, makes its owner and logs in. */
export async function startN8n(options: N8nOptions): Promise<N8nInstance> {
	const { folder, nodes = 'tarball', version = N8N_VERSIONS.newest } = options;
	const installation = await installN8n(version, options.say);
	if (nodes === 'tarball') await installNodes(folder);
	const process = new N8nProcess({
		installation,
		folder,
		port: await freePort(options.port),
		environment: { ...(nodes === 'extension' && customExtensions()), ...options.environment },
	});
	await process.start();
	const client = new N8nClient(process.url);
	await client.logIn();
	return { url: process.url, process, client };
}
